"""The words that sentences are made of: the store's own, and the library's where it has none."""

from collections.abc import Mapping
from functools import cache

from evidence_store.catalogue import Catalogue
from evidence_store.kinds import vocabulary
from evidence_store.sources.yaml_tree import read_yaml


def phrases_of(catalogue: Catalogue) -> Mapping[str, str]:
    """Every phrase by id. What the store does not word itself is in the words of the example file."""
    return {**_defaults(), **{entry.id: entry.record.text for entry in catalogue.of("phrase")}}


@cache
def _defaults() -> dict[str, str]:
    kind = next(kind for kind in vocabulary.KINDS if kind.name == "phrase")
    document = read_yaml(kind.example.read_text("utf-8"))
    items = document.data if isinstance(document.data, tuple) else ()
    return {str(item["id"]): str(item["text"]) for item in items if isinstance(item, dict)}
