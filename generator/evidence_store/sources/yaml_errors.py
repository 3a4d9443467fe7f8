"""What the YAML parser says, in words an editor can act on."""

import re

import yaml

from evidence_store.sources import rules

#: Parser message -> what is wrong, and the mend. The first pattern found in the message counts.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "a colon followed by a space begins a new field here",
        'put the whole value in double quotes: `title: "Support: what helps"`',
    ),
    (
        r"cannot start any token.*\t|found a tab|character '\\t'",
        "a tab stands where spaces belong",
        "replace the tab by two spaces",
    ),
    (
        r"found character that cannot start any token|found character '[`@%]",
        "this character cannot begin a value",
        "put the whole value in double quotes",
    ),
    (
        r"unexpected end of stream|found unexpected document separator|while scanning a quoted",
        "a quotation mark is opened and not closed",
        "close it with the same mark, \" or '",
    ),
    (
        r"did not find expected ',' or '\]'",
        "a list in square brackets is not finished",
        "put a comma between the items and a ] at the end",
    ),
    (
        r"did not find expected ',' or '}'",
        "a mapping in curly brackets is not finished",
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


def explain(error: yaml.YAMLError, text: str) -> tuple[rules.Rule, int, int, str, str]:
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
    for pattern, message, help in _WORDS:
        if re.search(pattern, said, re.DOTALL):
            return rules.YAML_SYNTAX, line, column, message, help
    problem = getattr(error, "problem", None) or "the text cannot be read"
    return (
        rules.YAML_SYNTAX,
        line,
        column,
        f"not readable as YAML: {problem}",
        ("compare with the lines above, or put the value in double quotes"),
    )
