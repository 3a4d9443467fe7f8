"""Tables -> CSV that spreadsheets can open without running anything in it.

A text that begins with = + - or @ would be run as a formula. Such a text gets an apostrophe before it, and so does one
that looks like a marked one already; so a program that takes one apostrophe off where one of these signs follows it
(after further apostrophes) has every text back as it was: `MARKED`. Numbers are never marked, and neither are ids.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from evidence_store.pages.open_data.table import Cell, Table

MARKED = r"^'(?='*[=+\-@\t\r])"
"""What a program takes off again, as a regular expression."""
_TO_MARK = re.compile(r"'*[=+\-@\t\r]")


def table_as_csv(table: Table) -> str:
    """A table with its header."""
    return as_csv([column.name for column in table.columns], table.rows)


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """CSV after RFC 4180, but for line feeds alone; nothing stands in a cell that has no value."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue()


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
