"""The effect of one study, worked out from its row."""

import math
from collections.abc import Callable
from fractions import Fraction
from statistics import NormalDist

from evidence_store.pages.open_data.recompute.facts import RATIOS
from evidence_store.pages.open_data.recompute.tables import Row

Z = NormalDist().inv_cdf(0.975)


def study_effect(row: Row, metric: str) -> tuple[float, float] | None:
    """What a study found, and its variance, on the scale of the analysis: as published, else from raw figures."""
    scale: Callable[[float], float] = math.log if metric in RATIOS else float

    def has(*columns: str) -> list[float] | None:
        return [float(row[name]) for name in columns] if all(row[name] for name in columns) else None

    if metric != "ZCOR" and (found := has("effect", "se")):
        return scale(found[0]), found[1] ** 2
    if metric != "ZCOR" and (found := has("effect", "ci_lb", "ci_ub")):
        effect, low, high = map(scale, found)
        return effect, ((high - low) / (2 * Z)) ** 2
    if metric == "ZCOR" and (found := has("r", "n")):
        return math.atanh(found[0]), 1 / (found[1] - 3)
    if metric in ("SMD", "MD") and (found := has("mean_t", "sd_t", "n_t", "mean_c", "sd_c", "n_c")):
        return of_means(*found, standardised=metric == "SMD")
    if metric in ("OR", "RR", "RD") and (found := has("events_t", "total_t", "events_c", "total_c")):
        return of_counts(*found, metric=metric)
    return None


def of_means(
    m1: float, s1: float, n1: float, m2: float, s2: float, n2: float, *, standardised: bool
) -> tuple[float, float]:
    """The difference of two means; standardised, Hedges' g with its exact correction (Hedges 1981)."""
    if not standardised:
        return m1 - m2, s1**2 / n1 + s2**2 / n2
    df = n1 + n2 - 2
    pooled = math.sqrt(((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / df)
    correction = math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
    g = correction * (m1 - m2) / pooled
    return g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2))


def of_counts(a: float, n1: float, c: float, n2: float, *, metric: str) -> tuple[float, float] | None:
    """Of people with the outcome in two groups; a half goes into each cell of a ratio where one of them is empty."""
    if metric == "RD":
        variance = a / n1 * (1 - a / n1) / n1 + c / n2 * (1 - c / n2) / n2
        return (a / n1 - c / n2, variance) if variance > 0 else None
    if a == c == 0 or (a == n1 and c == n2):
        return None
    half = 0.5 if 0 in (a, n1 - a, c, n2 - c) else 0
    a, b, c, d = a + half, n1 - a + half, c + half, n2 - c + half
    if metric == "OR":
        return math.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d
    return math.log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)


def people_of(row: Row) -> Fraction | None:
    """How many people a row rests on."""
    for names in (("n",), ("n_t", "n_c"), ("total_t", "total_c")):
        if all(row[name] for name in names):
            return sum((Fraction(row[name]) for name in names), Fraction(0))
    return None
