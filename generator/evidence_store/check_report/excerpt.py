"""The lines around a finding, cut so that they can be read on a phone."""

from collections.abc import Sequence
from typing import NamedTuple

from evidence_store.diagnostics import Edit, Place

AROUND = 1
"""Lines shown before and after the one that is meant."""
MOST = 160
"""Characters shown of a line."""


class Line(NamedTuple):
    """A line of a file, in three parts."""

    number: int
    before: str
    marked: str
    """What the suggested edit would take away; empty where nothing is marked."""
    after: str
    is_meant: bool


def excerpt(lines: Sequence[str], place: Place, edit: Edit | None) -> list[Line]:
    """The line of a finding and its neighbours; nothing for a file that is no text or has no such line."""
    if not place.line <= len(lines) or not any(lines):
        return []
    first, last = max(1, place.line - AROUND), min(len(lines), place.line + AROUND)
    column = 1 if place.path.endswith(".csv") else place.column
    shown = [
        _line(number, lines[number - 1], number == place.line, column, edit)
        for number in range(first, last + 1)
    ]
    return [line for line in shown if line.is_meant or line.before.strip()]


def _line(number: int, text: str, is_meant: bool, column: int, edit: Edit | None) -> Line:
    if not is_meant:
        return Line(number, _cut(text, 0, MOST), "", "", False)
    if edit is None or edit.start.line != number or edit.end.line != number:
        start = max(0, column - 1 - MOST // 2) if len(text) > MOST else 0
        return Line(number, _cut(text, start, start + MOST), "", "", True)
    start, end = edit.start.column - 1, edit.end.column - 1
    before = _cut(text[:start], max(0, start - MOST // 2), start)
    return Line(number, before, text[start:end], _cut(text[end:], 0, MOST // 2), True)


def _cut(text: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
