"""Records in the groups and the order that pages show them in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.phases import span
from evidence_store.records.entry import Entry

Entries = tuple[Entry[Any], ...]


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """An outcome and the published summaries that looked at it."""

    entry: Entry[Any]
    entries: Entries


def outcomes_by_domain(catalogue: Catalogue) -> list[tuple[Entry[Any], list[OutcomeGroup]]]:
    """Each part of life with its outcomes, and the published summaries that looked at each outcome."""
    found: dict[str, dict[str, Entry[Any]]] = {}
    for entry in catalogue.of("intervention"):
        if entry.record.status == "published":
            for result in entry.record.outcomes:
                found.setdefault(result.outcome, {})[entry.id] = entry
    return [
        (
            domain,
            [
                OutcomeGroup(outcome, by_title(found[outcome.id].values()))
                for outcome in in_file_order(catalogue.of("outcome"))
                if outcome.record.domain == domain.id and outcome.id in found
            ],
        )
        for domain in in_file_order(catalogue.of("domain"))
    ]


def by_title(entries: Iterable[Entry[Any]]) -> Entries:
    """Records from A to Z."""
    return tuple(sorted(entries, key=lambda e: (str(e.record.title).lower(), e.id)))


def newest_first(entries: Iterable[Entry[Any]], *fields: str) -> Entries:
    """Records by the first of `fields` that they have, newest first; those without a date come last.

    A date that is only a month or a year counts as its last day, so that nothing new is buried.
    """

    def when(entry: Entry[Any]) -> date:
        return next((span(value)[1] for f in fields if (value := getattr(entry.record, f))), date.min)

    return tuple(sorted(by_title(entries), key=when, reverse=True))


def in_file_order(entries: Iterable[Entry[Any]]) -> Entries:
    """Records that share a file, as the editors ordered them."""
    return tuple(sorted(entries, key=lambda e: e.item))
