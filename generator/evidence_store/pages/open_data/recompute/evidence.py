"""What the rating of a result rests on."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from evidence_store.pages.open_data.recompute.averages import pooled
from evidence_store.pages.open_data.recompute.facts import RATIOS, TRIVIAL, Facts
from evidence_store.pages.open_data.recompute.studies import people_of, study_effect
from evidence_store.pages.open_data.recompute.tables import Row, count, number


class Evidence(NamedTuple):
    """The best facts that a result has."""

    basis: str
    metric: str
    facts: Facts
    """With the signs of the source."""
    turned: Facts
    """With plus for good."""
    tau2: float | None = None


def evidence_of(result: Row, studies: Sequence[Row], outcome: Row) -> Evidence:
    """Study rows, else a published average with its interval, else directions, else nothing."""
    metric = result["metric"]
    bound = bound_of(result, outcome, metric)

    def turned(facts: Facts) -> Facts:
        return facts if result["better"] == "higher" else facts.in_a_mirror

    if metric and studies:
        effects = [study_effect(row, metric) or (math.nan, math.nan) for row in studies]
        facts, tau2 = pooled(effects, list(map(people_of, studies)), bound)
        return Evidence("studies", metric, facts, turned(facts), tau2)
    if metric and result["pooled_estimate"] and result["pooled_ci_low"]:
        metric = result["pooled_metric"] or metric
        names = ("estimate", "ci_low", "ci_high", "prediction_interval_low", "prediction_interval_high")
        found = [number(result[f"pooled_{name}"]) for name in names]
        est, lo, hi, plo, phi = (x if x is None or metric not in RATIOS else math.log(x) for x in found)
        bound = bound_of(result, outcome, metric)
        k, i2 = count(result["pooled_k"]), number(result["pooled_i2"])
        facts = Facts(k, bound, est, lo or 0, hi or 0, plo, phi, i2=i2)
        return Evidence("pooled", metric, facts, turned(facts))
    if result["directions_favour"]:
        sides = ("favour", "against", "no_difference")
        favour, against, neither = (int(result[f"directions_{side}"]) for side in sides)
        k = favour + against + neither
        everyone, some = result["directions_participants"], result["directions_participants_favour"]
        people = Fraction(int(some), int(everyone)) if some and int(everyone or 0) else None
        facts = Facts(k, bound, favour=Fraction(2 * favour + neither, 2 * k) if k else None, people=people)
        return Evidence("directions", metric, facts, facts)
    nothing = Facts(count(result["nothing_usable_k"] or result["pooled_k"]), bound)
    return Evidence("nothing", metric, nothing, nothing)


def bound_of(result: Row, outcome: Row, metric: str) -> float:
    """The largest effect that is not worth having; a bound counts only for the metric it was declared in."""
    declared = number(result["trivial_bound"]) if metric == result["metric"] else None
    if declared is None and metric == outcome["metric"]:
        declared = number(outcome["trivial_bound"])
    if declared is None:
        return TRIVIAL.get(metric, 0.0)
    return abs(math.log(declared)) if metric in RATIOS and declared > 0 else declared


def strength_of(result: Row, down: Sequence[Row], up: Sequence[Row]) -> int | None:
    """GRADE's arithmetic: 0 very low to 3 high; None where nobody has judged."""
    if not result["certainty_start"]:
        return None
    steps = sum(int(row["by"]) for row in up) - sum(int(row["by"]) for row in down)
    return max(0, min(3, {"high": 3, "low": 1}[result["certainty_start"]] + steps))
