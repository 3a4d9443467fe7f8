"""Test whether small studies find other effects than large ones.

A flag for ten studies and more, never part of a rating: such a pattern has other causes than
unpublished results (Sterne et al. 2011, BMJ 343).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from evidence_store.analyses.distributions import normal_two_sided_p, t_two_sided_p
from evidence_store.analyses.meta_regression import regress
from evidence_store.analyses.pooling import Method

#: Fewer studies than this cannot tell a pattern from chance (Sterne et al. 2011).
FEWEST_STUDIES_FOR_A_FLAG = 10

#: Above this many studies permutations are no longer counted: the normal p is as good.
_MOST_FOR_EXACT = 100


@dataclass(frozen=True, slots=True)
class Egger:
    """The slope of the effects on their standard errors."""

    slope: float
    slope_se: float
    stat: float | None
    """Slope over standard error; None if the points lie exactly on a line."""
    df: int | None
    """Degrees of freedom of the t distribution; None where the normal one is used."""
    p: float | None
    limit_estimate: float
    """The effect that a study without sampling error would find."""


@dataclass(frozen=True, slots=True)
class Begg:
    """The rank correlation of standardised effects and variances."""

    tau: float
    p: float


def egger(yi: Sequence[float], vi: Sequence[float]) -> Egger | None:
    """Return the classical test: weighted regression on the error, t with k - 2 df.

    Egger et al. (1997), BMJ 315, in the form of Sterne and Egger (2005). None for fewer than
    three studies or equal errors.
    """
    line = regress(yi, vi, _errors(vi), Method.EE)
    if line is None:
        return None
    df = len(yi) - 2
    se = math.sqrt(line.slope_variance * line.q / df)
    stat = line.slope / se if se > 0 else None
    p = None if stat is None else t_two_sided_p(stat, df)
    return Egger(line.slope, se, stat, df, p, line.intercept)


def egger_mixed(yi: Sequence[float], vi: Sequence[float], method: Method) -> Egger | None:
    """Return the same test with an additive variance between studies, normal reference.

    Thompson and Sharp (1999), Statistics in Medicine 18.
    """
    line = regress(yi, vi, _errors(vi), method)
    if line is None:
        return None
    se = math.sqrt(line.slope_variance)
    stat = line.slope / se
    return Egger(line.slope, se, stat, None, normal_two_sided_p(stat), line.intercept)


def begg(yi: Sequence[float], vi: Sequence[float]) -> Begg | None:
    """Return Begg and Mazumdar's (1994, Biometrics 50) rank test; None below three studies.

    The p value is exact; normal, with the usual correction, where there are ties.
    """
    k = len(yi)
    weights = [1 / v for v in vi]
    variance = 1 / math.fsum(weights)
    mean = variance * math.fsum(w * y for w, y in zip(weights, yi, strict=True))
    left = [v - variance for v in vi]
    # Equal effects or equal variances have no order; only rounding would be ranked.
    if k < 3 or min(left) <= 0 or len(set(vi)) == 1 or len(set(yi)) == 1:
        return None
    standardised = [(y - mean) / math.sqrt(rest) for y, rest in zip(yi, left, strict=True)]
    return _kendall(standardised, vi)


def _kendall(xi: Sequence[float], yi: Sequence[float]) -> Begg | None:
    """Return Kendall's tau-b with its p value (Kendall 1970, Rank Correlation Methods, ch. 4)."""
    n = len(xi)
    pairs = n * (n - 1) // 2
    concordance = sum(_sign(xi[i] - xi[j]) * _sign(yi[i] - yi[j]) for i in range(n) for j in range(i))
    x_ties = [count for count in Counter(xi).values() if count > 1]
    y_ties = [count for count in Counter(yi).values() if count > 1]
    if not x_ties and not y_ties and n <= _MOST_FOR_EXACT:
        return Begg(concordance / pairs, _exact_p((pairs + concordance) // 2, n))
    x_pairs, y_pairs = (sum(t * (t - 1) for t in ties) for ties in (x_ties, y_ties))
    distinct = (pairs - x_pairs / 2) * (pairs - y_pairs / 2)
    if distinct == 0:
        return None
    spread = n * (n - 1) * (2 * n + 5) - sum(
        t * (t - 1) * (2 * t + 5) for ties in (x_ties, y_ties) for t in ties
    )
    x_triples, y_triples = (sum(t * (t - 1) * (t - 2) for t in ties) for ties in (x_ties, y_ties))
    variance = (
        spread / 18
        + x_pairs * y_pairs / (2 * n * (n - 1))
        + x_triples * y_triples / (9 * n * (n - 1) * (n - 2))
    )
    return Begg(concordance / math.sqrt(distinct), normal_two_sided_p(concordance / math.sqrt(variance)))


def _exact_p(concordant: int, n: int) -> float:
    """Return the two-sided p of a number of concordant pairs, by counting permutations.

    The number of permutations of n with c concordant pairs is the coefficient of x^c in
    (1)(1 + x)(1 + x + x^2)... (Kendall 1970, sec. 5.2). The coefficients are symmetric, so the
    shorter tail is enough; they are whole numbers, so nothing is rounded.
    """
    tail = min(concordant, n * (n - 1) // 2 - concordant)
    counts = [1] + [0] * tail
    for size in range(2, n + 1):
        sums = list(accumulate(counts))
        counts = [sums[place] - (sums[place - size] if place >= size else 0) for place in range(tail + 1)]
    return min(1.0, 2 * (sum(counts) / math.factorial(n)))


def _errors(vi: Sequence[float]) -> list[float]:
    return [math.sqrt(v) for v in vi]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
