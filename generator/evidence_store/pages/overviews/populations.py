"""A page for each group of people: summaries whose studies were about them, and practices for them."""

from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title
from evidence_store.pages.overviews.findings import Finding
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class PopulationView:
    """All that the store knows about one group of people."""

    entry: Entry[Any]
    """The group in the vocabulary."""
    summaries: Entries
    """Published summaries about it."""
    preparing: Entries
    """Summaries about it that are still being written."""
    testing: Entries
    """Practices for it."""
    findings: dict[str, list[Finding]]
    """The main results of each summary by its id, the surest first."""


def population_views(shared: Shared) -> list[PopulationView]:
    """Every group that has a page, as the editors ordered them."""
    catalogue = shared.catalogue
    summaries: dict[str, list[Entry[Any]]] = {}
    for entry in catalogue.of("intervention"):
        for group in entry.record.population.groups if entry.record.population else ():
            summaries.setdefault(group, []).append(entry)
    testing: dict[str, list[Entry[Any]]] = {}
    for practice in catalogue.of("practice"):
        for group in practice.record.who_for:
            testing.setdefault(group, []).append(practice)
    by_summary: dict[str, list[Finding]] = {}
    for finding in shared.findings:
        by_summary.setdefault(finding.entry.id, []).append(finding)
    main = {id: _main(own) for id, own in by_summary.items()}
    return [
        PopulationView(
            entry,
            by_title(e for e in summaries.get(entry.id, ()) if e.record.status == "published"),
            by_title(e for e in summaries.get(entry.id, ()) if e.record.status == "in preparation"),
            by_title(testing.get(entry.id, ())),
            main,
        )
        for entry in topics_of(catalogue, "population", shared.topics)
    ]


def _main(own: list[Finding]) -> list[Finding]:
    """The results a summary shows first; the four surest where it names none."""
    return [finding for finding in own if finding.view.result.headline] or own[:4]
