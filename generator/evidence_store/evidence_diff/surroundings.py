"""What changes around the pages: links, sources in use, counts in the finder, cells of the map, rows to download."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from evidence_store.evidence_diff.model import (
    AddressChange,
    CellChange,
    ChoiceChange,
    RowsChange,
    SourceChange,
)
from evidence_store.evidence_diff.names import name_of
from evidence_store.evidence_diff.pairs import Pairs
from evidence_store.pages.context import Shared
from evidence_store.pages.data_files import data_files
from evidence_store.pages.open_data.kind_tables import kind_tables
from evidence_store.pages.overviews.gap_map import gap_map
from evidence_store.pipeline import Checked
from evidence_store.records.addresses import web_links

T = TypeVar("T")
Choice = tuple[str, str]
Cell = tuple[str, str]


class Surroundings:
    """What one version of the store makes of its records together."""

    def __init__(self, checked: Checked) -> None:
        self.catalogue = checked.catalogue
        # Neither the map nor the finder asks for the day, or for sources in words.
        self._shared = Shared(checked.catalogue, checked.analyses, {}, date.min)

    def links(self) -> dict[str, tuple[str, ...]]:
        """Addresses on the web, each with the files that link to it."""
        found: dict[str, set[str]] = {}
        for entry in self.catalogue.entries.values():
            for link in web_links(entry):
                found.setdefault(link.address, set()).add(entry.source.shown_path)
        return {address: tuple(sorted(files)) for address, files in found.items()}

    def choices(self) -> dict[Choice, int]:
        """How many summaries each choice of the finder finds, by filter and choice."""
        return {(f.label, o.label): o.count for f in self._shared.finder.facets for o in f.options}

    def cells(self) -> dict[Cell, tuple[int, int]]:
        """Results and practices in each cell of the map that holds any, by summary and outcome."""
        found = gap_map(self._shared)
        return {
            (row.entry.id if row.entry else "", cell.outcome.id): (len(cell.findings), len(cell.testing))
            for row in (*found.rows, *filter(None, [found.elsewhere]))
            for cell in row.cells
            if not cell.empty
        }

    def rows(self) -> dict[str, int]:
        """Rows of each table of records to download, without its header. Ratings and the map are told by themselves."""
        tables = {table.address: len(table.rows) for table in kind_tables(self.catalogue)}
        studies = {
            file.address: sum(1 for _ in csv.reader(io.StringIO(file.content))) - 1
            for file in data_files(self.catalogue)
            if isinstance(file.content, str) and file.address.endswith(".csv")
        }
        return tables | studies


def link_changes(before: Surroundings, after: Surroundings) -> Iterator[AddressChange]:
    """Addresses that came or went."""
    for address, old, new in _different(before.links(), after.links()):
        if not (old and new):
            yield AddressChange(address, old or (), new or ())


def choice_changes(before: Surroundings, after: Surroundings) -> Iterator[ChoiceChange]:
    """Counts of the finder that differ, as the finder orders them."""
    for (filter, choice), old, new in _different(before.choices(), after.choices(), _as_they_stand):
        if (old or 0) != (new or 0):
            yield ChoiceChange(filter, choice, old or 0, new or 0)


def cell_changes(before: Surroundings, after: Surroundings, pairs: Pairs) -> Iterator[CellChange]:
    """Cells that fill or empty, with results or with practices. A renamed summary keeps its row."""
    names = {old.id: new.id for old, new in pairs.both if new.kind.name == "intervention"}
    was = {(names.get(id, id), outcome): held for (id, outcome), held in before.cells().items()}
    for (id, outcome), old, new in _different(was, after.cells()):
        held = old or (0, 0), new or (0, 0)
        if [bool(count) for count in held[0]] == [bool(count) for count in held[1]]:
            continue
        labels = [
            after.catalogue.label(kind, key) if after.catalogue.get(kind, key) else before.catalogue.label(kind, key)
            for kind, key in (("intervention", id), ("outcome", outcome))
        ]  # fmt: skip
        yield CellChange(labels[0] if id else "", labels[1], *held)


def row_changes(before: Surroundings, after: Surroundings) -> Iterator[RowsChange]:
    """Tables with more or fewer rows."""
    for address, old, new in _different(before.rows(), after.rows()):
        yield RowsChange(address, old, new)


def source_changes(before: Checked, after: Checked, pairs: Pairs) -> Iterator[SourceChange]:
    """Sources that are there in both versions, and named in one of them alone."""
    named = [Counter(link.target for link in _uses(checked)) for checked in (before, after)]
    for old, new in pairs.both:
        counts = named[0][old.key], named[1][new.key]
        if new.kind.name == "reference" and bool(counts[0]) != bool(counts[1]):
            yield SourceChange(name_of(new, after), *counts)


def _uses(checked: Checked) -> set[Any]:
    """Which record names which: once, in however many places."""
    return {link._replace(field="") for link in checked.catalogue.links}


def _as_they_stand(keys: list[Any]) -> list[Any]:
    return keys


def _different(
    before: Mapping[Any, T], after: Mapping[Any, T], order: Callable[[list[Any]], list[Any]] = sorted
) -> Iterator[tuple[Any, T | None, T | None]]:
    for key in order(list(dict.fromkeys([*after, *before]))):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield key, old, new
