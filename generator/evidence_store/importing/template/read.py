"""A filled-in template -> the data of a record and all that belongs to it, and where each value stands in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from evidence_store.diagnostics import Place, did_you_mean
from evidence_store.importing.rejected import Rejected, Unfit
from evidence_store.importing.spreadsheet.workbook import Cell, Rows
from evidence_store.importing.template.layout import (
    CHOICES,
    FIELDS,
    GUIDE,
    REFERENCES,
    TEXT,
    Column,
    Layout,
    ListSheet,
)
from evidence_store.importing.template.values import Resolve, from_cell, put, value_of
from evidence_store.sources.positions import Path


@dataclass(slots=True)
class Filled:
    """What somebody filled in."""

    data: dict[str, Any] = field(default_factory=dict)
    """The fields of the record."""
    id: str = ""
    passages: list[tuple[str, str]] = field(default_factory=list)
    """Headings and the texts below them."""
    references: dict[str, dict[str, Any]] = field(default_factory=dict)
    """New publications by their ids."""
    places: dict[Path, Place] = field(default_factory=dict)
    """Where each value and each line of a list stands."""
    text_places: list[Place] = field(default_factory=list)
    """Where each passage stands."""
    reference_places: dict[str, Place] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The Markdown below the fields."""
        parts = [
            f"## {heading}\n\n{text}\n" if text else f"## {heading}\n"
            for heading, text in self.passages
            if heading
        ]
        free = [f"{text}\n" for heading, text in self.passages if not heading]
        return "".join(f"\n{part}" for part in (*free, *parts))


def kind_in(sheets: Mapping[str, Rows]) -> str:
    """The kind of record that a workbook is a template of; empty if it is none."""
    lines = sheets.get(GUIDE, {}).values() if FIELDS in sheets else ()
    return next((cells[1].text.strip() for cells in lines if len(cells) > 1 and cells[0].text == "kind"), "")


def read_filled(sheets: Mapping[str, Rows], made: Layout, file: str, resolve: Resolve) -> Filled:
    """Read every sheet. Tables beside the record are read elsewhere, like any other table."""
    reader = _Reader(made, file, resolve)
    known = {FIELDS, TEXT, REFERENCES, GUIDE, CHOICES, *made.lists, *made.tables}
    for name, rows in sheets.items():
        if name not in known and rows:
            reader.reject(name, 1, f"nobody knows this sheet; {did_you_mean(name, known) or 'delete it'}")
    reader.fields(sheets.get(FIELDS, {}))
    for sheet in made.lists.values():
        reader.list(sheet, sheets.get(sheet.name, {}))
    reader.text(sheets.get(TEXT, {}))
    reader.references(sheets.get(REFERENCES, {}))
    return reader.filled


class _Reader:
    def __init__(self, made: Layout, file: str, resolve: Resolve) -> None:
        self.made = made
        self.filled = Filled()
        self._file = file
        self._resolve = resolve
        self._lines: dict[str, dict[str, Path]] = {}
        """Of each sheet with a list, the way to each line by what other sheets call it."""

    def place(self, sheet: str, line: int) -> Place:
        return Place(f"{self._file}[{sheet}]", line)

    def reject(self, sheet: str, line: int, reason: str) -> None:
        self.filled.rejected.append(Rejected(self.place(sheet, line), reason))

    def fields(self, rows: Rows) -> None:
        columns = {column.name: column for column in self.made.fields}
        counts = dict[str, int]()
        self.filled.places[()] = self.place(FIELDS, 1)
        for line, cells in list(rows.items())[1:]:
            name, cell = cells[0].text.strip(), cells[1] if len(cells) > 1 else Cell()
            if any(beside.text.strip() for beside in cells[4:]):
                self.reject(
                    FIELDS, line, "something stands beside the form; a value stands in the second column"
                )
            if not name and not cell.text.strip():
                continue
            if name not in columns:
                self.reject(
                    FIELDS,
                    line,
                    f'there is no field "{name}"; {did_you_mean(name, columns) or "delete the line"}',
                )
                continue
            if not cell.text.strip() and not cell.fault:
                continue
            column, path = columns[name], columns[name].path
            if column.many:
                path = (*path, counts.get(name, 0))
            elif name in counts:
                self.reject(FIELDS, line, f"`{name}` stands here twice; keep one of the lines")
                continue
            counts[name] = counts.get(name, 0) + 1
            try:
                value = self._value(column, cell)
            except Unfit as unfit:
                self.reject(FIELDS, line, str(unfit))
                continue
            if name == "id":
                self.filled.id = str(value)
            else:
                put(self.filled.data, path, value)
            self.filled.places[path] = self.place(FIELDS, line)

    def _value(self, column: Column, cell: Cell) -> Any:
        if not column.many:
            return from_cell(column, cell, self._resolve)
        if cell.fault:
            raise Unfit(f"`{column.name}`: the cell {cell.fault}")
        return value_of(column.field, cell, self._resolve)

    def list(self, sheet: ListSheet, rows: Rows) -> None:
        lines = self._lines[sheet.name] = {}
        for line, values in self._values(
            sheet.name, rows, sheet.columns, (sheet.parent,) if sheet.parent else ()
        ):
            above: Path = ()
            if sheet.parent:
                owner = str(values.pop(sheet.parent, ""))
                if owner not in self._lines[sheet.parent]:
                    known = self._lines[sheet.parent]
                    help = did_you_mean(owner, known) or f"there is {', '.join(known) or 'none yet'}"
                    self.reject(
                        sheet.name, line, f'there is no line "{owner}" on the sheet {sheet.parent}; {help}'
                    )
                    continue
                above = self._lines[sheet.parent][owner]
                list_path = (*above, *sheet.path[len(self.made.lists[sheet.parent].path) :])
            else:
                list_path = sheet.path
            number = sum(1 for path in lines.values() if path[:-1] == list_path)
            item = (*list_path, number)
            put(self.filled.data, item, {})
            self.filled.places[item] = self.place(sheet.name, line)
            columns = {column.name: column for column in sheet.columns}
            for name, value in values.items():
                put(self.filled.data, (*item, *columns[name].path), value)
                self.filled.places[(*item, *columns[name].path)] = self.place(sheet.name, line)
            called = values.get("id") or len(lines) + 1
            lines[str(called)] = item

    def text(self, rows: Rows) -> None:
        for line, cells in list(rows.items())[1:]:
            heading, text = (cell.text for cell in (*cells, Cell(), Cell())[:2])
            for cell in cells[:2]:
                if cell.fault:
                    self.reject(TEXT, line, f"the cell {cell.fault}")
            if any(cell.text.strip() for cell in cells[2:]):
                self.reject(TEXT, line, "something stands beside the heading and its text")
            self.filled.passages.append((" ".join(heading.split()), text.strip("\n")))
            self.filled.text_places.append(self.place(TEXT, line))

    def references(self, rows: Rows) -> None:
        columns = {column.name: column for column in self.made.references}
        for line, values in self._values(REFERENCES, rows, self.made.references):
            id, data = str(values.pop("id", "")), dict[str, Any]()
            for name, value in values.items():
                put(data, columns[name].path, value)
            if not id or id in self.filled.references:
                self.reject(
                    REFERENCES, line, "the `id` is missing" if not id else f'"{id}" stands here twice'
                )
                continue
            self.filled.references[id] = data
            self.filled.reference_places[id] = self.place(REFERENCES, line)

    def _values(
        self, sheet: str, rows: Rows, columns: Sequence[Column], more: Sequence[str] = ()
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The values of each line by the names of their columns. Empty cells are left out, and empty lines."""
        if not rows:
            return
        known = {column.name: column for column in columns}
        (header_line, header), *lines = rows.items()
        names = [cell.text.strip() for cell in header]
        for name in names:
            if name and name not in known and name not in more:
                help = did_you_mean(name, known) or "delete the column"
                self.reject(sheet, header_line, f'there is no column "{name}"; {help}')
        for line, cells in lines:
            values, sound = dict[str, Any](), True
            for name, cell in zip_longest(names, cells, fillvalue=""):
                if isinstance(cell, str):  # the line ends before the header does
                    break
                if not cell.text.strip() and not cell.fault:
                    continue
                if name in more:
                    values[name] = cell.text.strip()
                elif name in known:
                    try:
                        values[name] = from_cell(known[name], cell, self._resolve)
                    except Unfit as unfit:
                        self.reject(sheet, line, str(unfit))
                        sound = False
                elif not name:
                    self.reject(sheet, line, f'"{cell.text[:40]}" stands in a column without a name')
                    sound = False
            if values and sound:
                yield line, values
