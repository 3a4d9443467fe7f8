"""Records -> findings about those whose review is due."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from evidence_store.diagnostics import Diagnostic
from evidence_store.pages.words import counted, day
from evidence_store.records.entry import Entry
from evidence_store.upkeep_rules import REVIEW_DUE


def reviews_due(entries: Iterable[Entry[Any]], today: date, within: int = 0) -> Iterator[Diagnostic]:
    """Records that are to be reviewed by `today`, or `within` days after it. What was withdrawn is left in peace."""
    for entry in entries:
        by: date | None = getattr(entry.record, "next_review", None)
        if by is None or by > today + timedelta(days=within) or entry.record.status == "withdrawn":
            continue
        late = (today - by).days
        when = f"was due on {day(by)}, {counted(late, 'day')} ago" if late > 0 else f"is due on {day(by)}"
        yield REVIEW_DUE.at(
            entry.place("next_review"),
            f"the review of {entry.record.title} {when}",
            "look for newer studies, then set `reviewed_on` and `next_review`",
        )
