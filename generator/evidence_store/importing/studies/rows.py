"""The rows of a sheet -> the rows of a table beside a record, each taken or rejected with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.reference import plain_doi
from evidence_store.importing.rejected import Rejected, Unfit
from evidence_store.importing.spreadsheet.numbers import Decimals, decimals_in, plain_number, year_in
from evidence_store.importing.spreadsheet.sheet import Sheet
from evidence_store.records.fields import COUNTRIES
from evidence_store.records.record import TableRecord
from evidence_store.records.table_rows import EMPTY, is_number, read_rows
from evidence_store.sources.source import Table, TableRow

_CODES: Mapping[str, str] = {name.casefold(): code for code, name in COUNTRIES.items()}


class NewRow(NamedTuple):
    """A row that can be taken."""

    place: Place
    """Where it stands in the file that is imported."""
    cells: Mapping[str, str]
    """By the names of fields; what is empty is not among them."""
    record: TableRecord


@dataclass(slots=True)
class ReadRows:
    """What a sheet holds."""

    rows: list[NewRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def rows_of(
    sheet: Sheet,
    model: type[TableRecord],
    columns: Mapping[str, str],
    constants: Mapping[str, str],
    decimals: Decimals | None = None,
) -> ReadRows:
    """Read every row. `columns` gives each column its field, or none; `constants` are the same in all rows.

    `decimals` is how numbers are written, where somebody said so.
    """
    shown = sheet.table.shown_path
    used = {column: name for column, name in columns.items() if name}
    numbers = [column for column, name in used.items() if is_number(model.model_fields[name])]
    manner = decimals or decimals_in(
        row.cells[column]
        for row in sheet.table.rows
        for column in numbers
        if (row.line, column) not in sheet.exact
    )
    made = ReadRows(rejected=list(sheet.rejected))
    taken = []
    for row in sheet.table.rows:
        cells, reasons = dict(constants), list[str]()
        for column, name in used.items():
            try:
                cells[name] = _cell(
                    sheet, row, column, name, column in numbers, manner, said=decimals is not None
                )
            except Unfit as unfit:
                reasons.append(f"{_called(column, name)}: {unfit}")
        made.rejected += [Rejected(Place(shown, row.line), reason) for reason in reasons]
        if not reasons:
            taken.append(TableRow(row.line, cells))
    names = tuple(dict.fromkeys((*constants, *used.values())))
    table = Table(sheet.table.path, shown, names, sheet.table.header_line, tuple(taken))
    read, found = read_rows(table, model)
    at_fault = {finding.place.line for finding in found}
    if taken:  # what it says of a table without rows was said of each of them
        made.rejected += [
            Rejected(finding.place, f"{finding.message}; {finding.help}" if finding.help else finding.message)
            for finding in found
        ]
    cells_of = {row.line: row.cells for row in taken}
    for record in read.rows:
        if record.line not in at_fault:
            kept = {name: text for name, text in cells_of[record.line].items() if text not in EMPTY}
            made.rows.append(NewRow(Place(shown, record.line), kept, record))
    return made


def _cell(
    sheet: Sheet,
    row: TableRow,
    column: str,
    name: str,
    is_number: bool,
    manner: Decimals | None,
    *,
    said: bool,
) -> str:
    spot = row.line, column
    if spot in sheet.faults:
        raise Unfit(f"the cell {sheet.faults[spot]}")
    text = row.cells[column]
    if text in EMPTY:
        return ""
    if name == "year":
        text = year_in(text)
    if is_number:
        try:
            return plain_number(text, manner, said=said, exact=spot in sheet.exact)
        except Unfit as unfit:
            raise Unfit(f"{unfit}; say which with --decimals point or --decimals comma") from None
    if name == "doi":
        return str(plain_doi(text))
    if name == "country":
        return _CODES.get(text.casefold(), text)
    return " ".join(text.split())


def _called(column: str, name: str) -> str:
    return f"`{name}`" if column == name else f'"{column}" (`{name}`)'


def without_line(record: TableRecord) -> Mapping[str, object]:
    """What a row says, wherever it stands."""
    return {name: value for name, value in record if name != "line"}


def key_of(record: TableRecord) -> tuple[str, ...]:
    """What tells a row from every other of its table: its required texts, however they are spelt."""
    return tuple(_required(record))


def _required(record: TableRecord) -> Iterator[str]:
    for name, info in type(record).model_fields.items():
        if name != "line" and info.is_required():
            yield " ".join(str(getattr(record, name)).casefold().split())
