"""The root finder, and quantiles that have a closed form."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.distributions import (
    chi2_quantiles,
    chi2_upper_tail,
    normal_quantile,
    normal_two_sided_p,
    t_quantile,
    t_two_sided_p,
)
from evidence_store.analyses.roots import root_between


@given(st.floats(0.001, 1e6), st.floats(1.001, 1e6))
def test_a_root_is_found_to_the_last_digits(root: float, factor: float) -> None:
    low, high = root / factor, root * factor

    def cube(x: float) -> float:
        return (x / root) ** 3 - 1

    assert root_between(cube, low, high, cube(low), cube(high)) == pytest.approx(root, rel=1e-15)


def test_a_step_is_found_by_halving() -> None:
    def step(x: float) -> float:
        return -1.0 if x < math.pi else 1.0

    assert root_between(step, 0, 100, -1, 1) == pytest.approx(math.pi, rel=1e-15)


def test_a_bracket_that_rounding_has_closed_answers_with_its_better_end() -> None:
    assert root_between(lambda _: 1.0, 2.0, 2.0, 1.0, 1.0) == 2.0
    assert root_between(lambda _: 1.0, 2.0, 3.0, 1.0, 0.5) == 3.0
    assert root_between(lambda x: x, 0.0, 3.0, 0.0, 3.0) == 0.0


def test_quantiles() -> None:
    assert normal_quantile() == pytest.approx(1.959963984540054, rel=1e-15)
    # Student's t with one and two degrees of freedom, chi-square with two.
    assert t_quantile(1) == pytest.approx(math.tan(math.pi * 0.475), rel=1e-13)
    assert t_quantile(2) == pytest.approx(math.sqrt(2 * 0.95**2 / (1 - 0.95**2)), rel=1e-13)
    assert chi2_quantiles(2) == pytest.approx((-2 * math.log(0.975), -2 * math.log(0.025)))
    assert t_quantile(10**6) == pytest.approx(normal_quantile(), rel=1e-5)


def test_tail_areas_keep_their_digits_far_out() -> None:
    assert normal_two_sided_p(0) == 1
    assert normal_two_sided_p(-10) == pytest.approx(1.5239706048320995e-23, rel=1e-12)
    # Two degrees of freedom: p = 1 - |t| / sqrt(2 + t^2), and exp(-x / 2).
    assert t_two_sided_p(3, 2) == pytest.approx(1 - 3 / math.sqrt(11))
    assert t_two_sided_p(1e6, 2) == pytest.approx(1e-12, rel=1e-6)
    assert chi2_upper_tail(200, 2) == pytest.approx(math.exp(-100))
