"""What the YAML parser says, in words an editor can act on."""

import re

import yaml

from evidence_store.sources import rules

#: Parser message -> what is wrong, and the mend. The first pattern found in the message counts.
#: What was opened and not closed is reported where it was opened, not where the parser gave up.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "a colon followed by a space begins a new field here",
        'put the whole value in double quotes: `title: "Support: what helps"`',
    ),
    (
        r"found character that cannot start any token|found character '[`@%]",
        "this character cannot begin a value",
        "put the whole value in double quotes",
    ),
    (
        r"unexpected end of stream|found unexpected document separator|while scanning a quoted",
        "a quotation mark is opened here and not closed",
        "close it with the same mark, \" or '",
    ),
    (
        r"did not find expected ',' or '\]'",
        "a list in square brackets is opened here and not finished",
        "put a comma between the items and a ] at the end",
    ),
    (
        r"did not find expected ',' or '}'",
        "a mapping in curly brackets is opened here and not finished",
        "put a comma between the fields and a } at the end",
    ),
    (
        r"could not find expected ':'",
        "a field's name without a colon after it",
        "write `name: value`, or put two more spaces before a line that goes on with the text above",
    ),
    (
        r"did not find expected key|did not find expected '-' indicator|block sequence entries",
        "the spaces at the beginning of this line do not fit the lines above",
        "line it up with the fields it belongs to; put text with quotation marks in it in other quotes",
    ),
    (
        r"control characters are not allowed|special characters are not allowed",
        "an invisible control character stands here",
        "delete it and type the text again",
    ),
)


_NO_SPACE = re.compile(r"\s*([\w-]+):(?=[^\s/])(?!.*: )")

Explained = tuple[rules.Rule, int, int, str, str]


def explain(error: yaml.YAMLError, text: str) -> Explained:
    """Rule, line, column, message and help for a parser's error in `text`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    # An error noticed at the end of the text belongs to the last line that says something.
    if line > len(lines) or not lines[line - 1].strip():
        while line > 1 and (line > len(lines) or not lines[line - 1].strip()):
            line -= 1
        column = 1
    said = str(error)
    slip = _slip(said, lines, line, column)
    if slip:
        return slip
    for pattern, message, help in _WORDS:
        if re.search(pattern, said, re.DOTALL):
            started = "opened here" in message or "expected ':'" in pattern
            start = getattr(error, "context_mark", None) if started else None
            if start:
                line, column = start.line + 1, start.column + 1
            return rules.YAML_SYNTAX, line, column, message, help
    problem = getattr(error, "problem", None) or "the text cannot be read"
    return (
        rules.YAML_SYNTAX,
        line,
        column,
        f"not readable as YAML: {problem}",
        ("compare with the lines above, or put the value in double quotes"),
    )


def _slip(said: str, lines: list[str], line: int, column: int) -> Explained | None:
    """Four common slips that the parser notices somewhere else, or takes for something else."""
    here = lines[line - 1]
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if "cannot start any token" in said and here[column - 1 : column] == "\t":
        return (
            rules.YAML_TAB,
            line,
            column,
            "a tab stands where spaces belong",
            "replace the tab by two spaces",
        )
    first_colon = "mapping values are not allowed" in said and re.fullmatch(r"\s*[\w-]+", here[: column - 1])
    if (first_colon or "could not find expected ':'" in said) and above:
        no_space = _NO_SPACE.match(lines[above - 1])
        if no_space:
            return (
                rules.YAML_SYNTAX,
                above,
                no_space.end() + 1,
                "a space is missing after the colon",
                f"write `{no_space.group(1)}: {lines[above - 1][no_space.end() :].strip()[:60]}`",
            )
        if first_colon and len(here) - len(here.lstrip()) > len(lines[above - 1]) - len(
            lines[above - 1].lstrip()
        ):
            return (
                rules.YAML_SYNTAX,
                line,
                len(here) - len(here.lstrip()) + 1,
                "the spaces at the beginning of this line do not fit the lines above",
                "line it up with the fields it belongs to",
            )
    if "did not find expected key" in said and re.search(r"""["'].*["']\s*\Z""", here[: column - 1]):
        return (
            rules.YAML_SYNTAX,
            line,
            column,
            "text goes on after the closing quotation mark",
            'put text that holds one kind of quotation marks in the other kind: "It\'s", \'A "B"\'',
        )
    return None
