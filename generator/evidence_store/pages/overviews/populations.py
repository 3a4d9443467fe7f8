"""A page for each group of people: summaries whose studies were about them, and practices for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title
from evidence_store.pages.overviews.answers import Answer, answer
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class SummaryResults:
    """A published summary with its main results."""

    entry: Entry[Any]
    rated: tuple[Finding, ...]
    """Results that say something, the surest first."""
    unusable: tuple[Finding, ...]
    """Results that say no more than "no evidence yet"."""


@dataclass(frozen=True, slots=True)
class PopulationView:
    """All that the store knows about one group of people."""

    entry: Entry[Any]
    """The group in the vocabulary."""
    answer: Answer
    summaries: tuple[SummaryResults, ...]
    """Published summaries about it, that with the surest result first."""
    preparing: Entries
    """Summaries about it that are still being written."""
    testing: Entries
    """Practices for it."""
    unstudied: Entries
    """Outcomes that have a page and no result in any of its summaries."""


def population_views(shared: Shared) -> list[PopulationView]:
    """Every group that has a page, as the editors ordered them."""
    catalogue = shared.catalogue
    about: dict[str, list[Entry[Any]]] = {}
    for entry in catalogue.of("intervention"):
        for group in entry.record.population.groups if entry.record.population else ():
            about.setdefault(group, []).append(entry)
    testing: dict[str, list[Entry[Any]]] = {}
    for practice in catalogue.of("practice"):
        for group in practice.record.who_for:
            testing.setdefault(group, []).append(practice)
    every = len(published(catalogue))
    outcomes = topics_of(catalogue, "outcome")
    views = []
    for group in topics_of(catalogue, "population"):
        told = by_title(e for e in about.get(group.id, ()) if e.record.status == "published")
        ids = {entry.id for entry in told}
        found = [finding for finding in shared.findings if finding.entry.id in ids]
        studied = {finding.outcome for finding in found}
        views.append(
            PopulationView(
                group,
                answer(found, len(told), every),
                _surest_first(told, found),
                by_title(e for e in about.get(group.id, ()) if e.record.status == "in preparation"),
                by_title(testing.get(group.id, ())),
                tuple(outcome for outcome in outcomes if outcome.id not in studied),
            )
        )
    return views


def _surest_first(told: Entries, found: Sequence[Finding]) -> tuple[SummaryResults, ...]:
    """Summaries in the order of their surest results; those without any result last."""
    own: dict[str, list[Finding]] = {}
    for finding in found:
        own.setdefault(finding.entry.id, []).append(finding)
    by_id = {entry.id: entry for entry in told}
    return tuple(
        _results(by_id[id], own.get(id, [])) for id in (*own, *(id for id in by_id if id not in own))
    )


def _results(entry: Entry[Any], own: list[Finding]) -> SummaryResults:
    """The results a summary shows first; the four surest where it names none."""
    main = [finding for finding in own if finding.view.result.headline] or own[:4]
    return SummaryResults(
        entry,
        tuple(finding for finding in main if finding.view.rated),
        tuple(finding for finding in main if not finding.view.rated),
    )
