"""Every address on the web that a record leads to: in its fields, in its tables and in its text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from evidence_store.diagnostics import Place
from evidence_store.records.body import links
from evidence_store.records.entry import Entry
from evidence_store.sources.positions import Path

RESOLVER = "https://doi.org/"
_ADDRESS = re.compile(r"https?://\S+")
_DOI_FIELD = "doi"


class WebLink(NamedTuple):
    """An address outside the store, and where it is written."""

    address: str
    place: Place


def web_links(entry: Entry[Any]) -> Iterator[WebLink]:
    """The addresses of one record, those in its fields first. A DOI counts as the address of its resolver."""
    data = entry.source.data
    for step in entry.item:
        data = data[step]
    for path, address in _in_value(data, ()):
        yield WebLink(address, entry.place(*path))
    for rows in entry.tables.values():
        for row in rows.table.rows:
            if doi := row.cells.get(_DOI_FIELD):
                yield WebLink(_resolved(doi), rows.table.place(row.line, _DOI_FIELD))
    for mention in links(entry):
        if _ADDRESS.fullmatch(mention.target):
            yield WebLink(mention.target, entry.source.line(mention.line, mention.column))


def _in_value(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _in_value(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _in_value(inner, (*path, index))
    elif isinstance(value, str) and path and str(path[-1]).lower() == _DOI_FIELD:
        yield path, _resolved(value)
    elif isinstance(value, str) and _ADDRESS.fullmatch(value):
        yield path, value


def _resolved(doi: str) -> str:
    return RESOLVER + quote(doi.strip(), safe="/:;().,_-")
