"""Pooled effects: small examples worked by hand, then what holds for every set of studies."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evidence_store.analyses.heterogeneity import heterogeneity, model_h2, model_i2
from evidence_store.analyses.intervals import adhoc, knapp_hartung, wald
from evidence_store.analyses.leave_one_out import leave_one_out
from evidence_store.analyses.pooling import Method, pool, tau2_where_q_is
from evidence_store.analyses.sample import Sample, trace_of_projection

Z = 1.959963984540054

studies = st.lists(
    st.tuples(st.floats(-3, 3), st.floats(0.01, 1).map(lambda se: se * se)),
    min_size=2,
    max_size=8,
)
Studies = list[tuple[float, float]]


def split(rows: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [y for y, _ in rows], [v for _, v in rows]


class TestTwoStudies:
    """Effects 0 and 1, both with variance 0.1: every estimator has a closed form."""

    yi, vi = (0.0, 1.0), (0.1, 0.1)

    def test_one_common_effect(self) -> None:
        fit = pool(self.yi, self.vi, Method.EE)
        assert (fit.estimate, fit.tau2) == (pytest.approx(0.5), 0)
        # Weights 10 and 10: variance 1/20; Q = 10 (0.25 + 0.25) = 5.
        assert wald(fit).se == pytest.approx(math.sqrt(1 / 20))
        assert heterogeneity(Sample.of(self.yi, self.vi)).q == pytest.approx(5)

    @pytest.mark.parametrize("method", [Method.DL, Method.PM, Method.REML])
    def test_the_variance_between_studies(self, method: Method) -> None:
        # The effects vary by 0.5, the sampling explains 0.1.
        fit = pool(self.yi, self.vi, method)
        assert fit.tau2 == pytest.approx(0.4)
        assert fit.estimate == pytest.approx(0.5)
        assert fit.s2w == pytest.approx(1)
        found = heterogeneity(Sample.of(self.yi, self.vi))
        assert model_i2(fit, found) == pytest.approx(80)
        assert model_h2(fit, found) == pytest.approx(5)

    def test_the_intervals(self) -> None:
        fit = pool(self.yi, self.vi)
        # Total variance 0.5 each, so 0.25 for the mean; t with one degree of freedom is a Cauchy.
        t1 = math.tan(math.pi * 0.475)
        assert wald(fit).ci_ub == pytest.approx(0.5 + Z * 0.5)
        assert knapp_hartung(fit).ci_ub == pytest.approx(0.5 + t1 * 0.5)
        assert adhoc(fit).pi_ub == pytest.approx(0.5 + t1 * math.sqrt(0.25 + 0.4))
        assert wald(fit).pi_hts_lb is None

    def test_the_q_profile(self) -> None:
        profile = heterogeneity(Sample.of(self.yi, self.vi)).profile
        assert profile is not None
        # Q(tau2) = 0.5 / (0.1 + tau2) equals the chi-square quantiles, squares of normal ones.
        assert profile.tau2_ub == pytest.approx(0.5 / 0.000982069117175 - 0.1)
        assert profile.tau2_lb == 0  # Q = 5 is below the upper quantile, 5.02
        assert not profile.null_set


class TestThreeStudies:
    """Effects 1, 2, 3 with variance 0.5 each: they vary by 1, so tau2 is 0.5."""

    yi, vi = (3.0, 1.0, 2.0), (0.5, 0.5, 0.5)

    def test_reml_and_its_prediction_interval(self) -> None:
        fit = pool(self.yi, self.vi)
        assert (fit.estimate, fit.tau2) == (pytest.approx(2), pytest.approx(0.5))
        interval = adhoc(fit)
        t2 = math.sqrt(2 * 0.95**2 / (1 - 0.95**2))
        assert interval.se == pytest.approx(math.sqrt(1 / 3))
        assert interval.ci_lb == pytest.approx(2 - t2 * math.sqrt(1 / 3))
        assert interval.pi_lb == pytest.approx(2 - t2 * math.sqrt(1 / 3 + 0.5))
        assert interval.df == 2

    def test_leaving_one_out(self) -> None:
        # Without 3: 1 and 2; without 1: 3 and 2; without 2: 3 and 1.
        fits = leave_one_out(self.yi, self.vi, Method.EE)
        assert [fit.estimate for fit in fits] == pytest.approx([1.5, 2.5, 2.0])


class TestEdges:
    def test_one_study_is_handed_through(self) -> None:
        fit = pool([0.3], [0.04])
        assert (fit.estimate, fit.tau2, fit.k) == (0.3, 0, 1)
        assert wald(fit).ci_ub == pytest.approx(0.3 + Z * 0.2)
        assert wald(fit).pi_lb is None
        assert leave_one_out([0.3], [0.04]) == ()

    def test_studies_that_agree_perfectly(self) -> None:
        fit = pool([0.2, 0.2, 0.2], [0.01, 0.02, 0.03])
        assert (fit.estimate, fit.tau2, fit.s2w) == (pytest.approx(0.2), 0, 0)
        # Knapp and Hartung alone would claim to know the effect exactly.
        assert knapp_hartung(fit).se == 0
        assert knapp_hartung(fit).stat is None
        assert adhoc(fit).se == wald(fit).se
        profile = heterogeneity(Sample.of([0.2, 0.2, 0.2], [0.01, 0.02, 0.03])).profile
        assert profile is not None
        assert profile.null_set
        assert (profile.tau2_lb, profile.tau2_ub) == (0, 0)

    def test_nearly_all_variation_between_studies(self) -> None:
        yi, vi = [0.0, 10.0, 20.0, 30.0], [1e-4, 2e-4, 1e-4, 3e-4]
        fit = pool(yi, vi)
        # The effects vary by 500/3; the sampling takes next to nothing of it.
        assert fit.tau2 == pytest.approx(500 / 3, rel=1e-4)
        assert model_i2(fit, heterogeneity(Sample.of(yi, vi))) > 99.99

    def test_one_study_a_million_times_as_precise(self) -> None:
        # Weights 1e12 apart. Mean and Q are then those of the small study seen from the large one.
        yi, vi = [1.0, 3.0], [1e-12, 1.0]
        assert pool(yi, vi, Method.EE).estimate == pytest.approx(1 + 2e-12, abs=1e-15)
        assert trace_of_projection([1e12, 1.0]) == pytest.approx(2.0, rel=1e-10)
        # tau2 = (4 - 1) / 2 by moments; half of 4, less half of the variances, by REML.
        assert pool(yi, vi, Method.DL).tau2 == pytest.approx(1.5)
        assert pool(yi, vi, Method.REML).tau2 == pytest.approx(1.5)

    @pytest.mark.parametrize(
        ("yi", "vi"),
        [
            ([], []),
            ([0.1, 0.2], [0.01]),
            ([0.1], [0.0]),
            ([0.1], [-0.01]),
            ([math.nan], [0.01]),
            ([0.1], [math.nan]),
            ([math.inf], [0.01]),
            ([0.1], [math.inf]),
            ([1e308, 1.0], [0.01, 0.01]),
            ([0.1], [1e308]),
            ([0.1], [1e-320]),
            ([1e6, 1e6 + 1], [1e-9, 1e-9]),
        ],
    )
    def test_what_cannot_be_pooled_is_refused(self, yi: list[float], vi: list[float]) -> None:
        with pytest.raises(ValueError, match=r"pool|shorter|longer"):
            pool(yi, vi)


@given(studies)
def test_the_order_of_the_rows_does_not_matter(rows: Studies) -> None:
    for method in Method:
        there, back = pool(*split(rows), method), pool(*split(rows[::-1]), method)
        assert there == back


@given(studies, st.sampled_from([1e-6, 0.5, 3.0, 1e5]))
def test_other_units_change_nothing_but_the_units(rows: Studies, unit: float) -> None:
    scaled = [(y * unit, v * unit * unit) for y, v in rows]
    for method in Method:
        there, here = pool(*split(scaled), method), pool(*split(rows), method)
        scale = max(abs(y) for y, _ in rows) + 1
        assert there.estimate / unit == pytest.approx(here.estimate, rel=1e-6, abs=1e-6 * scale)
        assert there.tau2 / unit**2 == pytest.approx(here.tau2, rel=1e-6, abs=1e-9)


@given(studies)
def test_mirrored_effects_give_the_mirrored_result(rows: Studies) -> None:
    mirrored = [(-y, v) for y, v in rows]
    for method in Method:
        there, here = pool(*split(mirrored), method), pool(*split(rows), method)
        assert there.estimate == pytest.approx(-here.estimate, abs=1e-9)
        assert there.tau2 == pytest.approx(here.tau2, rel=1e-9, abs=1e-12)


@given(studies)
def test_a_study_split_in_two_halves_counts_the_same_for_one_common_effect(rows: Studies) -> None:
    (y, v), *others = rows
    whole = pool(*split(rows), Method.EE)
    halves = pool(*split([(y, 2 * v), (y, 2 * v), *others]), Method.EE)
    assert halves.estimate == pytest.approx(whole.estimate, abs=1e-9)
    assert halves.total_weight == pytest.approx(whole.total_weight)


@given(studies)
def test_the_estimate_lies_among_the_effects_and_the_shown_interval_is_the_widest(
    rows: Studies,
) -> None:
    yi, vi = split(rows)
    for method in Method:
        fit = pool(yi, vi, method)
        assert min(yi) - 1e-9 <= fit.estimate <= max(yi) + 1e-9
        shown = adhoc(fit)
        for other in (wald(fit), knapp_hartung(fit)):
            assert shown.ci_lb <= other.ci_lb + 1e-12
            assert shown.ci_ub >= other.ci_ub - 1e-12


@given(studies)
def test_each_estimator_meets_its_own_condition(rows: Studies) -> None:
    yi, vi = split(rows)
    sample = Sample.of(yi, vi)
    k = len(rows)
    pm = pool(yi, vi, Method.PM)
    assert pm.s2w == pytest.approx(1) if pm.tau2 > 0 else sample.q(0) <= k - 1 + 1e-9
    dl = pool(yi, vi, Method.DL).tau2
    trace = trace_of_projection(sample.weights(0))
    assert dl == pytest.approx(max(0.0, (sample.q(0) - (k - 1)) / trace))
    for target in (0.01, 1.0, 10.0):
        tau2 = tau2_where_q_is(sample, target)
        if tau2 is None:
            assert sample.q(0) < target
        else:
            assert sample.q(tau2) == pytest.approx(target, rel=1e-9)


@given(studies)
def test_leaving_one_out_is_pooling_the_others(rows: Studies) -> None:
    assume(len(rows) > 2)
    for method in (Method.EE, Method.DL, Method.REML):
        fits = leave_one_out(*split(rows), method)
        for out, fit in enumerate(fits):
            assert fit == pool(*split(rows[:out] + rows[out + 1 :]), method)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(-1e12, 1e12), st.floats(1e-4, 1e12)), min_size=2, max_size=6))
def test_any_scale_of_data_gives_finite_numbers(rows: list[tuple[float, float]]) -> None:
    rows = [(y, se * se) for y, se in rows if se >= 1e-8 * abs(y)]
    assume(len(rows) > 1)
    for method in Method:
        fit = pool(*split(rows), method)
        interval = adhoc(fit)
        numbers = (fit.estimate, fit.tau2, fit.s2w, interval.se, interval.ci_lb, interval.ci_ub)
        assert all(map(math.isfinite, numbers))
        assert fit.tau2 >= 0
