"""The rows of the search index. They become a classic script: scripts load from a disk, where fetch does not.

A row a page, an outcome, a group of people and a term of the glossary: title, other names, a sentence, and the
numbers of the rows it is about. What those are called is found once, in their own rows; words of the vocabulary
that have no page get a row with their names alone. The words are put in order in the browser (`js/inverted.js`), so
that texts are cut into words and stems in one place only.
"""

from collections.abc import Iterable
from typing import Any

from evidence_store.catalogue import Catalogue, Key
from evidence_store.catalogue.destinations import GLOSSARY, TERM, TOPIC_KINDS
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.pages.page import Page
from evidence_store.records.entry import Entry

NAME_FIELDS = ("also_known_as", "acronym", "practice_name")

TIERS = {"intervention": 0, "outcome": 0, "population": 0, "practice": 1, "programme": 1, "term": 12}
"""Which kinds come first when the words fit equally; the others are 2. Whoever types the name of an outcome wants
what is known about it before what the word means."""
LATER = {"in preparation": 2, "withdrawn": 2}
"""Steps down for what has no findings to show."""

NOT_ABOUT = frozenset({"reference", "effect-level", "strength-level", "quality-level", "cost-band"})
"""Kinds that say how, and not about what."""


def searched(catalogue: Catalogue) -> list[Entry[Any]]:
    """The records that have a page, most sought kinds first; then outcomes and groups of people."""
    records = [
        entry
        for kind in catalogue.kinds
        if kind.has_pages
        for entry in catalogue.of(kind.name)
        if getattr(entry.record, "layout", "text") not in ("home", "search")
    ]
    return [*records, *(e for kind in TOPIC_KINDS for e in topics_of(catalogue, kind))]


def index_rows(catalogue: Catalogue, pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Rows of everything that has a page, then of the glossary, of lists and maps, and of the vocabulary alone."""
    named = searched(catalogue)
    rows = [_row(entry, entry.address) for entry in named]
    rows += [_row(entry, f"{GLOSSARY}#{TERM}{entry.id}") for entry in catalogue.of("term")]
    known = {row["url"] for row in rows}
    rows += [
        {
            "title": page.title,
            "url": page.address,
            "kind": page.found.kind,
            **({"names": list(page.found.names)} if page.found.names else {}),
            "summary": page.description,
            "tier": 2 + page.found.later,
        }
        for page in pages
        if page.source_path is None and page.address not in known and page.found
    ]
    numbers = {entry.key: number for number, entry in enumerate(named)}
    for number, entry in enumerate(named):
        about = sorted({_number(key, catalogue, numbers, rows) for key in _about(entry, catalogue)})
        if about:
            rows[number]["about"] = about
    return rows


def _row(entry: Entry[Any], address: str) -> dict[str, Any]:
    record, label = entry.record, getattr(entry.record, "label", None)
    note = getattr(record, "status", "")
    tier = TIERS.get(entry.kind.name, 2) + LATER.get(note, 0)
    names = list(_names(record))
    return {
        "title": label or record.title,
        "url": address,
        "kind": entry.kind.label,
        **({"names": names} if names else {}),
        "summary": record.definition if label else record.summary,
        **({"note": note} if note in LATER else {}),
        **({"tier": tier} if tier else {}),
    }


def _names(record: Any) -> Iterable[str]:
    yield from getattr(record, "synonyms", ())
    for field in NAME_FIELDS:
        value = getattr(record, field, None)
        yield from [value] if isinstance(value, str) else value or ()


def _about(entry: Entry[Any], catalogue: Catalogue) -> Iterable[Key]:
    """What a record names in its fields. What it mentions or is merely related to, it is not about."""
    for link in catalogue.outgoing(entry.key):
        if link.field not in ("body", "related") and link.target[0] not in NOT_ABOUT:
            yield link.target


def _number(key: Key, catalogue: Catalogue, numbers: dict[Key, int], rows: list[dict[str, Any]]) -> int:
    """The number of a record's row; one with its names alone is added for what has no page."""
    if key not in numbers:
        record = catalogue.entries[key].record
        names = list(_names(record))
        numbers[key] = len(rows)
        rows.append({"title": catalogue.label(*key), **({"names": names} if names else {})})
    return numbers[key]
