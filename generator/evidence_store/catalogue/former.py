"""What records were called before. A link that was once published leads on for ever."""

from collections.abc import Iterator
from typing import Any

from evidence_store.catalogue.catalogue import Catalogue, Key
from evidence_store.records.entry import Entry


def former_addresses(entry: Entry[Any]) -> Iterator[str]:
    """The earlier addresses of a record's page, in the order in which it names them."""
    for name in getattr(entry.record, "renamed_from", ()):
        yield name if name.endswith(".html") else entry.kind.address(name)


def former_ids(entry: Entry[Any]) -> Iterator[str]:
    """The ids that a record had before among its own kind."""
    for name in getattr(entry.record, "renamed_from", ()):
        if not name.endswith(".html"):
            yield name


def moved(catalogue: Catalogue) -> dict[str, Key]:
    """The record that each earlier address leads to, sorted by address; records without a page have none."""
    found = {
        address: entry.key
        for entry in catalogue.entries.values()
        if catalogue.has_page(entry)
        for address in former_addresses(entry)
    }
    return dict(sorted(found.items()))
