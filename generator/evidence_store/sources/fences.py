"""The lines of three hyphens around the fields of a page, and what to say when one is missing."""

import re
from collections.abc import Sequence

from evidence_store.diagnostics import Diagnostic, Place, Suggestion
from evidence_store.sources import rules
from evidence_store.sources.yaml_tree import read_yaml

_ALMOST_HYPHENS = re.compile(r"\s*(?:[–—]|[-–—]{2,})\s*\Z")
"""What word processors make of three hyphens, and what somebody types who counts otherwise."""
_FIELD = re.compile(r"\s|-(?:\s|\Z)|[\w\"'.-]+ *:(?:\s|\Z)|#(?!#)")


def fences(lines: Sequence[str]) -> tuple[int, int | None]:
    """The numbers, from 0, of the lines of hyphens above and below the fields; None if there is none below.

    The first is that of the first line that is not blank, whatever it says.
    """
    first = next(number for number, line in enumerate(lines) if line.strip())
    return first, next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() in ("---", "...")), None)


def fence_above(lines: Sequence[str], first: int, shown_path: str) -> Diagnostic:
    """What to say of a file that does not begin with three hyphens."""
    place = Place(shown_path, first + 1)
    if _ALMOST_HYPHENS.match(lines[first]):
        return rules.NO_FRONT_MATTER.at(
            place,
            "this line is not made of three hyphens",
            "write --- at its beginning, and nothing else",
            Suggestion(lines[first], "---", certain=True),
        )
    fields = first + 1 < len(lines) and any(line.rstrip() == "---" for line in lines[first + 1 :])
    if fields and _FIELD.match(lines[first]):
        return rules.NO_FRONT_MATTER.at(
            place,
            "the fields begin here, without a line of three hyphens above them",
            "write --- on a line of its own above this one",
            Suggestion(lines[first], f"---\n{lines[first]}", certain=True),
        )
    return rules.NO_FRONT_MATTER.at(
        place,
        "the page does not begin with its fields",
        "begin the file with a line of three hyphens, the fields, and three hyphens again",
    )


def fence_below(lines: Sequence[str], first: int, shown_path: str) -> Diagnostic:
    """What to say of fields without an end, at the line where they were probably meant to end."""
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if _ALMOST_HYPHENS.match(line):
            return rules.NO_FRONT_MATTER.at(
                Place(shown_path, number + 1),
                "this line is to end the fields, and is not made of three hyphens",
                "write --- at its beginning, and nothing else",
                Suggestion(line, "---", certain=True),
            )
        if line.strip() and not lines[number - 1].strip() and not _FIELD.match(line):
            above = read_yaml("\n".join(lines[first + 1 : number]))
            return rules.NO_FRONT_MATTER.at(
                Place(shown_path, number + 1),
                "the text begins here, and the fields above it have no end",
                "write --- on a line of its own above this one",
                Suggestion(
                    line, f"---\n\n{line}", certain=isinstance(above.data, dict) and not above.problems
                ),
            )
    last = max(number for number, line in enumerate(lines) if line.strip())
    above = read_yaml("\n".join(lines[first + 1 :]))
    if isinstance(above.data, dict) and not above.problems:
        return rules.NO_FRONT_MATTER.at(
            Place(shown_path, last + 1),
            "the fields end here, without a line of three hyphens below them",
            "write --- on a line of its own below this one",
            Suggestion(lines[last], f"{lines[last]}\n---", certain=True),
        )
    return rules.NO_FRONT_MATTER.at(
        Place(shown_path, first + 1),
        "the fields begin here and do not end",
        "put a line of three hyphens below the last field",
    )
