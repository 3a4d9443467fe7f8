"""Find the between-study variance that maximises the restricted likelihood (REML).

The likelihood can have several maxima, and the usual iterations stop at whichever they reach
first; on real data that has turned the sign of a pooled effect. So all of them are found here.

Where to look. Let s2 be the plain variance of the effects and vmax the largest sampling variance.
The score is negative for every tau2 above (s2 + sqrt(s2^2 + 4 s2 vmax)) / 2, because there
tr P >= (k - 1) / (tau2 + vmax) exceeds y'PPy <= (k - 1) s2 / tau2^2. Nothing lies beyond.

How finely. In x = log(vmin + tau2) each weight is 1 / (a + e^x) with a >= 0, so the score is
analytic for every x within pi of the real line and cannot turn faster than such functions do. A
step of an eighth therefore sees every maximum that is not within rounding of a tie, whatever the
scale of the data, and the number of steps grows only with the logarithm of their range.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from operator import mul

from evidence_store.analyses.roots import root_between
from evidence_store.analyses.sample import Sample

#: The step of the search in log(vmin + tau2).
STEP = 0.125


@dataclass(frozen=True, slots=True)
class Maximum:
    """One value of tau2 at which the restricted likelihood is (locally) largest."""

    tau2: float
    log_likelihood: float


def reml_candidates(sample: Sample) -> tuple[Maximum, ...]:
    """Return zero and every interior maximum, by tau2. Zero stands even where it is no maximum."""
    spread = sample.sum_of_squares() / (sample.k - 1)
    roots = falling_roots(
        lambda tau2: score(sample, tau2),
        smallest=sample.vi[0],
        bound=largest_tau2(spread, sample.vi[-1]),
    )
    return tuple(Maximum(tau2, log_likelihood(sample, tau2)) for tau2 in (0.0, *roots))


def reml_tau2(sample: Sample) -> float:
    """Return the global maximum; of two equally likely values, the smaller."""
    candidates = reml_candidates(sample)
    return max(candidates, key=lambda candidate: candidate.log_likelihood).tau2


def score(sample: Sample, tau2: float) -> float:
    """Return twice the slope of the restricted log-likelihood: y'PPy - tr P."""
    # The innermost loop of the whole package, so `trace_of_projection` is written out here.
    weights = [1 / (v + tau2) for v in sample.vi]
    total = math.fsum(weights)
    mean: float = math.fsum(map(mul, weights, sample.di)) / total
    pulls = [w * (d - mean) for w, d in zip(weights, sample.di, strict=True)]
    first = weights.pop(0)
    others = math.fsum(weights)
    trace: float = others + (first * others - math.fsum(map(mul, weights, weights))) / total
    squares: float = math.fsum(map(mul, pulls, pulls))
    return squares - trace


def log_likelihood(sample: Sample, tau2: float) -> float:
    """Return the restricted log-likelihood, with its constants (Viechtbauer 2005)."""
    k = sample.k
    total = math.fsum(sample.weights(tau2))
    logs = math.fsum(math.log(v + tau2) for v in sample.vi)
    constant = math.log(k) - (k - 1) * math.log(2 * math.pi)
    return (constant - logs - math.log(total) - sample.q(tau2)) / 2


def largest_tau2(spread: float, largest_variance: float) -> float:
    """Return a value above which the score is certainly negative (see the module's text).

    One hundredth is added: with tiny sampling variances the maximum lies so close under the exact
    bound that rounding could put it on the other side, and it would be missed.
    """
    return 1.01 * (spread + math.sqrt(spread) * math.sqrt(spread + 4 * largest_variance)) / 2


def falling_roots(slope: Callable[[float], float], *, smallest: float, bound: float) -> tuple[float, ...]:
    """Return every tau2 in (0, bound] at which `slope` turns from plus to minus."""
    if not bound > 0:
        return ()
    steps = max(1, math.ceil(math.log1p(bound / smallest) / STEP))
    width = math.log1p(bound / smallest) / steps
    roots = []
    left, at_left = 0.0, slope(0.0)
    for step in range(1, steps + 1):
        right = smallest * math.expm1(step * width)
        at_right = slope(right)
        if at_left > 0 >= at_right:
            roots.append(root_between(slope, left, right, at_left, at_right))
        left, at_left = right, at_right
    return tuple(roots)
