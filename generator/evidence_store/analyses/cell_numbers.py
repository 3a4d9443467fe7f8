"""Read the number in one cell, or say why it is none.

Only digits, one point, a sign and an exponent are a number here. What Python or a spreadsheet
would take besides (``1_000``, ``nan``, ``1,5``) is refused with a remedy, since each of them can
be read in two ways.
"""

import re
from dataclasses import dataclass

from evidence_store.analyses.sample import LARGEST_NUMBER

#: What a cell may hold, in any case, when the number is not known.
MISSING = frozenset({"", "na", "n/a"})

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,5})?", re.ASCII | re.IGNORECASE)
_LEAVE_EMPTY = "write a plain number such as 12 or 0.5, or leave the cell empty if it is not known"

#: The first that fits a cell names its fault.
_FAULTS = (
    (
        re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII),
        "has commas between its digits",
        "write 1234 for 1,234, and 0.5 with a point",
    ),
    (
        re.compile(r"[+-]?\d*,\d+", re.ASCII),
        "has a comma where a point belongs",
        "write 0.5 for 0,5",
    ),
    (
        re.compile(r"[+-]?\d+([\s'_\u2019]\d+)+(\.\d+)?"),
        "has something between its digits",
        "write 1234 for 1 234",
    ),
    (
        re.compile(r".*\d\s*%"),
        "has a percent sign",
        "write counts as counts, and 0.12 for 12 %",
    ),
    (
        re.compile(r"[\u2010-\u2015\u2212].*"),
        "starts with a dash that is not a minus",
        "write the minus with the hyphen key: -0.5",
    ),
    (
        re.compile(r"[<>=~\u2264\u2265\u2248].*"),
        "is not one value",
        "write the number itself; leave the cell empty if the report gives none",
    ),
    (
        re.compile(r"[+-]?(nan|inf(inity)?)", re.IGNORECASE),
        "is not a number",
        _LEAVE_EMPTY,
    ),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell holds no number."""

    message: str
    help: str


def read_number(text: str) -> float | Fault | None:
    """Return the number, None for a missing one, or what is wrong with the text."""
    text = text.strip()
    if text.lower() in MISSING:
        return None
    if _NUMBER.fullmatch(text) is None:
        for pattern, message, remedy in _FAULTS:
            if pattern.fullmatch(text):
                return Fault(f"'{_short(text)}' {message}", remedy)
        return Fault(f"'{_short(text)}' is not a number", _LEAVE_EMPTY)
    number = float(text)
    if abs(number) > LARGEST_NUMBER:
        return Fault(f"{_short(text)} is too large to be a study's result", "check the digits")
    return number


def _short(text: str) -> str:
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return text if len(text) <= 30 else text[:27] + "..."
