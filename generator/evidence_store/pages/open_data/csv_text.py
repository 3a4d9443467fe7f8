"""Tables -> CSV that spreadsheets can open without running anything in it.

A text that begins with = + - or @ would be run as a formula. Such a text gets an apostrophe before it, and so does one
that looks like a marked one already; so a program that takes one apostrophe off where one of these signs follows it
(after further apostrophes) has every text back as it was: `MARKED`. Numbers are never marked, and neither are ids.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter

from evidence_store.pages.open_data.table import Cell, Row, Table

MARKED = r"^'(?='*[=+\-@\t\r])"
"""What a program takes off again, as a regular expression."""
_TO_MARK = re.compile(r"'*[=+\-@\t\r]")


CHUNK = 5_000
"""Rows that are written at a time."""


def table_as_csv(table: Table) -> str:
    """A table with its header."""
    return "".join(part.decode() for part in csv_parts(table))


def csv_parts(table: Table) -> Iterator[bytes]:
    """The same, some rows at a time."""
    rows = iter(table.rows)
    yield as_csv([column.name for column in table.columns], ()).encode()
    while chunk := list(islice(rows, CHUNK)):
        yield _lines(_as_written(chunk)).encode()


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """CSV after RFC 4180, but for line feeds alone; nothing stands in a cell that has no value."""
    return _lines([columns, *([_text(cell) for cell in row] for row in rows)])


def _lines(rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _as_written(rows: list[Row]) -> Iterable[Iterable[Cell]]:
    """Rows of one length, as they are where no cell is written in another way. Columns are looked through as a whole.

    Most hold few texts many times, and the writer itself knows empty cells, numbers and days.
    """
    places = [place for place in range(len(rows[0])) if _is_changed(list(map(itemgetter(place), rows)))]
    if not places:
        return rows
    changed = [list(row) for row in rows]
    for row in changed:
        for place in places:
            row[place] = _text(row[place])
    return changed


def _is_changed(cells: list[Cell]) -> bool:
    if bool in set(map(type, cells)):
        return True
    return any(isinstance(cell, str) and _TO_MARK.match(cell) for cell in set(cells))


def _text(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and _TO_MARK.match(cell):
        return "'" + cell
    return cell
