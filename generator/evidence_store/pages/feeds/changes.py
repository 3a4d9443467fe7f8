"""What changed on the pages, by their own records of change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evidence_store.kinds.parts import Change
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.entry import FeedEntry, Topic, feed_entry
from evidence_store.pages.rating_changes import rating_changes
from evidence_store.records.entry import Entry

TOPICS: Mapping[str, Topic] = {
    "intervention": "summaries",
    "news": "news",
    "call": "calls",
    "event": "events",
}
"""Which feed the changes of a kind belong to, if any."""
NEW: Mapping[str, str] = {"intervention": "New summary", "practice": "New practice"}
"""Kinds whose oldest record of change is their beginning; others have a date of their own."""


def change_entries(entry: Entry[Any], shared: Shared) -> Iterator[FeedEntry]:
    """An entry for each change of a record that readers can use, the newest first."""
    record = entry.record
    if getattr(record, "status", "") == "in preparation":
        return
    moves = rating_changes(entry, shared.catalogue)
    left = Counter(change.date for change in record.changes)
    for number, change in enumerate(record.changes):
        day, count = change.date.isoformat(), left[change.date]
        left[change.date] -= (
            1  # numbered from the oldest: one more change of that day leaves them as they are
        )
        moved = moves.get(number, [])
        new = number == len(record.changes) - 1 and NEW.get(entry.kind.name)
        if moved:
            what, said = "Rating changed", [*(f"{line}." for line in moved), *_reason(change)]
        elif new:
            what, said = new, [record.summary]
        else:
            what, said = "Changed", _reason(change)
        topics = [TOPICS[entry.kind.name]] if entry.kind.name in TOPICS else []
        yield feed_entry(
            shared.publication,
            entry,
            ("changed", day, str(count)),
            change.date,
            f"{what}: {record.title}",
            " ".join(said),
            [*topics, "ratings"] if moved else topics,
        )


def _reason(change: Change) -> list[str]:
    return [_sentence(change.what), f"Why: {_sentence(change.why)}"]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
