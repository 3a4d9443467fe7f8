"""The terms of the vocabulary that have a page of their own."""

from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.records.entry import Entry


def topics_of(catalogue: Catalogue, kind: str) -> list[Entry[Any]]:
    """Those of one kind, as the editors ordered them."""
    return sorted((e for e in catalogue.of(kind) if e.key in catalogue.topics), key=lambda e: e.item)
