"""The results of a summary as its page shows them: facts, certainty and study rows side by side."""

from dataclasses import dataclass
from typing import Any

from evidence_store.analyses.certainty import CertaintyLevel, certainty_level
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention, StudyRow
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.kinds.vocabulary.models import Outcome, RankedLevel
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class ResultView:
    """One outcome of a summary."""

    result: OutcomeResult
    """The facts as recorded."""
    outcome: Outcome
    """The outcome in the vocabulary."""
    rows: tuple[StudyRow, ...]
    """The study rows of this result."""
    certainty: CertaintyLevel | None
    """How sure we can be, added up; None where nothing can be rated."""
    strength: RankedLevel | None
    """The words for it."""

    @property
    def studies(self) -> int | None:
        """How many studies the facts rest on; None when no source says."""
        result = self.result
        if self.rows:
            return len(self.rows)
        if result.pooled:
            return result.pooled.k
        if result.directions:
            return result.directions.favour + result.directions.against + result.directions.no_difference
        return result.nothing_usable.k if result.nothing_usable else None

    @property
    def people(self) -> int | None:
        """How many people were in them; None when no source says."""
        result = self.result
        if self.rows:
            counts = [
                row.n or ((row.n_t or row.total_t or 0) + (row.n_c or row.total_c or 0)) for row in self.rows
            ]
            return round(sum(counts)) if all(counts) else None
        if result.pooled:
            return result.pooled.n
        if result.directions:
            return result.directions.participants
        return result.nothing_usable.n if result.nothing_usable else None


def result_views(entry: Entry[Intervention], catalogue: Catalogue) -> list[ResultView]:
    """All results of a summary, in its own order."""
    studies = entry.tables.get("studies")
    rows = [row for row in studies.rows if isinstance(row, StudyRow)] if studies else []
    strengths: dict[int, Any] = {level.record.rank: level.record for level in catalogue.of("strength-level")}
    views = []
    for result in entry.record.outcomes:
        outcome = catalogue.get("outcome", result.outcome)
        if outcome is None:  # reported as a dangling reference
            continue
        certainty = certainty_level(result.certainty) if result.certainty else None
        own = tuple(row for row in rows if row.result == result.id)
        views.append(
            ResultView(
                result, outcome.record, own, certainty, strengths.get(certainty.level) if certainty else None
            )
        )
    return views
