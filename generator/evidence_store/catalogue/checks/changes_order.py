"""The history of a page in the wrong order."""

from collections.abc import Iterator

from evidence_store.catalogue.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Rule

CHANGES_ORDER = Rule(
    "changes-order",
    "The history of a page begins with its newest change.",
    "Readers see the newest first, and feeds would call the oldest new.",
    "changes:\n- date: 2025-01-10\n- date: 2026-03-02",
    "changes:\n- date: 2026-03-02\n- date: 2025-01-10",
)
RULES = (CHANGES_ORDER,)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One finding for each change that stands below an older one."""
    for entry in catalogue.entries.values():
        changes = getattr(entry.record, "changes", ())
        for number, change in enumerate(changes[1:], start=1):
            if change.date > changes[number - 1].date:
                yield CHANGES_ORDER.at(
                    entry.place("changes", number, "date"),
                    f"{change.date} stands below an older change, of {changes[number - 1].date}",
                    "put the newest change first",
                )
