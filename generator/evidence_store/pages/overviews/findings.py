"""Every result of every published summary, the surest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.results import ResultView
from evidence_store.pages.scale import Scale
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


def findings(
    catalogue: Catalogue, results: Mapping[str, Iterable[ResultView]], scale: Scale
) -> tuple[Finding, ...]:
    """All results of published summaries, given by the summary's id, the surest first."""
    every = (Finding(entry, view) for entry in published(catalogue) for view in results[entry.id])
    return surest_first(every, scale)


def surest_first(found: Iterable[Finding], scale: Scale) -> tuple[Finding, ...]:
    """Results by strength, then by level of effect from best to worst; levels without a place on the scale last."""

    def place(finding: Finding) -> tuple[bool, bool, int, int, str, str]:
        view = finding.view
        sure = view.certainty.level if view.certainty else -1
        level = scale.places[view.rating.level]
        name = finding.entry.record.title.lower()
        return (not view.rated, not view.placed, -sure if view.rated else 0, level, name, finding.entry.id)

    return tuple(sorted(found, key=place))
