"""The best facts an outcome has, as numbers that rules can look at.

Study rows come first and are pooled here; else a review's pooled estimate, taken as published and
never pooled again; else directions alone; else nothing, which is a state of its own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence_store.analyses.heterogeneity import Heterogeneity, heterogeneity
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pooling import Fit
from evidence_store.analyses.rating_facts import (
    TRIVIAL_BOUNDS,
    Better,
    facts_from_directions,
    facts_from_estimate,
    facts_of_pooled,
    pool_studies,
)
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.sample import LARGEST_NUMBER
from evidence_store.analyses.study_effects import LeftOut, StudyEffect, study_effects
from evidence_store.kinds.intervention.outcome import OutcomeResult, PooledEstimate, StudyRow
from evidence_store.kinds.vocabulary.models import Outcome


class Basis(StrEnum):
    """What a rating rests on."""

    STUDIES = "studies"
    """The studies' own results, pooled here."""
    POOLED = "pooled"
    """A pooled estimate with its interval, as a review published it."""
    DIRECTIONS = "directions"
    """Which way the studies point, and no more."""
    NOTHING = "nothing"
    """No result that can be used."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect with its intervals, on the analysis scale and with the signs of the source."""

    value: float
    low: float
    high: float
    predicted_low: float | None = None
    """The 95 % prediction interval; None where there is none."""
    predicted_high: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about one outcome, ready to be rated."""

    basis: Basis
    measure: Measure | None
    better: Better
    trivial: float
    """The largest effect that is not worth having, on the analysis scale; 0 where none is declared."""
    facts: RuleFacts
    """What the rules look at: signs turned so that plus is good."""
    k: int | None
    """How many studies; None where the source does not say."""
    n: int | None
    """How many people; None where a source does not say."""
    estimate: Estimate | None = None
    studies: tuple[StudyEffect, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    fit: Fit | None = None
    """The pooled fit (REML), with study rows."""
    heterogeneity: Heterogeneity | None = None
    i2: float | None = None
    """From tau2 with study rows; as published otherwise."""


def evidence_of(result: OutcomeResult, rows: Sequence[StudyRow], outcome: Outcome) -> Evidence:
    """The best facts of one outcome. Facts that cannot be used leave it with nothing."""
    measure = Measure(result.metric) if result.metric else None
    if measure is None or not rows:
        return _without_studies(result, outcome, measure)
    studies, left_out = study_effects(rows, measure)
    if not studies:
        return replace(_without_studies(result, outcome, measure), left_out=left_out)
    trivial = _trivial(result, outcome, measure)
    return _from_studies(studies, left_out, measure, Better(result.better), trivial)


def _without_studies(result: OutcomeResult, outcome: Outcome, measure: Measure | None) -> Evidence:
    better = Better(result.better)
    if measure is not None and result.pooled is not None:
        published_in = Measure(result.pooled.metric or measure)
        bound = _trivial(result, outcome, published_in)
        published = _from_pooled(result.pooled, published_in, better, bound)
        if published is not None:
            return published
    trivial = _trivial(result, outcome, measure)
    if result.directions is not None:
        counts = result.directions
        share = None
        if counts.participants and counts.participants_favour is not None:
            share = counts.participants_favour / counts.participants
        facts = facts_from_directions(
            counts.favour, counts.against, counts.no_difference, share_of_participants=share, trivial=trivial
        )
        return Evidence(Basis.DIRECTIONS, measure, better, trivial, facts, facts.k, counts.participants)
    return _nothing(result, measure, better, trivial)


def _from_studies(
    studies: tuple[StudyEffect, ...],
    left_out: tuple[LeftOut, ...],
    measure: Measure,
    better: Better,
    trivial: float,
) -> Evidence:
    yi, vi = [study.yi for study in studies], [study.vi for study in studies]
    people = [study.n for study in studies]
    pooled = pool_studies(yi, vi)
    interval = pooled.interval
    found = heterogeneity(pooled.sample) if pooled.sample.k > 1 else None
    known = [n for n in people if n is not None]
    return Evidence(
        basis=Basis.STUDIES,
        measure=measure,
        better=better,
        trivial=trivial,
        facts=facts_of_pooled(pooled, yi, people, better=better, trivial=trivial),
        k=pooled.sample.k,
        n=round(math.fsum(known)) if len(known) == len(people) else None,
        estimate=Estimate(
            interval.estimate,
            interval.ci_lb,
            interval.ci_ub,
            *(pooled.prediction or (None, None)),
        ),
        studies=studies,
        left_out=left_out,
        fit=pooled.fit,
        heterogeneity=found,
        i2=pooled.i2,
    )


def _from_pooled(pooled: PooledEstimate, measure: Measure, better: Better, trivial: float) -> Evidence | None:
    """A published estimate; None without a possible interval: nobody can say how sure it is."""
    if pooled.ci is None or impossible(pooled):
        return None
    scale = measure.analysed
    value, low, high = scale(pooled.estimate), scale(pooled.ci[0]), scale(pooled.ci[1])
    predicted = None
    if pooled.prediction_interval is not None:
        predicted = (scale(pooled.prediction_interval[0]), scale(pooled.prediction_interval[1]))
    facts = facts_from_estimate(
        pooled.k, value, low, high, better=better, trivial=trivial, prediction=predicted, i2=pooled.i2
    )
    return Evidence(
        basis=Basis.POOLED,
        measure=measure,
        better=better,
        trivial=trivial,
        facts=facts,
        k=pooled.k,
        n=pooled.n,
        estimate=Estimate(value, low, high, *(predicted or (None, None))),
        i2=pooled.i2,
    )


def _nothing(result: OutcomeResult, measure: Measure | None, better: Better, trivial: float) -> Evidence:
    gap = result.nothing_usable
    k = gap.k if gap else (result.pooled.k if result.pooled else None)
    n = gap.n if gap else (result.pooled.n if result.pooled else None)
    return Evidence(Basis.NOTHING, measure, better, trivial, RuleFacts(k=k, trivial=trivial), k, n)


def impossible(pooled: PooledEstimate) -> str | None:
    """What is impossible about the numbers of a published estimate, in words."""
    numbers = (pooled.estimate, *(pooled.ci or ()), *(pooled.prediction_interval or ()))
    if any(abs(number) > LARGEST_NUMBER for number in numbers):
        return "the estimate, or a bound of its interval, is larger than any effect"
    if pooled.ci is not None and pooled.ci[0] == pooled.ci[1]:
        return "the interval has no width"
    return None


def _trivial(result: OutcomeResult, outcome: Outcome, measure: Measure | None) -> float:
    """The bound the result declares, else the outcome's, else the store's default for the measure.

    A bound counts only for the metric it was declared in.
    """
    if measure is None:
        return 0.0
    declared = result.trivial_bound if measure == result.metric else None
    if declared is None and measure == outcome.metric:
        declared = outcome.trivial_bound
    if declared is None:
        return TRIVIAL_BOUNDS.get(measure, 0.0)
    bound = abs(math.log(declared)) if measure.log_scale and declared > 0 else declared
    return min(bound, LARGEST_NUMBER)
