"""Read CSV text into rows that know their line and name their cells.

Forgiving where nothing can be misread: a byte-order mark, blank lines, spaces around cells,
capitals in the header, columns nobody asked for, lines that stop early. Strict where a number
could land in the wrong column.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from evidence_store.analyses.row_error import RowError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    line: int
    """Where it starts in the file, 1-based."""
    cells: Mapping[str, str]
    """Text by column name, without the spaces around it; empty if the line stops early."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(text: str) -> tuple[Table | None, list[RowError]]:
    """Return the table, or None with the faults that keep it from being read at all."""
    lines, problems = _split(text)
    if problems:
        return None, problems
    if not lines:
        return None, [RowError(1, "", "the file is empty", "write a line of column names first")]
    header_line, header = lines[0]
    columns = tuple(name.lower() for name in header)
    problems = _header_problems(header_line, columns)
    rows = []
    for line, cells in lines[1:]:
        if any(cells[len(columns) :]):
            problems.append(_too_many(line, len(cells), len(columns)))
        padded = cells + [""] * (len(columns) - len(cells))
        rows.append(Row(line, dict(zip(columns, padded, strict=False))))
    return (None, problems) if problems else (Table(columns, tuple(rows)), [])


def _split(text: str) -> tuple[list[tuple[int, list[str]]], list[RowError]]:
    """Return every line that is not blank, with its number and its cells."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    lines = []
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                lines.append((line, stripped))
            # A quoted cell may run over several lines; the row is named by its first.
            line = reader.line_num + 1
    except csv.Error:
        message = "the line cannot be read as comma-separated values"
        return [], [RowError(line, "", message, 'check that every " has its partner')]
    return lines, []


def _header_problems(line: int, columns: tuple[str, ...]) -> list[RowError]:
    """Return what is wrong with the names themselves, whatever the columns are for."""
    if len(columns) == 1 and (";" in columns[0] or "\t" in columns[0]):
        return [
            RowError(
                line,
                "",
                "the columns are not separated by commas",
                "save the file as CSV with a comma between the columns",
            )
        ]
    repeated = sorted({name for name in columns if name and columns.count(name) > 1})
    return [
        RowError(line, name, "two columns have this name", "rename or remove one of them")
        for name in repeated
    ]


def _too_many(line: int, found: int, expected: int) -> RowError:
    return RowError(
        line,
        "",
        f"the line has {found} values, the header only {expected} names",
        "look for a comma inside a number or a name: write 1234 for 1,234, and put "
        'quotation marks around a name that has a comma ("Smith, 2010")',
    )
