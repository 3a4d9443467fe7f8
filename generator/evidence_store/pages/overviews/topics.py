"""Which terms of the vocabulary have a page of their own: those that summaries or practices name."""

from collections.abc import Iterable
from typing import Any

from evidence_store.catalogue import Catalogue, Key
from evidence_store.records.entry import Entry

TOPIC_KINDS = ("outcome", "population")


def topics(catalogue: Catalogue) -> frozenset[Key]:
    """Outcomes and groups of people that a published summary or a practice names."""
    return frozenset(
        link.target
        for link in catalogue.links
        if link.target[0] in TOPIC_KINDS and _counts(catalogue.entries[link.source])
    )


def topics_of(catalogue: Catalogue, kind: str, known: Iterable[Key]) -> list[Entry[Any]]:
    """Those of one kind, as the editors ordered them."""
    keys = set(known)
    return sorted((e for e in catalogue.of(kind) if e.key in keys), key=lambda e: e.item)


def _counts(source: Entry[Any]) -> bool:
    if source.kind.name == "intervention":
        return bool(source.record.status == "published")
    return source.kind.name == "practice"
