"""A record in its place: which kind, which id, where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from evidence_store.diagnostics import Place
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record, TableRecord
from evidence_store.sources.positions import Path
from evidence_store.sources.source import Body, Source, Table

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RowSet:
    """The rows of a CSV beside a record, and the file they stand in."""

    table: Table
    rows: tuple[TableRecord, ...]
    complete: bool = True
    """Whether nothing of the file had to be left out."""


@dataclass(frozen=True)
class Entry(Generic[R]):
    """One record of the store."""

    kind: Kind
    id: str
    """Unique among its kind and permanent: the file's name without its ending."""
    record: R
    source: Source
    item: Path = ()
    """Its place in the source when many records share a file."""
    tables: Mapping[str, RowSet] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id: what tells it from every other record of the store."""
        return self.kind.name, self.id

    @property
    def body(self) -> Body:
        """The Markdown below the fields."""
        return self.source.body

    @property
    def address(self) -> str:
        """The permanent address of its page below the site's root."""
        return self.kind.address(self.id)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where a field of it stands in its file."""
        return self.source.place((*self.item, *path), key=key)
