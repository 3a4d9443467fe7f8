"""The average of studies, and the intervals around it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from evidence_store.pages.open_data.recompute.facts import Facts
from evidence_store.pages.open_data.recompute.studies import Z


def pooled(
    effects: Sequence[tuple[float, float]], people: Sequence[Fraction | None], bound: float
) -> tuple[Facts, float | None]:
    """The average of studies (REML, Knapp and Hartung, factor never below 1), and the variance between them."""
    y, v = [effect for effect, _ in effects], [variance for _, variance in effects]
    k = len(y)
    tau2 = between_studies(y, v) if k > 1 else 0.0
    w = [1 / (vi + tau2) for vi in v]
    est = math.fsum(wi * yi for wi, yi in zip(w, y, strict=True)) / math.fsum(w)
    factor, critical = 1.0, Z
    if k > 1:
        factor = max(1.0, math.fsum(wi * (yi - est) ** 2 for wi, yi in zip(w, y, strict=True)) / (k - 1))
        critical = t_quantile(k - 1)
    variance = factor / math.fsum(w)
    reach, far = critical * math.sqrt(variance), critical * math.sqrt(variance + tau2)
    known = [n for n in people if n is not None]
    facts = Facts(k, bound, est, est - reach, est + reach, favour=share([(yi, Fraction(1)) for yi in y]),
                  people=share(list(zip(y, known, strict=True))) if len(known) == k else None)  # fmt: skip
    if k == 1:
        return facts, None
    precise = [1 / vi for vi in v]
    typical = (k - 1) / (math.fsum(precise) - math.fsum(p**2 for p in precise) / math.fsum(precise))
    facts = replace(facts, i2=100 * tau2 / (tau2 + typical))
    return (replace(facts, plo=est - far, phi=est + far) if k > 2 else facts), tau2


def share(parts: Sequence[tuple[float, Fraction]]) -> Fraction:
    """How much of the weights lies with effects above zero; an effect of exactly zero counts half."""
    halves = sum((1 + (effect > 0) - (effect < 0)) * weight for effect, weight in parts)
    return Fraction(halves) / 2 / sum(weight for _, weight in parts)


def between_studies(y: Sequence[float], v: Sequence[float]) -> float:
    """The variance of true effects at the highest maximum of the restricted likelihood (REML, Viechtbauer 2005)."""

    def weighted(tau2: float) -> tuple[list[float], float, list[float]]:
        w = [1 / (vi + tau2) for vi in v]
        mean = math.fsum(wi * yi for wi, yi in zip(w, y, strict=True)) / math.fsum(w)
        return w, math.fsum(w), [yi - mean for yi in y]

    def slope(tau2: float) -> float:
        w, total, away = weighted(tau2)
        pulls = math.fsum((wi * d) ** 2 for wi, d in zip(w, away, strict=True))
        return pulls - (total - math.fsum(wi**2 for wi in w) / total)

    def likelihood(tau2: float) -> float:
        w, total, away = weighted(tau2)
        squares = math.fsum(wi * d**2 for wi, d in zip(w, away, strict=True))
        return (math.fsum(map(math.log, w)) - math.log(total) - squares) / 2

    mean = sum(y) / len(y)
    most = 4 * sum((yi - mean) ** 2 for yi in y) / (len(y) - 1) + 10 * max(v)
    least = min(v) / 1000
    grid = [0.0, *(least * (most / least) ** (step / 300) for step in range(301))]
    slopes = list(map(slope, grid))
    tops = [crossing(slope, grid[i], grid[i + 1]) for i in range(301) if slopes[i] > 0 >= slopes[i + 1]]
    return max((0.0, *tops), key=likelihood)


def t_quantile(df: int) -> float:
    """The two-sided 95 % point of Student's t, from its closed form (Abramowitz and Stegun 26.7.3 and 26.7.4)."""

    def within(t: float) -> float:
        angle = math.atan(t / math.sqrt(df))
        sine, cosine = math.sin(angle), math.cos(angle)
        term = total = 1.0 if df % 2 == 0 else cosine
        for step in range(3 if df % 2 else 2, df - 1, 2):
            term *= cosine**2 * (step - 1) / step
            total += term
        if df % 2 == 0:
            return sine * total
        return 2 / math.pi * (angle + (sine * total if df > 1 else 0))

    return crossing(lambda t: within(t) - 0.95, 0, 1000)


def crossing(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function changes its sign between two points, by halving."""
    below = function(low) < 0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if (function(middle) < 0) == below else (low, middle)
    return (low + high) / 2
