"""A page for each outcome: what helps with it, how sure we can be, and what nobody has looked at."""

from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.pages.plots.strip import Strip, strip
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """All that the store knows about one outcome."""

    entry: Entry[Any]
    """The outcome in the vocabulary."""
    findings: tuple[Finding, ...]
    """Results of published summaries, the surest first."""
    looked: int
    """How many published summaries report a result."""
    silent: Entries
    """Published summaries without a result for it."""
    testing: Entries
    """Practices that hope to change it."""
    related: Entries
    """Other outcomes in the same part of life that have a page."""
    strip: Strip
    """Its results at one glance."""

    @property
    def rated(self) -> int:
        """How many results say more than "no evidence yet"."""
        return sum(finding.view.rated for finding in self.findings)


def outcome_views(shared: Shared) -> list[OutcomeView]:
    """Every outcome that has a page, as the editors ordered them."""
    catalogue = shared.catalogue
    every = published(catalogue)
    by_outcome: dict[str, list[Finding]] = {}
    for finding in shared.findings:
        by_outcome.setdefault(finding.outcome, []).append(finding)
    testing: dict[str, list[Entry[Any]]] = {}
    for practice in catalogue.of("practice"):
        for outcome in practice.record.outcomes_sought:
            testing.setdefault(outcome, []).append(practice)
    levels = {finding.view.rating.level: finding.view.level for finding in shared.findings}
    known = topics_of(catalogue, "outcome", shared.topics)
    views = []
    for entry in known:
        found = by_outcome.get(entry.id, [])
        looked = {finding.entry.id for finding in found}
        views.append(
            OutcomeView(
                entry,
                tuple(found),
                len(looked),
                tuple(e for e in every if e.id not in looked),
                by_title(testing.get(entry.id, ())),
                tuple(e for e in known if e.record.domain == entry.record.domain and e != entry),
                strip([finding.view.rating for finding in found], levels),
            )
        )
    return views
