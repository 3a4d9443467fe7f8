"""What the pages of partners need: who tests what where, by region and type of agency."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title, in_file_order
from evidence_store.pages.list_filters import LIST_FILTER, list_filter, term_filter
from evidence_store.pages.plots import tile_map
from evidence_store.pages.words import counted
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Row:
    """A partner in the list, with what it can be filtered by."""

    entry: Entry[Any]
    practices: Entries
    """What it tests, from A to Z."""
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Agency:
    """Partners of one type."""

    entry: Entry[Any]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A region with those who work there and what they test."""

    entry: Entry[Any]
    partners: Entries
    practices: Entries

    @property
    def words(self) -> str:
        """`London: 2 practices being tested, 4 partners`."""
        tested = counted(len(self.practices), "practice") if self.practices else "no practice"
        return f"{self.entry.record.label}: {tested} being tested, {counted(len(self.partners), 'partner')}"


def record_view(entry: Entry[Any], shared: Shared) -> Mapping[str, Any]:
    """The page of one partner: the evaluations it had a part in that have been published."""
    practices = _practices(entry, shared.catalogue)
    return {"reported": tuple(e for e in practices if e.record.evaluation.report)}


def list_view(entries: Sequence[Entry[Any]], shared: Shared) -> Mapping[str, Any]:
    """All partners by type of agency, the map of regions with its table, and the filters."""
    catalogue = shared.catalogue
    rows = [_row(entry, catalogue) for entry in by_title(entries)]
    places = [_place(region, rows) for region in in_file_order(catalogue.of("region"))]
    agencies = (
        Agency(agency, tuple(row for row in rows if row.entry.record.agency == agency.id))
        for agency in in_file_order(catalogue.of("agency"))
    )
    programmes = {e.id: e.record.title for e in by_title(catalogue.of("programme"))}
    said = {key: [row.values[key] for row in rows] for key in ("region", "agency", "theme", "programme")}
    filters = (
        term_filter("region", "Region", "region", said["region"], catalogue),
        term_filter("agency", "Type of agency", "agency", said["agency"], catalogue),
        term_filter("theme", "Theme", "theme", said["theme"], catalogue),
        list_filter("programme", "Programme", programmes, said["programme"]),
    )
    return {
        "agencies": [agency for agency in agencies if agency.rows],
        "places": places,
        "map": tile_map.tile_map(_tiles(places)),
        "elsewhere": sum(not row.values["region"] for row in rows),
        "filters": tuple(found for found in filters if len(found.choices) > 1),
        "scripts": (LIST_FILTER,),
    }


def _row(entry: Entry[Any], catalogue: Catalogue) -> Row:
    practices = _practices(entry, catalogue)
    own = [e.id for field in ("owner", "partners") for e in _naming(entry, catalogue, "programme", field)]
    values = {
        "region": (entry.record.region,) if entry.record.region else (),
        "agency": (entry.record.agency,),
        "theme": tuple(dict.fromkeys(theme for e in practices for theme in e.record.themes)),
        "programme": tuple(dict.fromkeys([*(e.record.programme for e in practices), *own])),
    }
    return Row(entry, practices, values)


def _practices(entry: Entry[Any], catalogue: Catalogue) -> Entries:
    return by_title(_naming(entry, catalogue, "practice", "partners"))


def _naming(entry: Entry[Any], catalogue: Catalogue, kind: str, field: str) -> Iterator[Entry[Any]]:
    for link in catalogue.incoming(entry.key):
        if link.source[0] == kind and link.field == field:
            yield catalogue.entries[link.source]


def _place(region: Entry[Any], rows: Sequence[Row]) -> Place:
    here = [row for row in rows if row.entry.record.region == region.id]
    practices = {practice.id: practice for row in here for practice in row.practices}
    return Place(region, tuple(row.entry for row in here), by_title(practices.values()))


def _tiles(places: Sequence[Place]) -> Iterator[tile_map.Region]:
    for place in places:
        region = place.entry.record
        if region.tile:
            name = region.short or region.label
            yield tile_map.Region(place.entry.id, name, region.tile, len(place.practices), place.words)
