"""Rows of a summary to effects: every form, and why a row is left out."""

import math
from typing import Any

import pytest
from tests.unit.analyses.samples import row

from evidence_store.analyses.measures import Measure
from evidence_store.analyses.study_effects import study_effects

Z = 1.959963984540054
CELLS = {"events_t": 5, "total_t": 100, "events_c": 10, "total_c": 100}
MEANS = {"mean_t": 103, "sd_t": 5.5, "n_t": 50, "mean_c": 100, "sd_c": 4.5, "n_c": 50}


def effect_of(measure: Measure, **numbers: Any) -> tuple[float, float, float | None]:
    studies, left_out = study_effects([row(**numbers)], measure)
    assert left_out == ()
    return studies[0].yi, studies[0].vi, studies[0].n


def why_left_out(measure: Measure, **numbers: Any) -> str:
    studies, left_out = study_effects([row(**numbers)], measure)
    assert studies == ()
    return left_out[0].because


@pytest.mark.parametrize(
    ("measure", "numbers", "yi", "vi", "n"),
    [
        (Measure.OR, CELLS, math.log(450 / 950), 1 / 5 + 1 / 95 + 1 / 10 + 1 / 90, 200),
        (Measure.RR, CELLS, math.log(0.5), 1 / 5 - 1 / 100 + 1 / 10 - 1 / 100, 200),
        (Measure.RD, CELLS, -0.05, (0.05 * 0.95 + 0.1 * 0.9) / 100, 200),
        (Measure.MD, MEANS, 3, 5.5**2 / 50 + 4.5**2 / 50, 100),
        (Measure.ZCOR, {"r": 0.5, "n": 103}, math.atanh(0.5), 0.01, 103),
        (Measure.SMD, {"effect": 0.3, "se": 0.1}, 0.3, 0.01, None),
        (Measure.SMD, {"effect": 0.3, "ci_lb": 0.3 - Z, "ci_ub": 0.3 + Z, "n": 7}, 0.3, 1, 7),
        # A ratio stands as itself, beside an error of its logarithm as well as beside an interval.
        (Measure.OR, {"effect": 0.5, "se": 0.1}, math.log(0.5), 0.01, None),
        (
            Measure.HR,
            {"effect": 2.0, "ci_lb": 2 / math.exp(Z), "ci_ub": 2 * math.exp(Z)},
            math.log(2),
            1,
            None,
        ),
        # A published effect, which may be adjusted, comes before the raw figures.
        (Measure.RR, {**CELLS, "effect": 0.8, "se": 0.2}, math.log(0.8), 0.04, 200),
        (Measure.MD, {**MEANS, "effect": 2.5, "se": 1.0}, 2.5, 1, 100),
        # Half an effect is none.
        (Measure.RR, {**CELLS, "effect": 0.8}, math.log(0.5), 0.28, 200),
        # The error before the interval.
        (Measure.SMD, {"effect": 0.3, "se": 0.1, "ci_lb": -9, "ci_ub": 9}, 0.3, 0.01, None),
        # The stated number of people before the sum of the groups.
        (Measure.RR, {**CELLS, "n": 190}, math.log(0.5), 0.28, 190),
        (Measure.RR, {"effect": 1.0, "se": 0.1, "n_t": 10.5, "n_c": 9}, 0, 0.01, 19.5),
        (Measure.RR, {"effect": 1.0, "se": 0.1, "n_t": 10.5}, 0, 0.01, None),
    ],
)
def test_every_form(measure: Measure, numbers: dict[str, Any], yi: float, vi: float, n: float | None):
    assert effect_of(measure, **numbers) == pytest.approx((yi, vi, n))


def test_an_smd_from_means_is_corrected_for_small_samples():
    yi, vi, n = effect_of(Measure.SMD, **MEANS)
    raw = 3 / math.sqrt((5.5**2 + 4.5**2) / 2)
    assert yi == pytest.approx(raw * (1 - 3 / (4 * 98 - 1)), rel=1e-4)
    assert vi == pytest.approx(2 / 50 + yi**2 / 200)
    assert n == 100


@pytest.mark.parametrize(
    ("measure", "numbers", "because"),
    [
        (Measure.OR, {}, "it has no complete set of numbers"),
        (Measure.OR, {"effect": 0.8}, "it has no complete set of numbers"),
        (Measure.OR, {**MEANS}, "it has no complete set of numbers"),
        (Measure.SMD, {**CELLS}, "it has no complete set of numbers"),
        (Measure.HR, {**CELLS}, "it has no complete set of numbers"),
        (Measure.ZCOR, {"effect": 0.3, "se": 0.1}, "it has no complete set of numbers"),
        (
            Measure.OR,
            {"events_t": 0, "total_t": 50, "events_c": 0, "total_c": 48},
            "nobody, or everybody, had the outcome in both groups",
        ),
        (
            Measure.RR,
            {"events_t": 50, "total_t": 50, "events_c": 48, "total_c": 48},
            "nobody, or everybody, had the outcome in both groups",
        ),
        (
            Measure.OR,
            {"events_t": 60, "total_t": 50, "events_c": 3, "total_c": 48},
            "events_t: 60 people with the outcome, but only 50 in the group",
        ),
        (Measure.OR, {**CELLS, "total_t": 0, "events_t": 0}, "total_t: a group has at least one person"),
        (Measure.OR, {"effect": -0.5, "se": 0.1}, "effect: a ratio is above 0, and OR is one"),
        (Measure.SMD, {"effect": 1, "ci_lb": 1, "ci_ub": 1}, "ci_ub: the interval has no width"),
        (Measure.SMD, {**MEANS, "n_t": 1}, "n_t: a group with a standard deviation has at least 2 people"),
        (Measure.ZCOR, {"r": 0.2, "n": 3}, "n: a correlation needs more than 3 people"),
        (Measure.SMD, {"effect": 0.3, "se": 0.1, "n": 0}, "n: a study has at least one person"),
        (Measure.SMD, {"effect": 0.3, "se": 1e-300}, "its numbers are too large or too small to be a result"),
        (Measure.SMD, {"effect": 1e308, "se": 1}, "its numbers are too large or too small to be a result"),
        (Measure.SMD, {**MEANS, "n_t": 1e300}, "its numbers are too large or too small to be a result"),
        (Measure.SMD, {**MEANS, "mean_c": -1e308}, "its numbers are too large or too small to be a result"),
        (Measure.SMD, {"effect": 1e6, "se": 1e-6}, "its numbers are too large or too small to be a result"),
    ],
)
def test_a_row_that_is_left_out_says_why(measure: Measure, numbers: dict[str, Any], because: str):
    assert why_left_out(measure, **numbers) == because


def test_rows_keep_their_order_and_the_others_stay():
    given = [row("A", effect=1, se=0.1), row("B"), row("C", effect=2, se=0.1), row("D", effect=3)]
    studies, left_out = study_effects(given, Measure.SMD)
    assert [study.row.study for study in studies] == ["A", "C"]
    assert [left.row.study for left in left_out] == ["B", "D"]


def test_no_rows_are_no_effects():
    assert study_effects([], Measure.OR) == ((), ())
