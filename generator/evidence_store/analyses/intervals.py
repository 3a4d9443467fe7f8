"""Put an interval around a pooled effect, and one around the effect of a further study."""

import math
from dataclasses import dataclass

from evidence_store.analyses.distributions import (
    normal_quantile,
    normal_two_sided_p,
    t_quantile,
    t_two_sided_p,
)
from evidence_store.analyses.pooling import Fit, Method


@dataclass(frozen=True, slots=True)
class Interval:
    """A pooled effect with its 95 % intervals, on the analysis scale."""

    estimate: float
    se: float
    df: int | None
    """The degrees of freedom of the t distribution; None where the normal one is used."""
    stat: float | None
    """Estimate over standard error; None where the error is zero."""
    p: float | None
    ci_lb: float
    ci_ub: float
    pi_lb: float | None
    """Where the effect of a further study would lie (None for one common effect)."""
    pi_ub: float | None
    pi_hts_lb: float | None
    """The same by Higgins, Thompson and Spiegelhalter (2009): t with k - 2 degrees of freedom."""
    pi_hts_ub: float | None


def wald(fit: Fit) -> Interval:
    """Return the classical interval: normal quantile, variance 1 / sum of weights.

    Too short when there are few studies (IntHout et al. 2014), so it is in the data files only;
    for a single study it is the study's own interval.
    """
    return _interval(fit, factor=1.0, df=None)


def knapp_hartung(fit: Fit) -> Interval:
    """Return the interval of Knapp and Hartung (2003): variance times s2w, t with k - 1 df."""
    return _interval(fit, factor=fit.s2w, df=fit.k - 1)


def adhoc(fit: Fit) -> Interval:
    """Return Knapp and Hartung's interval with the factor never below 1; the one that is shown.

    With few, very similar studies the factor can be near zero and the interval shorter than the
    common-effect one, which no reader should be shown (Roever et al. 2015; Knapp and Hartung).
    """
    return _interval(fit, factor=max(1.0, fit.s2w), df=fit.k - 1)


def _interval(fit: Fit, *, factor: float, df: int | None) -> Interval:
    """Return all limits for one standard error and one reference distribution."""
    variance = factor / fit.total_weight
    se = math.sqrt(variance)
    critical = normal_quantile() if df is None else t_quantile(df)
    stat = fit.estimate / se if se > 0 else None
    pi_lb = pi_ub = pi_hts_lb = pi_hts_ub = None
    if fit.k > 1 and fit.method is not Method.EE:
        spread = math.sqrt(variance + fit.tau2)
        pi_lb, pi_ub = _around(fit.estimate, critical * spread)
        if df is None and fit.k > 2:
            pi_hts_lb, pi_hts_ub = _around(fit.estimate, t_quantile(fit.k - 2) * spread)
    ci_lb, ci_ub = _around(fit.estimate, critical * se)
    return Interval(
        estimate=fit.estimate,
        se=se,
        df=df,
        stat=stat,
        p=_p_value(stat, df),
        ci_lb=ci_lb,
        ci_ub=ci_ub,
        pi_lb=pi_lb,
        pi_ub=pi_ub,
        pi_hts_lb=pi_hts_lb,
        pi_hts_ub=pi_hts_ub,
    )


def _around(centre: float, half_width: float) -> tuple[float, float]:
    return centre - half_width, centre + half_width


def _p_value(stat: float | None, df: int | None) -> float | None:
    if stat is None:
        return None
    return normal_two_sided_p(stat) if df is None else t_two_sided_p(stat, df)
