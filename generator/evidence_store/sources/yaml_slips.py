"""Common slips that the parser of YAML notices somewhere else, or takes for something else."""

import re

import yaml

from evidence_store.diagnostics import Suggestion
from evidence_store.sources import rules, slips
from evidence_store.sources.problem import Problem

_NO_SPACE = re.compile(r"(\s*)([\w-]+):(?=[^\s/])(?!.*: )")
_EQUALS = re.compile(r"(\s*)([\w-]+) *[=;] *(.*\S)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"(\s*)-(?=[^\s-])(.*\S)")
_NOTE = re.compile(r"(\s*)(?://|<!--)\s*(.*?)\s*(?:-->)?\s*")
_BOLD_FIELD = re.compile(r"(\s*)([*_]{1,3})([\w-]+)(:?)\2(:?) *(.*)")
_EMPHASIS = re.compile(r"([*_]{1,3})([^*_]+)\1")
_BEHIND_A_COMMA = re.compile(r"""("[^"]*"|'[^']*'),""")
_VALUE = re.compile(r"""(\s*(?:- +)*(?:(?:[\w-]+|"[\w-]+"): +)?)(.*\S)""")
"""What stands before the value of a line, and the value."""


def slip(said: str, lines: list[str], line: int, column: int) -> Problem | None:
    """Common slips that the parser notices somewhere else, or takes for something else."""
    here = lines[line - 1]
    indent = len(here) - len(here.lstrip())
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if "cannot start any token" in said and here[column - 1 : column] == "\t":
        return Problem(
            rules.YAML_TAB, line, column, "a tab stands where spaces belong", "replace the tab by two spaces"
        )
    left_over = _left_over(here, line)
    if left_over:
        return left_over
    pasted = _pasted(lines, line) or (_pasted(lines, above) if above and "expected ':'" in said else None)
    if pasted:
        return pasted
    if "expected alphabetic or numeric" in said and here.lstrip().startswith("* "):
        message = "a star does not begin an item of a list here"
        help = f"write a hyphen: - {here.lstrip()[2:].strip()[:60]}"
        return Problem(rules.YAML_SYNTAX, line, indent + 1, message, help, Suggestion("*", "-", certain=True))
    first_colon = "mapping values are not allowed" in said and re.fullmatch(r"\s*[\w-]+", here[: column - 1])
    unfinished = "could not find expected ':'" in said
    if first_colon or unfinished:
        for number in (above, line) if unfinished else (above,):
            found = _no_space(lines, number) or _equals(lines, number) if number else None
            if number and not found:
                found = _no_space_after_hyphen(lines, number) or _left_over(lines[number - 1], number)
            if found:
                return found
    if first_colon and above and indent > len(lines[above - 1]) - len(lines[above - 1].lstrip()):
        return Problem(
            rules.YAML_SYNTAX,
            line,
            indent + 1,
            "the spaces at the beginning of this line do not fit the lines above",
            "line it up with the fields it belongs to",
        )
    return _unquoted(said, lines, line, column)


def _no_space(lines: list[str], number: int) -> Problem | None:
    """`agency:council`, which YAML takes for one word."""
    match = _NO_SPACE.match(lines[number - 1])
    if not match:
        return None
    value = lines[number - 1][match.end() :].strip()
    shown = f"{match.group(2)}: {value[:60]}"
    return _to_write(
        number, match.end(), "a space is missing after the colon", shown, f":{value}", f": {value}"
    )


def _equals(lines: list[str], number: int) -> Problem | None:
    """`agency = council`, as in the settings of other programs."""
    match = _EQUALS.match(lines[number - 1])
    if not match:
        return None
    better = f"{match.group(2)}: {match.group(3)}"
    sign = "an equals sign" if "=" in match.group() else "a semicolon"
    message = f"{sign} stands where a colon belongs"
    written = lines[number - 1].strip()
    return _to_write(number, len(match.group(1)) + 1, message, better[:80], written, better)


def _no_space_after_hyphen(lines: list[str], number: int) -> Problem | None:
    """`-Wickford`, which YAML takes for a word."""
    match = _NO_SPACE_AFTER_HYPHEN.fullmatch(lines[number - 1])
    if not match:
        return None
    message, value = "a space is missing after the hyphen", match.group(2)
    return _to_write(number, len(match.group(1)) + 1, message, f"- {value[:60]}", f"-{value}", f"- {value}")


def _pasted(lines: list[str], line: int) -> Problem | None:
    """A text between the items of a list: a reference as it is printed, or as BibTeX."""
    here = lines[line - 1]
    is_list = next((text for text in lines if text.strip() and text[0] != "#"), "").startswith("- ")
    if not is_list or not re.match(r"[^\s#\-]", here) or re.match(r"[\w-]+ *[:=]", here):
        return None
    help = "delete it, or write it as an item that begins with `- id: …`"
    if re.match(r"@\w+\s*\{", here):
        help = "take it out into a file like new.bib, and run `evidence-store import new.bib`"
    return Problem(
        rules.YAML_SYNTAX, line, 1, "this line stands between the items of the list, and is none", help
    )


def _left_over(here: str, line: int) -> Problem | None:
    """What other programs and languages leave between the fields."""
    if here.strip() == "=======":
        message = "a mark left over from joining two versions"
        return Problem(rules.MERGE_MARKER, line, 1, message, "delete this line")
    note = _NOTE.fullmatch(here)
    if note:
        better = f"# {note.group(2)}"
        column = len(note.group(1)) + 1
        message = "a note between the fields begins with another sign"
        return _to_write(line, column, message, better[:80], here.strip(), better)
    field = _BOLD_FIELD.fullmatch(here)
    if field and (field.group(4) or field.group(5)):
        better = f"{field.group(3)}: {field.group(6)}".rstrip()
        column = len(field.group(1)) + 1
        message = "the name of a field stands without stars around it"
        return _to_write(line, column, message, better[:80], here.strip(), better)
    return None


def _to_write(line: int, column: int, message: str, shown: str, old: str, new: str) -> Problem:
    """A slip with one mend, `new` for `old`; the help says `shown`."""
    return Problem(
        rules.YAML_SYNTAX, line, column, message, f"write `{shown}`", Suggestion(old, new, certain=True)
    )


def open_quote(text: str, line: int) -> Problem | None:
    """A quotation mark that is not closed, where a later one seems to close it on this `line`."""
    last = None
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = token
    except yaml.YAMLError:
        pass
    if last is None or not last.start_mark.line < last.end_mark.line == line - 1:
        return None
    start, said = last.start_mark, f"a quotation mark ({last.style}) is opened here and not closed"
    help = f"close it with the same mark: {last.style}"
    return Problem(rules.YAML_SYNTAX, start.line + 1, start.column + 1, said, help)


def _unquoted(said: str, lines: list[str], line: int, column: int) -> Problem | None:
    """A value that needs quotation marks, or other ones. The place is where it begins."""
    here = lines[line - 1]
    match = _VALUE.fullmatch(here)
    if match is None or column <= len(match.group(1)):
        return None
    start, value = len(match.group(1)) + 1, match.group(2)
    indent = len(here) - len(here.lstrip())
    below = next((text for text in lines[line:] if text.strip()), "")
    whole = len(below) - len(below.lstrip()) <= indent or below.lstrip().startswith("- ")
    colon = "mapping values are not allowed" in said
    curly = slips.CURLY.match(value)
    if colon and curly:
        fix = slips.in_quotes(curly.group(2))
        message = (
            f"typographic quotation marks ({curly.group(1)} {curly.group(3)}) do not hold a value together"
        )
        return _quoted(rules.TYPOGRAPHIC_QUOTES, line, start, message, match, fix, certain=whole)
    if colon and value[0] not in "\"'[{":
        message = "a colon followed by a space begins a new field within this value"
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, slips.in_quotes(value), certain=whole)
    emphasis = _EMPHASIS.fullmatch(value)
    if "expected alphabetic or numeric" in said and column == start + 1 and emphasis:
        message = "a field holds plain text, without stars"
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, emphasis.group(2), certain=False)
    wrong_start = "cannot start any token" in said and column == start
    if wrong_start or ("expected alphabetic or numeric" in said and column == start + 1):
        message = f"a value cannot begin with {value[0]}"
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, slips.in_quotes(value), certain=whole)
    if "did not find expected key" in said and value[0] in "[{":
        message = f"text goes on after the closing {']' if value[0] == '[' else '}'}"
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, slips.in_quotes(value), certain=whole)
    comma = _BEHIND_A_COMMA.fullmatch(value)
    if "did not find expected key" in said and comma:
        message = "a comma stands behind the value"
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, comma.group(1), certain=whole)
    quote = value[0]
    if "did not find expected key" in said and quote in "\"'" and value.find(quote, 1) > 0:
        outer = value.endswith(quote) and value[1:-1].count(quote) % 2 == 1
        fix = slips.in_quotes(value[1:-1] if outer else value)
        message = "text goes on after the closing quotation mark"
        certain = whole and (outer or not value.endswith(quote))
        return _quoted(rules.YAML_SYNTAX, line, start, message, match, fix, certain=certain)
    return None


def _quoted(
    rule: rules.Rule, line: int, column: int, message: str, match: re.Match[str], fix: str, *, certain: bool
) -> Problem:
    """A problem that quotation marks mend: `fix` is the value as it should be written, if that is clear."""
    help = (
        f"write {match.group(1).lstrip()}{fix}"
        if fix
        else 'put text that holds one kind of quotation marks in the other kind: "It\'s", \'A "B"\''
    )
    return Problem(
        rule, line, column, message, help, Suggestion(match.group(2), fix, certain=certain) if fix else None
    )
