"""Checks of one call: it closes after it opens."""

from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry

CALL_DATES = Rule(
    "call-dates",
    "A call closes on or after the day it opens.",
    "People would plan for a deadline that cannot be.",
    "opens: 2019-11-29\ncloses: 2019-11-01",
    "opens: 2019-11-01\ncloses: 2019-11-29",
)
RULES = (CALL_DATES,)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Dates in the wrong order, compared as exactly as both are known."""
    opens, closes = entry.record.opens, entry.record.closes
    if opens and closes:
        exact = min(len(opens), len(closes))
        if closes[:exact] < opens[:exact]:
            yield CALL_DATES.at(
                entry.place("closes"),
                f"it closes ({closes}) before it opens ({opens})",
                "check the two dates",
            )


CHECKS = (check,)
