"""Checks of one call: it closes after it opens, and is decided after that."""

from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry
from evidence_store.records.fields import lies_before

CALL_DATES = Rule(
    "call-dates",
    "A call closes on or after the day it opens, and is decided on or after the day it closes.",
    "People would plan for a deadline that cannot be.",
    "opens: 2019-11-29\ncloses: 2019-11-01",
    "opens: 2019-11-01\ncloses: 2019-11-29",
)
RULES = (CALL_DATES,)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Dates in the wrong order, compared as exactly as both are known."""
    opens, closes, decided = entry.record.opens, entry.record.closes, entry.record.decided_on
    if opens and closes and lies_before(closes, opens):
        yield CALL_DATES.at(
            entry.place("closes"), f"it closes ({closes}) before it opens ({opens})", "check the two dates"
        )
    for name, earlier in (("closes", closes), ("opens", opens)):
        if earlier and decided and lies_before(decided, earlier):
            yield CALL_DATES.at(
                entry.place("decided_on"),
                f"it is decided ({decided}) before it {name} ({earlier})",
                "check the two dates",
            )
            return


CHECKS = (check,)
