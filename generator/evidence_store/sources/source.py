"""One content file, read: its fields, where each stands, and the text below them.

The fields are kept as text: as data with their places they take fifteen times as much room, and few are asked for
again. Both texts stand aside on the disk: they are most of what a store of thousands would need in memory.
"""

from dataclasses import dataclass, field
from typing import Any

from evidence_store.aside import TextAside
from evidence_store.diagnostics import Place
from evidence_store.sources import fields
from evidence_store.sources.positions import Path, Position, locate


@dataclass(frozen=True)
class Body:
    """The Markdown below the fields, in the lines of the whole file."""

    text: TextAside = TextAside()  # noqa: RUF009 - a descriptor, not a default
    line: int = 1
    """The line in the file on which `text` begins."""


@dataclass(frozen=True)
class Source:
    """A Markdown file with front matter, or a YAML file (whose body is empty)."""

    path: str
    """Below the content folder, with forward slashes: `interventions/kinship-care.md`."""
    shown_path: str
    """As the editor would type it: `content/interventions/kinship-care.md`."""
    text: TextAside = TextAside()  # noqa: RUF009 - a descriptor, not a default
    """The fields as they are written, below as many blank lines as the file has lines above them."""
    body: Body = field(default_factory=lambda: Body(""))

    @property
    def data(self) -> Any:
        """The fields as plain data: text, numbers, dates, mappings, tuples."""
        return fields.read_fields(self.text).data

    @property
    def positions(self) -> Position:
        """Where each of them stands."""
        return fields.positions(self.text)

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Where the value at `path` stands (or its key), or its nearest ancestor."""
        return Place(self.shown_path, *locate(self.positions, path, key=key))

    def line(self, line: int, column: int = 1) -> Place:
        """A place by its line in the file."""
        return Place(self.shown_path, line, column)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a CSV file, as text."""

    line: int
    cells: dict[str, str]
    """By column; a cell left empty is there as an empty text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file beside a record, read as text."""

    path: str
    shown_path: str
    columns: tuple[str, ...]
    header_line: int
    rows: tuple[TableRow, ...]

    def place(self, line: int, column_name: str = "") -> Place:
        """The place of a cell: its column is the number of the column in the table."""
        known = column_name in self.columns
        return Place(self.shown_path, line, self.columns.index(column_name) + 1 if known else 1)
