"""REML: the global maximum, checked against a likelihood written down independently."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.analyses.pooling import Method, pool
from evidence_store.analyses.restricted_likelihood import (
    largest_tau2,
    log_likelihood,
    reml_candidates,
    reml_tau2,
    score,
)
from evidence_store.analyses.sample import Sample


def restricted_log_likelihood(yi: list[float], vi: list[float], tau2: float) -> float:
    """Harville's (1977) form with whole matrices, as slow and as plain as can be."""
    y, x = np.array(yi), np.ones((len(yi), 1))
    inverse = np.linalg.inv(np.diag(np.array(vi) + tau2))
    information = x.T @ inverse @ x
    projection = inverse - inverse @ x @ np.linalg.inv(information) @ x.T @ inverse
    return float(
        -0.5 * (len(yi) - 1) * math.log(2 * math.pi)
        + 0.5 * np.linalg.slogdet(x.T @ x)[1]
        + 0.5 * np.linalg.slogdet(inverse)[1]
        - 0.5 * np.linalg.slogdet(information)[1]
        - 0.5 * y @ projection @ y
    )


class TestTwoMaxima:
    """Six studies whose likelihood is high at 0 and higher at 0.115."""

    yi = [2.49, -0.12, 0.52, -0.14, -0.29, 0.46]
    vi = [se * se for se in (0.864, 0.066, 0.507, 0.055, 0.408, 0.259)]

    def test_both_are_found_and_the_higher_is_taken(self) -> None:
        sample = Sample.of(self.yi, self.vi)
        zero, interior = reml_candidates(sample)
        assert zero.tau2 == 0
        assert score(sample, 0) < 0  # zero is a local maximum: a search that starts there stays
        assert interior.tau2 == pytest.approx(0.115466430336605, rel=1e-9)
        assert interior.log_likelihood > zero.log_likelihood
        assert reml_tau2(sample) == interior.tau2

    def test_the_sign_of_the_effect_depends_on_it(self) -> None:
        assert pool(self.yi, self.vi, Method.EE).estimate < 0
        assert pool(self.yi, self.vi, Method.REML).estimate > 0

    def test_two_maxima_above_zero(self) -> None:
        # Two tight pairs far apart in precision: one spread within the precise, one over all.
        yi, vi = [0.0, 0.05, 4.0, -4.0, 6.0], [1e-6, 1e-6, 1.0, 1.0, 1.0]
        candidates = reml_candidates(Sample.of(yi, vi))
        assert len(candidates) == 3
        best = max(candidates, key=lambda candidate: candidate.log_likelihood)
        grid = np.geomspace(1e-9, 100, 20_000)
        heights = [restricted_log_likelihood(yi, vi, tau2) for tau2 in grid]
        assert best.log_likelihood >= max(heights) - 1e-9
        assert best.tau2 == pytest.approx(grid[int(np.argmax(heights))], rel=1e-2)


def test_tau2_is_exactly_zero_where_the_likelihood_only_falls() -> None:
    assert pool([0.10, 0.11, 0.12], [0.04, 0.05, 0.06]).tau2 == 0


def test_equal_variances_have_a_closed_form() -> None:
    # tau2 = variance of the effects minus the sampling variance, from barely to almost all of it.
    for v in (0.99, 0.5, 1e-3, 1e-12, 1e-15):
        assert pool([1.0, 2.0, 3.0], [v, v, v]).tau2 == pytest.approx(1 - v, rel=1e-12)


scale = st.floats(-4, 1).map(lambda exponent: 10.0**exponent)
rows = st.lists(st.tuples(st.floats(-3, 3), scale.map(lambda se: se * se)), min_size=2, max_size=7)


@settings(max_examples=200, deadline=None)
@given(rows)
def test_no_point_of_a_fine_grid_is_likelier(rows: list[tuple[float, float]]) -> None:
    yi, vi = [y for y, _ in rows], [v for _, v in rows]
    sample = Sample.of(yi, vi)
    found = reml_tau2(sample)
    height = log_likelihood(sample, found)
    assert height == pytest.approx(restricted_log_likelihood(yi, vi, found), rel=1e-6, abs=1e-6)
    for tau2 in (0.0, *np.geomspace(min(vi) / 1e4, 1e3, 400)):
        assert log_likelihood(sample, float(tau2)) <= height + 1e-9 * max(1.0, abs(height))


@settings(deadline=None)
@given(rows)
def test_the_score_is_the_slope_and_is_negative_beyond_the_bound(
    rows: list[tuple[float, float]],
) -> None:
    sample = Sample.of([y for y, _ in rows], [v for _, v in rows])
    spread = sample.sum_of_squares() / (sample.k - 1)
    bound = largest_tau2(spread, sample.vi[-1])
    for beyond in (bound * 1.0001, bound * 3 + 1e-6, bound * 100 + 1.0):
        assert score(sample, beyond) <= 0
    tau2, step = sample.vi[0], sample.vi[0] * 1e-4
    slope = log_likelihood(sample, tau2 + step) - log_likelihood(sample, tau2 - step)
    assert slope / (2 * step) == pytest.approx(score(sample, tau2) / 2, rel=1e-4, abs=1e-3 / tau2)
