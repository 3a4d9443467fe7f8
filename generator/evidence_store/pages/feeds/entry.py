"""One thing that is new, as feeds tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from evidence_store.pages.identity import identity
from evidence_store.pages.publication import Publication
from evidence_store.records.entry import Entry

Topic = Literal["news", "summaries", "ratings", "calls", "events"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something that happened on a day. An inexact date makes no entry: nobody would know that it is one."""

    id: UUID
    """Permanent: it is made from what happened to which record, never from a title."""
    record: Entry[Any]
    """The record whose page tells more."""
    day: date
    """When it happened, as the content says."""
    title: str
    text: str
    """One or a few sentences of plain text."""
    topics: frozenset[Topic]
    """The feeds it belongs to, beside the one of everything and those of its programmes."""


def feed_entry(
    publication: Publication,
    record: Entry[Any],
    happened: Iterable[str],
    day: date | str,
    title: str,
    text: str,
    topics: Iterable[Topic],
) -> FeedEntry:
    """An entry about a record. `happened` tells it from others about that record: `("changed", "2026-11-22", "1")`."""
    return FeedEntry(
        identity(publication, record.kind.name, record.id, *happened),
        record,
        day if isinstance(day, date) else date.fromisoformat(day[:10]),
        title,
        text,
        frozenset(topics),
    )
