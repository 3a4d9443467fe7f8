"""Fit effects on one covariate, with or without variance between studies.

Needed for the tests of small-study effects only: one intercept, one slope, inverse-variance
weights (Viechtbauer 2010, Journal of Statistical Software 36). Everything is written around the
weighted mean of the covariate, where the two coefficients are uncorrelated.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_store.analyses.pooling import Method
from evidence_store.analyses.restricted_likelihood import falling_roots, largest_tau2

#: A covariate that varies less than this, beside its size, is a constant; as in R's `lm`.
_CONSTANT = 1e-7


@dataclass(frozen=True, slots=True)
class Line:
    """Effects as a straight line in a covariate."""

    tau2: float
    """The variance between studies that the covariate leaves."""
    intercept: float
    """The effect where the covariate is zero."""
    slope: float
    slope_variance: float
    """For known sampling variances, that is without an estimated residual factor."""
    q: float
    """Weighted squared distances from the line."""
    trace: float
    """The trace of the residual projection; the expectation of `q` grows by it with tau2."""
    log_likelihood: float
    """Restricted, without constants."""
    fall: float
    """Twice the slope of the restricted log-likelihood in tau2."""


def regress(yi: Sequence[float], vi: Sequence[float], xi: Sequence[float], method: Method) -> Line | None:
    """Fit the line; None with fewer than three studies or a covariate that does not vary."""
    if len(yi) < 3 or _is_constant(xi):
        return None
    return line_at(yi, vi, xi, _tau2(yi, vi, xi, method))


def line_at(yi: Sequence[float], vi: Sequence[float], xi: Sequence[float], tau2: float) -> Line:
    """Fit the line for a given variance between studies."""
    weights = [1 / (v + tau2) for v in vi]
    total = math.fsum(weights)
    x_mean = math.fsum(w * x for w, x in zip(weights, xi, strict=True)) / total
    y_mean = math.fsum(w * y for w, y in zip(weights, yi, strict=True)) / total
    x_away = [x - x_mean for x in xi]
    y_away = [y - y_mean for y in yi]
    sxx = math.fsum(w * x * x for w, x in zip(weights, x_away, strict=True))
    sxy = math.fsum(w * x * y for w, x, y in zip(weights, x_away, y_away, strict=True))
    slope = sxy / sxx
    rest = [y - slope * x for x, y in zip(x_away, y_away, strict=True)]
    q = math.fsum(w * r * r for w, r in zip(weights, rest, strict=True))
    trace = math.fsum(w * (1 - w / total - w * x * x / sxx) for w, x in zip(weights, x_away, strict=True))
    logs = math.fsum(math.log(v + tau2) for v in vi)
    return Line(
        tau2=tau2,
        intercept=y_mean - slope * x_mean,
        slope=slope,
        slope_variance=1 / sxx,
        q=q,
        trace=trace,
        log_likelihood=-(logs + math.log(total) + math.log(sxx) + q) / 2,
        fall=math.fsum((w * r) ** 2 for w, r in zip(weights, rest, strict=True)) - trace,
    )


def _tau2(yi: Sequence[float], vi: Sequence[float], xi: Sequence[float], method: Method) -> float:
    """Estimate the variance that is left: none, by moments, or by restricted likelihood."""
    if method is Method.EE:
        return 0.0
    df = len(yi) - 2
    common = line_at(yi, vi, xi, 0.0)
    if method is Method.DL:
        return max(0.0, (common.q - df) / common.trace)
    if method is not Method.REML:
        raise ValueError(f"no meta-regression by {method}")
    # Equal weights: a tau2 far above every variance makes the line the unweighted one.
    unweighted = line_at(yi, [1.0] * len(yi), xi, 0.0)
    roots = falling_roots(
        lambda tau2: line_at(yi, vi, xi, tau2).fall,
        smallest=min(vi),
        bound=largest_tau2(unweighted.q / df, max(vi)),
    )
    candidates = [common, *(line_at(yi, vi, xi, root) for root in roots)]
    return max(candidates, key=lambda line: line.log_likelihood).tau2


def _is_constant(xi: Sequence[float]) -> bool:
    return max(xi) - min(xi) <= _CONSTANT * max(map(abs, xi))
