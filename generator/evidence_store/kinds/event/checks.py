"""Checks of one event: it ends after it begins."""

from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry
from evidence_store.records.fields import lies_before

EVENT_DATES = Rule(
    "event-dates",
    "An event begins before it ends.",
    "People would come on the wrong day, or not at all.",
    "date: 2025-11-14 18:30\nuntil: 2025-11-14 17:00",
    "date: 2025-11-14 18:30\nuntil: 2025-11-14 21:00",
)
RULES = (EVENT_DATES,)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """An end without a beginning, or before it, compared as exactly as both are known."""
    begins, ends = entry.record.date, entry.record.until
    if ends and not begins:
        yield EVENT_DATES.at(
            entry.place("until"), f"it ends ({ends}) and never begins", "write when it begins as `date`"
        )
    elif ends and lies_before(ends, begins):
        yield EVENT_DATES.at(
            entry.place("until"), f"it ends ({ends}) before it begins ({begins})", "check the two dates"
        )


CHECKS = (check,)
