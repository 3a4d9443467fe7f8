"""The search index: one classic script, because scripts load from a disk where fetch does not.

A row a page, an outcome, a group of people and a term of the glossary: title, other names, words it
should be found by, one sentence. The words of the vocabulary (synonyms of outcomes and groups) are
written into it here, so that the script stays small.
"""

import json
from collections.abc import Iterable
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.overviews.make import GLOSSARY
from evidence_store.pages.overviews.topics import TOPIC_KINDS, topics, topics_of
from evidence_store.pages.page import DataFile
from evidence_store.records.entry import Entry

ADDRESS = "assets/evidence-store/search-index.js"
NAME_FIELDS = ("also_known_as", "acronym", "practice_name")


def search_index(catalogue: Catalogue) -> DataFile:
    """Everything that has a page, most sought kinds first; then outcomes, groups and the glossary."""
    rows = [
        _row(entry, catalogue)
        for kind in catalogue.kinds
        if kind.has_pages
        for entry in catalogue.of(kind.name)
        if getattr(entry.record, "layout", "text") not in ("home", "search")
    ]
    known = topics(catalogue)
    rows += [_term(e, e.address) for kind in TOPIC_KINDS for e in topics_of(catalogue, kind, known)]
    rows += [_term(entry, f"{GLOSSARY}#term-{entry.id}") for entry in catalogue.of("term")]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return DataFile(ADDRESS, f"window.evidenceStoreSearch={text};\n")


def _row(entry: Entry[Any], catalogue: Catalogue) -> dict[str, Any]:
    record = entry.record
    names: list[str] = []
    for field in NAME_FIELDS:
        value = getattr(record, field, None)
        names.extend([value] if isinstance(value, str) else value or ())
    return {
        "title": record.title,
        "url": entry.address,
        "kind": entry.kind.label,
        "names": names,
        "words": sorted(set(_words(entry, catalogue))),
        "summary": record.summary,
        **({"note": "in preparation"} if getattr(record, "status", "") == "in preparation" else {}),
    }


def _term(entry: Entry[Any], address: str) -> dict[str, Any]:
    record = entry.record
    return {
        "title": record.label,
        "url": address,
        "kind": entry.kind.label,
        "names": list(record.synonyms),
        "words": [],
        "summary": record.definition,
    }


def _words(entry: Entry[Any], catalogue: Catalogue) -> Iterable[str]:
    """Labels and synonyms of the vocabulary's terms that the record names, and of its partners."""
    for link in catalogue.outgoing(entry.key):
        if link.field == "body" or link.target[0] == "reference":
            continue
        target = catalogue.entries[link.target].record
        yield catalogue.label(*link.target)
        yield from getattr(target, "synonyms", ())
        yield from getattr(target, "also_known_as", ()) if link.target[0] != "intervention" else ()
