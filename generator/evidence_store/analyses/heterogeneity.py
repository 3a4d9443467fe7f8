"""Say how much the studies of one outcome differ beyond chance.

Two I2 exist and are kept apart: from tau2 (Higgins and Thompson 2002, with the typical variance;
the one beside a pooled effect) and from Q (Higgins et al. 2003). They agree only for DL.
"""

from dataclasses import dataclass

from evidence_store.analyses.distributions import chi2_quantiles, chi2_upper_tail
from evidence_store.analyses.pooling import Fit, Method, tau2_where_q_is
from evidence_store.analyses.sample import Sample, trace_of_projection


@dataclass(frozen=True, slots=True)
class QProfile:
    """The 95 % interval of tau2 by the Q-profile (Viechtbauer 2007), and what follows from it."""

    tau2_lb: float
    tau2_ub: float
    i2_lb: float
    i2_ub: float
    h2_lb: float
    h2_ub: float
    null_set: bool
    """The studies agree better than chance would let them; the interval is empty, shown as 0."""


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """Cochran's test and the sizes made from it."""

    q: float
    """Weighted squared distances from the common effect (Cochran 1954)."""
    df: int
    p: float | None
    typical: float
    """The sampling variance of a typical study; 0 for a single one."""
    i2_from_q: float
    h2_from_q: float
    profile: QProfile | None
    """None for a single study."""


def heterogeneity(sample: Sample) -> Heterogeneity:
    """Return everything that does not depend on how tau2 is estimated."""
    df = sample.k - 1
    if df == 0:
        return Heterogeneity(0.0, 0, None, 0.0, 0.0, 1.0, None)
    q = sample.q(0)
    typical = typical_variance(sample)
    return Heterogeneity(
        q=q,
        df=df,
        p=chi2_upper_tail(q, df),
        typical=typical,
        i2_from_q=max(0.0, 100 * (q - df) / q) if q > 0 else 0.0,
        h2_from_q=q / df,
        profile=q_profile(sample, typical),
    )


def typical_variance(sample: Sample) -> float:
    """Return the sampling variance that stands for all (Higgins and Thompson 2002)."""
    return (sample.k - 1) / trace_of_projection(sample.weights(0))


def q_profile(sample: Sample, typical: float) -> QProfile:
    """Return the values of tau2 that the generalised Q does not reject."""
    low_q, high_q = chi2_quantiles(sample.k - 1)
    upper = tau2_where_q_is(sample, low_q)
    tau2_lb = tau2_where_q_is(sample, high_q) or 0.0
    tau2_ub = upper or 0.0
    return QProfile(
        tau2_lb=tau2_lb,
        tau2_ub=tau2_ub,
        i2_lb=i2_of(tau2_lb, typical),
        i2_ub=i2_of(tau2_ub, typical),
        h2_lb=h2_of(tau2_lb, typical),
        h2_ub=h2_of(tau2_ub, typical),
        null_set=upper is None,
    )


def i2_of(tau2: float, typical: float) -> float:
    """Return the percentage of the variation that is between studies."""
    return 100 * tau2 / (tau2 + typical) if tau2 > 0 else 0.0


def h2_of(tau2: float, typical: float) -> float:
    """Return the total variation over the sampling variation."""
    return tau2 / typical + 1 if tau2 > 0 else 1.0


def model_i2(fit: Fit, found: Heterogeneity) -> float:
    """Return I2 as it stands beside one model: from tau2, or from Q where tau2 is not estimated."""
    return found.i2_from_q if fit.method is Method.EE else i2_of(fit.tau2, found.typical)


def model_h2(fit: Fit, found: Heterogeneity) -> float:
    """Return H2 as it stands beside one model, as `model_i2`."""
    return found.h2_from_q if fit.method is Method.EE else h2_of(fit.tau2, found.typical)
