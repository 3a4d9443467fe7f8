"""What the YAML parser says, in words an editor can act on."""

import re

import yaml

from evidence_store.sources import rules
from evidence_store.sources.problem import Problem
from evidence_store.sources.yaml_slips import open_quote, slip

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
        "line it up with the fields it belongs to",
    ),
    (
        r"control characters are not allowed|special characters are not allowed",
        "an invisible control character stands here",
        "delete it and type the text again",
    ),
)


def explain(error: yaml.YAMLError, text: str) -> Problem:
    """What to say of a parser's error in `text`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    # An error noticed at the end of the text belongs to the last line that says something.
    if line > len(lines) or not lines[line - 1].strip():
        while line > 1 and (line > len(lines) or not lines[line - 1].strip()):
            line -= 1
        column = 1
    said = str(error)
    found = slip(said, lines, line, column) or open_quote(text, line)
    if found:
        return found
    for pattern, message, help in _WORDS:
        if re.search(pattern, said, re.DOTALL):
            started = "opened here" in message or "expected ':'" in pattern
            start = getattr(error, "context_mark", None) if started else None
            if start:
                line, column = start.line + 1, start.column + 1
            return Problem(rules.YAML_SYNTAX, line, column, message, help)
    problem = getattr(error, "problem", None) or "the text cannot be read"
    return Problem(
        rules.YAML_SYNTAX,
        line,
        column,
        f"not readable as YAML: {problem}",
        "compare with the lines above, or put the value in double quotes",
    )
