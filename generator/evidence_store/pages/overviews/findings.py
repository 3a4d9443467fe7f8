"""Every result of every published summary, the surest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_store.analyses.rules.levels import Level
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.plots.strip import ORDER
from evidence_store.pages.results import ResultView
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Finding:
    """A result together with the summary that reports it."""

    entry: Entry[Intervention]
    view: ResultView

    @property
    def address(self) -> str:
        """Where the result stands on the summary's page."""
        return f"{self.entry.address}#result-{self.view.result.id}"

    @property
    def outcome(self) -> str:
        """The id of its outcome."""
        return self.view.result.outcome


def published(catalogue: Catalogue) -> list[Entry[Intervention]]:
    """Published summaries, from A to Z."""
    found = [e for e in catalogue.of("intervention") if e.record.status == "published"]
    return sorted(found, key=lambda e: (e.record.title.lower(), e.id))


def findings(catalogue: Catalogue, results: Mapping[str, Iterable[ResultView]]) -> tuple[Finding, ...]:
    """All results of published summaries, given by the summary's id, the surest first."""
    return surest_first(Finding(entry, view) for entry in published(catalogue) for view in results[entry.id])


def surest_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Results by strength, then by level of effect from best to worst; "no evidence yet" last."""
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[bool, int, int, str, str]:
    view = finding.view
    sure = view.certainty.level if view.certainty else -1
    level = ORDER.index(Level(view.rating.level))
    name = finding.entry.record.title.lower()
    return (not view.rated, -sure if view.rated else 0, level, name, finding.entry.id)
