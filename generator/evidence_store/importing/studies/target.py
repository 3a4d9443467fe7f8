"""The table that rows are for, the file they come from, and what a check of both together says of each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_store.diagnostics import Diagnostic, did_you_mean
from evidence_store.importing.present import text_of
from evidence_store.importing.rejected import CannotImport, Rejected
from evidence_store.importing.spreadsheet.csv_sheet import read_csv_sheet
from evidence_store.importing.spreadsheet.sheet import Sheet
from evidence_store.importing.studies.merge import Merged
from evidence_store.kinds import KINDS
from evidence_store.records.record import TableRecord
from evidence_store.sources.source import Table
from evidence_store.sources.table import read_table


@dataclass(frozen=True, slots=True)
class Target:
    """The table beside a record."""

    path: str
    """Below the content folder."""
    model: type[TableRecord]
    before: str
    """Its text; empty while there is none."""
    table: Table | None

    @property
    def fields(self) -> Sequence[str]:
        """The columns that it may have."""
        return [name for name in self.model.model_fields if name != "line"]


def find_table(content: Path, to: str) -> Target:
    """The table of the record at `interventions/kinship-care`. Raises CannotImport."""
    kinds = {kind.plural: kind for kind in KINDS if kind.tables}
    folder, _, id = to.removesuffix(".md").removeprefix(f"{content.as_posix()}/").rpartition("/")
    kind = kinds.get(folder) if folder else next(iter(kinds.values()))
    if kind is None:
        raise CannotImport(
            f'records in "{folder}" have no rows of studies; they stand beside {", ".join(kinds)}'
        )
    ids = sorted(file.stem for file in (content / kind.plural).glob("*.md"))
    if id not in ids:
        near = did_you_mean(id, ids) or f"write it first: evidence-store new {kind.name}"
        raise CannotImport(f'there is no {kind.label.lower()} "{id}"; {near}')
    name, model = next(iter(kind.tables.items()))
    path = f"{kind.plural}/{id}.{name}.csv"
    text = text_of(content / path)
    table = read_table(text, path, path)[0] if text else None
    return Target(path, model, text, table)


def read_sheet(file: Path, name: str) -> Sheet:
    """The table in a CSV or XLSX file. Raises CannotImport."""
    if file.suffix.lower() == ".csv":
        return read_csv_sheet(file)
    from evidence_store.importing.spreadsheet.xlsx_sheet import (
        read_xlsx_sheet,
    )  # openpyxl takes a while to load

    return read_xlsx_sheet(file, name)


def rejected_rows(
    merged: Merged, faults: Iterable[Diagnostic], shown_path: str
) -> tuple[list[Rejected], list[Diagnostic]]:
    """What a check says of the new rows, each at its place in the file it comes from; and what it says of others."""
    rejected, elsewhere = [], []
    for fault in faults:
        row = merged.lines.get(fault.place.line) if fault.place.path == shown_path else None
        if row is None:
            elsewhere.append(fault)
        else:
            reason = f"{fault.message}; {fault.help}" if fault.help else fault.message
            rejected.append(Rejected(row.place, reason))
    return rejected, elsewhere
