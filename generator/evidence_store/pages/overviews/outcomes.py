"""A page for each outcome: what helps with it, how sure we can be, and what nobody has looked at."""

from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title
from evidence_store.pages.overviews.answers import Answer, answer
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.pages.plots.strip import Strip, strip
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """All that the store knows about one outcome."""

    entry: Entry[Any]
    """The outcome in the vocabulary."""
    answer: Answer
    findings: tuple[Finding, ...]
    """Results of published summaries, the surest first."""
    silent: Entries
    """Published summaries without a result for it."""
    testing: Entries
    """Practices that hope to change it."""
    related: Entries
    """Other outcomes in the same part of life that have a page."""
    strip: Strip
    """Its results at one glance."""

    @property
    def looked(self) -> int:
        """How many published summaries report a result."""
        return self.answer.looked

    @property
    def rated(self) -> tuple[Finding, ...]:
        """Results that say more than "no evidence yet"."""
        return tuple(finding for finding in self.findings if finding.view.rated)

    @property
    def unusable(self) -> tuple[Finding, ...]:
        """Results that say no more than that."""
        return tuple(finding for finding in self.findings if not finding.view.rated)


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
    known = topics_of(catalogue, "outcome")
    views = []
    for entry in known:
        found = by_outcome.get(entry.id, [])
        looked = {finding.entry.id for finding in found}
        views.append(
            OutcomeView(
                entry,
                answer(found, len(looked), len(every)),
                tuple(found),
                tuple(e for e in every if e.id not in looked),
                by_title(testing.get(entry.id, ())),
                tuple(e for e in known if e.record.domain == entry.record.domain and e != entry),
                strip([finding.view.rating for finding in found], shared.scale),
            )
        )
    return views
