"""Two records have one title, so that nobody can tell them apart in a list."""

from collections.abc import Iterator
from typing import Any

from evidence_store.catalogue.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.entry import Entry

SHARED_TITLE = Rule(
    "shared-title",
    "No two records of a kind have the same title.",
    "In lists and in the search nobody can tell which is which; often one thing was written down twice.",
    "partners/wickford.md and partners/wickford-council.md: title: Wickford Council",
    "partners/wickford.md: title: Wickford Town Council",
    Severity.WARNING,
)
RULES = (SHARED_TITLE,)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One finding for each record whose title another one has, by the order of their files."""
    for kind in catalogue.kinds:
        known: dict[str, Entry[Any]] = {}
        for entry in catalogue.of(kind.name) if kind.has_pages else ():
            title = str(getattr(entry.record, "title", ""))
            first = known.setdefault(" ".join(title.casefold().split()), entry)
            if first is not entry:
                yield SHARED_TITLE.at(
                    entry.place("title"),
                    f'"{title}" is also the title of {first.place("title")}',
                    "say in the title what tells them apart; if they are the same, join the two",
                )
