"""What the report says of a file beside its findings: its title, its kind, and the fields its findings are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from evidence_store.check_report.readability import Readability, readability
from evidence_store.diagnostics import Place
from evidence_store.records.entry import Entry
from evidence_store.records.homes import kind_of
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import field_at
from evidence_store.records.record import help_of
from evidence_store.sources import positions
from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.source import Source
from evidence_store.sources.table import read_table
from evidence_store.sources.text import read_text


@dataclass(frozen=True)
class Field:
    """The field that a finding is about."""

    name: str
    """As it stands in the file, with the names of the groups it is in: `population.ages`."""
    help: str
    """Its help for editors; may be empty."""


@dataclass(frozen=True)
class FileFacts:
    """One content file. What could not be read is empty."""

    path: str
    kind: Kind | None
    source: Source | None
    columns: tuple[str, ...] = ()
    """The names of the columns of a CSV."""
    record: Source | None = None
    """The record that a CSV lies beside."""

    @property
    def title(self) -> str:
        """The title of its record; for a list or a table, what it holds."""
        source = self.source or self.record
        data = source.data if source else None
        title = data.get("title") if isinstance(data, dict) else None
        if isinstance(title, (str, int, float)) and str(title).strip():
            return f"{str(title).strip()}{', table' if self.record else ''}"
        return self.kind.label_plural if self.kind and self.kind.file else self.path.rpartition("/")[2]

    @cached_property
    def reading(self) -> Readability | None:
        """How easy its text is to read."""
        return readability(self.source.body.text) if self.source else None

    def field(self, place: Place) -> Field | None:
        """The field that stands at a place; None where it is text, or no field that the kind knows."""
        found = self._column(place) if self.path.endswith(".csv") else self._field(place)
        return found and Field(found[0], help_of(found[1]))

    def _field(self, place: Place) -> tuple[str, FieldInfo] | None:
        if self.source is None or self.kind is None:
            return None
        path = positions.path_at(self.source.positions, place.line, place.column)
        field = field_at(self.kind.model, path or ())
        return (".".join(step for step in path if isinstance(step, str)), field) if path and field else None

    def _column(self, place: Place) -> tuple[str, FieldInfo] | None:
        if self.kind is None or not 1 <= place.column <= len(self.columns):
            return None
        name = self.columns[place.column - 1]
        models = (table.model_fields for table in self.kind.tables.values())
        return next(((name, fields[name]) for fields in models if name in fields), None)


class Files:
    """The facts about every file, worked out when they are asked for."""

    def __init__(
        self, files: Mapping[str, Path], entries: Iterable[Entry[Any]], kinds: Sequence[Kind], root: str
    ) -> None:
        self._files, self._kinds, self._root = files, kinds, root
        self._sources = {entry.source.shown_path: entry.source for entry in entries}

    def facts(self, path: str) -> FileFacts:
        """The facts about the file that findings call `path`."""
        below = path.removeprefix(f"{self._root}/")
        if path not in self._files:
            return FileFacts(path, None, None)
        if path.endswith(".csv"):
            table = read_table(self._text(path), below, path)[0]
            beside = below.split(".")[0] + ".md"
            kind = kind_of(beside, self._kinds, path, ())[0]
            record = self._source(f"{self._root}/{beside}", beside)
            return FileFacts(path, kind, None, table.columns if table else (), record)
        kind = kind_of(below, self._kinds, path, ())[0]
        return FileFacts(path, kind, self._source(path, below))

    def _source(self, path: str, below: str) -> Source | None:
        """The text of a file; one whose records all have errors is read once more for what can be read of it."""
        if path in self._sources or path not in self._files:
            return self._sources.get(path)
        read = read_yaml_file if path.endswith(".yml") else read_markdown
        return read(self._text(path), below, path)[0]

    def _text(self, path: str) -> str:
        return read_text(self._files[path], path)[0] or ""
