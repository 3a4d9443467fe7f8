"""A CSV file -> a sheet, whatever its cells are separated by."""

import re
from dataclasses import replace
from pathlib import Path

from evidence_store.diagnostics.formats.text import finding_text
from evidence_store.importing.rejected import CannotImport, Rejected
from evidence_store.importing.spreadsheet.sheet import Sheet
from evidence_store.sources.source import TableRow
from evidence_store.sources.table import RAGGED_ROW, read_table
from evidence_store.sources.text import read_text

SEPARATORS = (",", ";", "\t")


def read_csv_sheet(file: Path) -> Sheet:
    """The one table of `file`. Raises CannotImport."""
    text, found = read_text(file, str(file))
    table = None
    if text is not None:
        table, found = read_table(text, file.name, str(file), _separator(text))
    if table is None:
        errors = [finding for finding in found if finding.is_error]
        raise CannotImport("".join(map(finding_text, errors)).rstrip())
    rows = tuple(
        TableRow(row.line, {name: without_guard(cell) for name, cell in row.cells.items()})
        for row in table.rows
    )
    rejected = [
        Rejected(finding.place, f"{finding.message}; {finding.help}")
        for finding in found
        if finding.rule == RAGGED_ROW.name
    ]
    return Sheet(replace(table, rows=rows), rejected=tuple(rejected))


def without_guard(text: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from running it."""
    from evidence_store.pages.open_data.csv_text import MARKED  # pages take a while to load

    return re.sub(MARKED, "", text)


def _separator(text: str) -> str:
    """What stands most often in the header, outside of quotation marks."""
    header = next((line for line in text.split("\n") if line.strip() and line[:4].lower() != "sep="), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=bare.count)
