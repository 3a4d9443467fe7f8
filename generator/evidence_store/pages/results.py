"""The results of a summary as its page shows them: facts, certainty and study rows side by side."""

from dataclasses import dataclass
from typing import Any

from evidence_store.analyses.analyse import Analyses, rows_of
from evidence_store.analyses.certainty import CertaintyLevel
from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.levels import Level
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention, StudyRow
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.kinds.vocabulary.models import EffectLevel, Outcome, RankedLevel
from evidence_store.pages.plots.forest import UNITS, Plot, effect_text, forest_plot
from evidence_store.pages.rating_words import absolute_words, dissent_words
from evidence_store.pages.scale import effect_level
from evidence_store.records.entry import Entry

#: Rounding makes intervals differ by less than this factor.
WIDER = 1.05


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
    rating: Rating
    """What follows from the facts, with its working."""
    level: EffectLevel
    """The words for the level that is shown."""

    plot: Plot | None
    """The figure of its studies or published estimates; None where there is nothing to draw."""
    absolute: str
    """The effect among a round number of people, in words; empty without a baseline risk."""
    dissent: str
    """How many studies point the other way, in words; empty where that is not known."""

    @property
    def wider_than_published(self) -> bool:
        """Whether our interval is clearly wider than the one the review published over the same studies."""
        evidence, pooled = self.rating.evidence, self.result.pooled
        if (
            not self.rows
            or evidence.estimate is None
            or evidence.measure is None
            or not (pooled and pooled.ci)
        ):
            return False
        low, high = (evidence.measure.analysed(bound) for bound in pooled.ci)
        return evidence.estimate.high - evidence.estimate.low > WIDER * (high - low)

    @property
    def rated(self) -> bool:
        """Whether there is a level other than "no evidence yet"."""
        return self.rating.level != Level.NO_EVIDENCE

    @property
    def placed(self) -> bool:
        """Whether its level has a place on the scale, so that it can be better or worse than another."""
        return self.rated and self.level.rank is not None

    @property
    def effect(self) -> str:
        """The estimate with its interval in figures; empty where there is none."""
        evidence = self.rating.evidence
        estimate, measure = evidence.estimate, evidence.measure
        if estimate is None or measure is None:
            return ""
        return effect_text(measure, estimate.value, estimate.low, estimate.high)

    @property
    def unit(self) -> str:
        """What that figure is."""
        measure = self.rating.evidence.measure
        return UNITS[measure] if measure else ""

    @property
    def measured(self) -> str:
        """What was measured and when; the measure is left out where it only repeats the outcome's name."""
        measure, timing = self.result.measure, self.result.timing or ""
        if measure.lower() == self.outcome.label.lower():
            return timing[:1].upper() + timing[1:]
        return ", ".join(filter(None, [measure, timing[:1].lower() + timing[1:]]))

    @property
    def studies(self) -> int | None:
        """How many studies the facts rest on; None when no source says."""
        return self.rating.evidence.k

    @property
    def people(self) -> int | None:
        """How many people were in them; None when no source says."""
        return self.rating.evidence.n


def result_views(entry: Entry[Intervention], catalogue: Catalogue, analyses: Analyses) -> list[ResultView]:
    """All results of a summary, in its own order."""
    strengths: dict[int, Any] = {level.record.rank: level.record for level in catalogue.of("strength-level")}
    phrases = phrases_of(catalogue)
    views = []
    for result in entry.record.outcomes:
        rating = analyses.ratings.get((entry.id, result.id))
        outcome = catalogue.get("outcome", result.outcome)
        if outcome is None or rating is None:  # reported as a dangling reference
            continue
        certainty = rating.certainty
        views.append(
            ResultView(
                result,
                outcome.record,
                rows_of(entry, result.id),
                certainty,
                strengths.get(certainty.level) if certainty else None,
                rating,
                effect_level(rating.level, catalogue, phrases),
                forest_plot(rating.evidence, result),
                absolute_words(rating.absolute, result, phrases),
                dissent_words(rating, phrases),
            )
        )
    return views
