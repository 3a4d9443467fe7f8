"""What a plain YAML scalar means here: fewer things than in YAML 1.1, and no surprises.

`no`, `off`, `1_000`, `12:30` and `010` stay the text that was written; only `true` and `false`,
plain decimal numbers, full dates and nothing at all are anything else.
"""

import re
from datetime import date

Scalar = str | int | float | bool | date | None

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,40}(?:[eE][-+]?[0-9]{1,3})?\Z")
_EXPONENT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})[eE][-+]?[0-9]{1,3}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_MAY_BE_NUMBER = frozenset("-+.0123456789")


def meaning(text: str) -> Scalar:
    """The value of an unquoted scalar. A date that no calendar has stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_BE_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text) or _EXPONENT.match(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
