"""Egger, Begg, and trim and fill: small examples, and the cases without an answer."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.analyses.bias import _exact_p, _kendall, begg, egger, egger_mixed
from evidence_store.analyses.meta_regression import line_at, regress
from evidence_store.analyses.pooling import Method
from evidence_store.analyses.trim_and_fill import trim_and_fill


class TestEgger:
    def test_effects_on_a_line_have_its_slope_and_limit(self) -> None:
        # Effect = 0.1 + 2 se exactly.
        errors = [0.1, 0.2, 0.3, 0.4]
        found = egger([0.1 + 2 * se for se in errors], [se * se for se in errors])
        assert found is not None
        assert found.slope == pytest.approx(2)
        assert found.limit_estimate == pytest.approx(0.1)
        assert found.slope_se == pytest.approx(0, abs=1e-12)
        assert found.df == 2

    def test_three_studies_by_hand(self) -> None:
        # Standard errors 1, 1/2, 1/2 give weights 1, 4, 4; effects 1, 0, 1 weigh to 5/9, the
        # errors to 5/9. Sxx = 1 (4/9)^2 + 8 (1/18)^2 = 2/9; Sxy = (4/9)^2 - 4 (1/18)(-5/9 + 4/9)
        # = 16/81 + 2/81 = 2/9: slope 1, limit 0.
        found = egger([1.0, 0.0, 1.0], [1.0, 0.25, 0.25])
        assert found is not None
        assert found.slope == pytest.approx(1)
        assert found.limit_estimate == pytest.approx(0, abs=1e-12)
        # What is left: -1/2 and 1/2 with weight 4, so Q = 2 on one degree of freedom.
        assert found.slope_se == pytest.approx(math.sqrt(2 / (2 / 9)))

    def test_no_answer_without_a_spread_of_errors_or_with_two_studies(self) -> None:
        assert egger([0.1, 0.2, 0.3], [0.04, 0.04, 0.04]) is None
        assert egger([0.1, 0.2], [0.04, 0.09]) is None
        assert egger_mixed([0.1, 0.2], [0.04, 0.09], Method.REML) is None

    def test_without_residual_variance_the_mixed_slope_is_the_classical_one(self) -> None:
        yi, vi = [0.30, 0.35, 0.52, 0.55], [0.01, 0.04, 0.09, 0.16]
        classical, mixed = egger(yi, vi), egger_mixed(yi, vi, Method.REML)
        assert classical is not None
        assert mixed is not None
        assert mixed.slope == pytest.approx(classical.slope)

    def test_there_is_no_paule_mandel_regression(self) -> None:
        with pytest.raises(ValueError, match="PM"):
            regress([1, 2, 3], [1, 2, 3], [1, 2, 3], Method.PM)


class TestBegg:
    def test_larger_errors_with_larger_effects_in_perfect_order(self) -> None:
        found = begg([0.1, 0.4, 0.9, 1.6], [0.01, 0.02, 0.03, 0.04])
        assert found is not None
        assert found.tau == 1
        # One order of 24, and its reverse.
        assert found.p == pytest.approx(2 / 24)

    def test_ties_take_the_normal_approximation(self) -> None:
        found = begg([0.1, 0.4, 0.9, 1.6], [0.01, 0.01, 0.03, 0.04])
        assert found is not None
        # 5 concordant pairs of 6, one tied: tau-b = 5 / sqrt(6 * 5); the variance of the
        # difference is (4*3*13 - 2*1*9) / 18 = 23/3.
        assert found.tau == pytest.approx(5 / math.sqrt(30))
        z = 5 / math.sqrt(23 / 3)
        assert found.p == pytest.approx(math.erfc(z / math.sqrt(2)))

    def test_no_answer(self) -> None:
        assert begg([0.1, 0.2], [0.01, 0.02]) is None
        assert begg([0.1, 0.2, 0.3], [0.01, 0.01, 0.01]) is None
        assert begg([0.2, 0.2, 0.2], [0.01, 0.02, 0.03]) is None
        assert _kendall([1, 1, 1], [1, 2, 3]) is None

    def test_two_hundred_studies_are_no_burden(self) -> None:
        yi = [math.sin(i) for i in range(200)]
        assert begg(yi, [0.01 + 0.001 * i for i in range(200)]) is not None

    @pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
    def test_the_exact_p_counts_permutations(self, n: int) -> None:
        counts = [
            sum(a < b for a, b in itertools.combinations(order, 2))
            for order in itertools.permutations(range(n))
        ]
        for concordant in range(n * (n - 1) // 2 + 1):
            below = sum(count <= concordant for count in counts)
            above = sum(count >= concordant for count in counts)
            expected = min(1.0, 2 * min(below, above) / len(counts))
            assert _exact_p(concordant, n) == pytest.approx(expected)


class TestTrimAndFill:
    def test_a_symmetric_funnel_is_left_alone(self) -> None:
        found = trim_and_fill([-1, -0.5, 0, 0.5, 1], [1, 0.5, 0.1, 0.5, 1], Method.EE)
        assert found is not None
        assert found.k0 == 0
        assert found.fit.estimate == pytest.approx(0)

    def test_small_studies_with_large_effects_only(self) -> None:
        # Three small studies far to the right and none to the left. The ranks of the distances
        # above the mean are 4 + 5 + 6, so (4 * 15 - 42) / 11 = 1.6, two studies, are trimmed;
        # around the mean of the other four 0.02 lies above as well, with rank 1, and the count
        # settles at (4 * 16 - 42) / 11 = 2.
        yi, vi = [0.0, 0.02, -0.02, 1.0, 1.2, 1.4], [0.01, 0.01, 0.01, 0.2, 0.3, 0.4]
        found = trim_and_fill(yi, vi, Method.EE)
        assert found is not None
        assert (found.side, found.k0, found.fit.k) == ("left", 2, 8)
        # The mirror images take the two out: the mean of the other four is 5 / (3 * 100 + 5).
        assert found.fit.estimate == pytest.approx(5 / 305)

    def test_the_mirror_image_fills_the_other_side(self) -> None:
        yi, vi = [0.0, 0.02, -0.02, 1.0, 1.2, 1.4], [0.01, 0.01, 0.01, 0.2, 0.3, 0.4]
        found = trim_and_fill([-y for y in yi], vi, Method.EE)
        assert found is not None
        assert (found.side, found.k0) == ("right", 2)

    def test_no_answer_for_two_studies(self) -> None:
        assert trim_and_fill([0.1, 0.2], [0.01, 0.02], Method.REML) is None

    def test_no_answer_where_the_count_swings_between_two_values(self) -> None:
        assert trim_and_fill([0.0, -1.7, 0.8, 0.2], [0.04, 2, 0.3, 1], Method.DL) is None

    def test_no_answer_where_a_mirror_image_could_not_be_pooled(self) -> None:
        # The outermost study mirrored lies beyond the largest number: 2 * 9e11 + 9e11.
        yi, vi = [9e11, 9e11, 9e11, -9e11, -9e11], [1e16, 2e16, 3e16, 1e20, 2e20]
        assert trim_and_fill(yi, vi, Method.EE) is None


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-2, 2), st.floats(0.05, 1)), min_size=3, max_size=9),
    st.sampled_from([Method.EE, Method.DL, Method.REML]),
)
def test_every_set_of_studies_has_answers_or_none(rows: list[tuple[float, float]], method: Method) -> None:
    yi, vi = [y for y, _ in rows], [se * se for _, se in rows]
    found = trim_and_fill(yi, vi, method)
    if found is not None:
        assert found.fit.k == len(rows) + found.k0
        assert found.k0 <= len(rows)
    for test in (egger(yi, vi), egger_mixed(yi, vi, Method.REML), begg(yi, vi)):
        if test is not None and test.p is not None:
            assert 0 <= test.p <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0.01, 1)), min_size=3, max_size=7))
def test_no_variance_around_the_line_is_likelier_than_the_one_found(
    rows: list[tuple[float, float]],
) -> None:
    yi, errors = [y for y, _ in rows], [se for _, se in rows]
    vi = [se * se for se in errors]
    best = regress(yi, vi, errors, Method.REML)
    if best is None:
        return
    for step in range(60):
        other = line_at(yi, vi, errors, min(vi) / 1e3 * 1.35**step)
        assert other.log_likelihood <= best.log_likelihood + 1e-9 * max(1, abs(best.log_likelihood))
