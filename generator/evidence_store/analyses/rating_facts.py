"""Gather the facts that rules look at, from each kind of evidence an outcome can carry.

Here, and only here, signs are turned: everything goes in as the studies report it and comes out
with plus meaning good.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from evidence_store.analyses.heterogeneity import i2_of, typical_variance
from evidence_store.analyses.intervals import Interval, adhoc, wald
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pooling import Fit, Method, pool_sample
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.sample import Sample

#: The largest effect that is not worth having, where an outcome declares none of its own. This
#: project's choices: an odds ratio of 0.90, a risk ratio of 0.95, an SMD of 0.10, a Fisher z of
#: 0.05. A risk or mean difference has none, since it means something else for every outcome: a
#: default would call every rare outcome "no effect".
TRIVIAL_BOUNDS: Mapping[Measure, float] = MappingProxyType(
    {
        Measure.OR: math.log(1 / 0.90),
        Measure.RR: math.log(1 / 0.95),
        Measure.SMD: 0.10,
        Measure.ZCOR: 0.05,
    }
)

#: Two studies say nothing about the next place: no prediction interval.
FEWEST_FOR_PREDICTION = 3


class Better(StrEnum):
    """Which way an outcome should go."""

    HIGHER = "higher"
    """More of it is good: reading, staying with the family."""
    LOWER = "lower"
    """Less of it is good: injuries, re-entries into care."""

    @property
    def sign(self) -> int:
        """What an effect is multiplied by so that plus is good."""
        return 1 if self is Better.HIGHER else -1


@dataclass(frozen=True, slots=True)
class PooledStudies:
    """The studies of one outcome, pooled the way the site shows them."""

    sample: Sample
    fit: Fit
    interval: Interval

    @property
    def prediction(self) -> tuple[float, float] | None:
        """The prediction interval; None where there are too few studies for one."""
        low, high = self.interval.pi_lb, self.interval.pi_ub
        if self.sample.k < FEWEST_FOR_PREDICTION or low is None or high is None:
            return None
        return low, high

    @property
    def i2(self) -> float | None:
        """I2 from tau2; None for a single study."""
        return i2_of(self.fit.tau2, typical_variance(self.sample)) if self.sample.k > 1 else None


def pool_studies(yi: Sequence[float], vi: Sequence[float]) -> PooledStudies:
    """Pool by REML with Knapp and Hartung's interval, never below 1; one study has its own interval."""
    sample = Sample.of(yi, vi)
    fit = pool_sample(sample, Method.REML)
    return PooledStudies(sample, fit, adhoc(fit) if sample.k > 1 else wald(fit))


def facts_from_studies(
    yi: Sequence[float],
    vi: Sequence[float],
    participants: Sequence[float | None] | None = None,
    *,
    better: Better,
    trivial: float,
) -> RuleFacts:
    """Pool the studies (REML, Knapp-Hartung never below 1) and count their directions.

    A single study stands for itself, with its own interval. Participants count only if every
    study states them.
    """
    return facts_of_pooled(pool_studies(yi, vi), yi, participants, better=better, trivial=trivial)


def facts_of_pooled(
    pooled: PooledStudies,
    yi: Sequence[float],
    participants: Sequence[float | None] | None = None,
    *,
    better: Better,
    trivial: float,
) -> RuleFacts:
    """Take studies that are pooled already, and count their directions."""
    favour, fav_n = _shares([better.sign * y for y in yi], participants)
    interval = pooled.interval
    return facts_from_estimate(
        pooled.sample.k,
        interval.estimate,
        interval.ci_lb,
        interval.ci_ub,
        better=better,
        trivial=trivial,
        prediction=pooled.prediction,
        favour=favour,
        fav_n=fav_n,
        i2=pooled.i2,
    )


def facts_from_estimate(
    k: int | None,
    estimate: float,
    ci_lb: float,
    ci_ub: float,
    *,
    better: Better,
    trivial: float,
    prediction: tuple[float, float] | None = None,
    favour: float | None = None,
    fav_n: float | None = None,
    i2: float | None = None,
) -> RuleFacts:
    """Take a published pooled estimate as it is, never pooled again.

    Estimate and intervals are on the analysis scale (log for ratios), as reported; the shares are
    those that favour.
    """
    low, high = sorted((better.sign * ci_lb, better.sign * ci_ub))
    plo = phi = None
    if prediction is not None:
        plo, phi = sorted((better.sign * prediction[0], better.sign * prediction[1]))
    return RuleFacts(
        k=k,
        est=better.sign * estimate,
        lo=low,
        hi=high,
        plo=plo,
        phi=phi,
        favour=favour,
        fav_n=fav_n,
        trivial=trivial,
        i2=i2,
    )


def facts_from_directions(
    favour: int,
    against: int,
    no_difference: int = 0,
    *,
    share_of_participants: float | None = None,
    trivial: float = 0.0,
) -> RuleFacts:
    """Count studies whose effects cannot be pooled; one without a difference counts half.

    `share_of_participants` is the share who were in favouring studies.
    """
    k = favour + against + no_difference
    share = (2 * favour + no_difference) / (2 * k) if k else None
    return RuleFacts(k=k, favour=share, fav_n=share_of_participants, trivial=trivial)


def _shares(
    effects: Sequence[float], participants: Sequence[float | None] | None
) -> tuple[float, float | None]:
    """Return the share of studies, and of participants, that favour; a zero counts half."""
    halves = [1 + (effect > 0) - (effect < 0) for effect in effects]
    favour = math.fsum(halves) / (2 * len(effects))
    known = [n for n in participants or () if n is not None]
    if len(known) != len(effects):
        return favour, None
    return favour, math.fsum(h * n for h, n in zip(halves, known, strict=True)) / (2 * math.fsum(known))
