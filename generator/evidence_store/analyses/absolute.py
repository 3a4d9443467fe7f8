"""Say what an effect means among 1,000 people, for a given risk without the intervention."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from evidence_store.analyses.conversion import log_odds_ratio_of_smd
from evidence_store.analyses.measures import Measure

#: Absolute effects are given per this many people.
PER = 1000

#: Risks closer than this are equal: the difference is rounding.
_SMALLEST_DIFFERENCE = 1e-15


@dataclass(frozen=True, slots=True)
class AbsoluteEffect:
    """How many more (plus) or fewer (minus) people have the outcome."""

    baseline: float
    """The risk without the intervention, between 0 and 1."""
    risk: float
    """The risk with it."""
    per_1000: float
    per_1000_lb: float
    per_1000_ub: float
    nnt: float | None
    """How many people for one outcome more or fewer; None where the risks are equal."""


def absolute_effect(
    measure: Measure, estimate: float, ci_lb: float, ci_ub: float, baseline: float
) -> AbsoluteEffect | None:
    """Return the absolute effect; None for measures from which no risk follows.

    `estimate` and its interval are on the analysis scale (log for ratios). The interval carries
    over bound by bound, since every formula is increasing in the effect.
    """
    if not 0 < baseline < 1:
        raise ValueError("a baseline risk lies between 0 and 1")
    risk_of = _RISKS.get(measure)
    if risk_of is None:
        return None
    risk = risk_of(estimate, baseline)
    return AbsoluteEffect(
        baseline=baseline,
        risk=risk,
        per_1000=PER * (risk - baseline),
        per_1000_lb=PER * (risk_of(ci_lb, baseline) - baseline),
        per_1000_ub=PER * (risk_of(ci_ub, baseline) - baseline),
        nnt=1 / abs(risk - baseline) if abs(risk - baseline) > _SMALLEST_DIFFERENCE else None,
    )


def risk_from_log_odds_ratio(effect: float, baseline: float) -> float:
    """Return o / (1 + o) with o = OR p0 / (1 - p0) (Cochrane Handbook, chapter 15)."""
    log_odds = effect + math.log(baseline) - math.log1p(-baseline)
    if log_odds < 0:
        odds = math.exp(log_odds)
        return odds / (1 + odds)
    return 1 / (1 + math.exp(-log_odds))


def risk_from_log_risk_ratio(effect: float, baseline: float) -> float:
    """Return RR p0, at most 1 (Cochrane Handbook, chapter 15)."""
    return math.exp(min(0.0, effect + math.log(baseline)))


def risk_from_log_hazard_ratio(effect: float, baseline: float) -> float:
    """Return 1 - (1 - p0)^HR (Altman and Andersen 1999, BMJ 319; proportional hazards)."""
    # Beyond 700 the hazard is so high that everybody has the outcome, and exp would overflow.
    return -math.expm1(math.exp(min(effect, 700.0)) * math.log1p(-baseline))


def risk_from_risk_difference(effect: float, baseline: float) -> float:
    """Return p0 + RD, kept between 0 and 1."""
    return min(1.0, max(0.0, baseline + effect))


def risk_from_smd(effect: float, baseline: float) -> float:
    """Return the risk by way of the odds ratio (Cochrane Handbook, chapter 15; Chinn 2000)."""
    return risk_from_log_odds_ratio(log_odds_ratio_of_smd(effect), baseline)


_RISKS: dict[Measure, Callable[[float, float], float]] = {
    Measure.OR: risk_from_log_odds_ratio,
    Measure.RR: risk_from_log_risk_ratio,
    Measure.HR: risk_from_log_hazard_ratio,
    Measure.RD: risk_from_risk_difference,
    Measure.SMD: risk_from_smd,
}
