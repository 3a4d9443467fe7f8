"""Effect sizes against examples worked by hand, and what holds for all of them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.effect_sizes import (
    EffectSize,
    fisher_z,
    from_interval,
    from_standard_error,
    log_odds_ratio,
    log_risk_ratio,
    mean_difference,
    risk_difference,
    small_sample_correction,
    standardised_mean_difference,
)


def close(found: EffectSize | None, yi: float, vi: float) -> bool:
    return found is not None and math.isclose(found.yi, yi) and math.isclose(found.vi, vi)


class TestFourCells:
    """5 of 100 treated and 10 of 100 others had the event."""

    def test_the_odds_ratio_is_the_ratio_of_the_cross_products(self) -> None:
        found = log_odds_ratio(5, 100, 10, 100)
        assert close(found, math.log((5 * 90) / (95 * 10)), 1 / 5 + 1 / 95 + 1 / 10 + 1 / 90)
        # As printed in Borenstein et al. (2009), chapter 5: -0.7472 and 0.3216.
        assert found == EffectSize(pytest.approx(-0.7472, abs=5e-5), pytest.approx(0.3216, abs=5e-5))

    def test_the_risk_ratio(self) -> None:
        found = log_risk_ratio(5, 100, 10, 100)
        assert close(found, math.log(0.5), 1 / 5 - 1 / 100 + 1 / 10 - 1 / 100)

    def test_the_risk_difference(self) -> None:
        found = risk_difference(5, 100, 10, 100)
        assert close(found, -0.05, 0.05 * 0.95 / 100 + 0.10 * 0.90 / 100)


class TestZeroCells:
    def test_a_half_is_added_to_all_four_cells_when_one_is_zero(self) -> None:
        # 0 of 116 and 3 of 117 become 0.5 of 117 and 3.5 of 118.
        assert close(
            log_odds_ratio(0, 116, 3, 117),
            math.log((0.5 * 114.5) / (116.5 * 3.5)),
            1 / 0.5 + 1 / 116.5 + 1 / 3.5 + 1 / 114.5,
        )
        assert close(
            log_risk_ratio(0, 116, 3, 117),
            math.log((0.5 / 117) / (3.5 / 118)),
            1 / 0.5 - 1 / 117 + 1 / 3.5 - 1 / 118,
        )

    def test_everybody_having_the_event_in_one_group_is_a_zero_cell_too(self) -> None:
        # 10 of 10 and 4 of 10: the empty cell is "treated, no event".
        assert close(
            log_risk_ratio(10, 10, 4, 10),
            math.log((10.5 / 11) / (4.5 / 11)),
            1 / 10.5 - 1 / 11 + 1 / 4.5 - 1 / 11,
        )

    @pytest.mark.parametrize("table", [(0, 20, 0, 30), (20, 20, 30, 30)])
    def test_ratios_leave_out_tables_where_nobody_or_everybody_had_it(
        self, table: tuple[float, float, float, float]
    ) -> None:
        assert log_odds_ratio(*table) is None
        assert log_risk_ratio(*table) is None

    def test_a_risk_difference_is_never_corrected(self) -> None:
        assert close(risk_difference(0, 50, 5, 50), -0.1, 0.1 * 0.9 / 50)

    @pytest.mark.parametrize("table", [(0, 20, 0, 30), (20, 20, 30, 30), (20, 20, 0, 30)])
    def test_a_risk_difference_without_variance_is_left_out(
        self, table: tuple[float, float, float, float]
    ) -> None:
        assert risk_difference(*table) is None

    def test_equal_risks_are_exactly_no_effect(self) -> None:
        # A rounding error here would count as a study that favours one side.
        for effect in (log_odds_ratio, log_risk_ratio, risk_difference):
            found = effect(1, 10, 3, 30)
            assert found is not None
            assert found.yi == 0


class TestMeans:
    """Means 103 and 100, standard deviations 5.5 and 4.5, 50 people each."""

    def test_the_mean_difference(self) -> None:
        found = mean_difference(103, 5.5, 50, 100, 4.5, 50)
        assert close(found, 3.0, (5.5**2 + 4.5**2) / 50)

    def test_hedges_g(self) -> None:
        found = standardised_mean_difference(103, 5.5, 50, 100, 4.5, 50)
        d = 3 / math.sqrt((5.5**2 + 4.5**2) / 2)
        # Exactly gamma(49) / (7 gamma(48.5)) for 98 degrees of freedom; 0.9923 in print.
        j = math.exp(math.lgamma(49) - math.lgamma(48.5)) / 7
        assert close(found, j * d, 1 / 50 + 1 / 50 + (j * d) ** 2 / 200)
        assert found.yi == pytest.approx(0.5924, abs=5e-5)

    def test_the_correction_for_two_degrees_of_freedom(self) -> None:
        # gamma(1) / gamma(1/2) = 1 / sqrt(pi).
        assert small_sample_correction(2) == pytest.approx(1 / math.sqrt(math.pi), rel=1e-14)

    def test_the_correction_has_no_seam_where_the_series_takes_over(self) -> None:
        below, above = small_sample_correction(300), small_sample_correction(300.0000001)
        assert above == pytest.approx(below, rel=1e-11)
        # J(m) J(m + 1) = sqrt((m - 1)^2 / (m (m + 1))) (from the recurrence of gamma), each side.
        for m in (298.0, 300.0, 5000.0):
            product = small_sample_correction(m) * small_sample_correction(m + 1)
            assert product == pytest.approx((m - 1) / math.sqrt(m * (m + 1)), rel=1e-13)


def test_fisher_z_of_one_half() -> None:
    # Borenstein et al. (2009), chapter 6: r = 0.50, n = 100 gives 0.5493 and 1/97.
    assert close(fisher_z(0.5, 100), math.log(3) / 2, 1 / 97)


class TestPublishedEffects:
    def test_a_standard_error_is_squared(self) -> None:
        assert from_standard_error(0.3, 0.1, ratio=False) == EffectSize(0.3, pytest.approx(0.01))
        assert close(from_standard_error(2.0, 0.1, ratio=True), math.log(2), 0.01)

    def test_an_interval_is_3_92_standard_errors_wide(self) -> None:
        found = from_interval(0.5, 0.5 - 1.959963984540054, 0.5 + 1.959963984540054, ratio=False)
        assert close(found, 0.5, 1.0)

    def test_a_ratio_is_logged_with_its_interval(self) -> None:
        found = from_interval(2.0, 1.0, 4.0, ratio=True)
        assert close(found, math.log(2), (math.log(4) / (2 * 1.959963984540054)) ** 2)


counts = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda pair: sorted(pair))


@given(treated=counts, control=counts)
def test_exchanging_the_groups_turns_the_sign_and_keeps_the_variance(
    treated: list[int], control: list[int]
) -> None:
    for effect in (log_odds_ratio, log_risk_ratio, risk_difference):
        there = effect(*treated, *control)
        back = effect(*control, *treated)
        assert (there is None) == (back is None)
        if there is not None and back is not None:
            assert back.yi == pytest.approx(-there.yi, abs=1e-12)
            assert back.vi == pytest.approx(there.vi)


@given(treated=counts, control=counts)
def test_exchanging_event_and_no_event_turns_the_odds_ratio(treated: list[int], control: list[int]) -> None:
    there = log_odds_ratio(*treated, *control)
    (a, n1), (c, n2) = treated, control
    back = log_odds_ratio(n1 - a, n1, n2 - c, n2)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert back.yi == pytest.approx(-there.yi, abs=1e-12)
