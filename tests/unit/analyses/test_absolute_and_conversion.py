"""Absolute effects and conversions: worked examples, and that they keep order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.absolute import absolute_effect
from evidence_store.analyses.conversion import (
    correlation_to_smd,
    log_odds_ratio_to_smd,
    odds_ratio_to_risk_ratio,
    smd_to_correlation,
    smd_to_log_odds_ratio,
)
from evidence_store.analyses.effect_sizes import EffectSize
from evidence_store.analyses.measures import Measure

LOG_HALF = math.log(0.5)
WITH_RISK = [Measure.OR, Measure.RR, Measure.HR, Measure.RD, Measure.SMD]


@pytest.mark.parametrize(
    ("measure", "effect", "risk"),
    [
        # A risk of 20 %, odds of 1 to 4; halved odds are 1 to 8.
        (Measure.OR, LOG_HALF, 1 / 9),
        (Measure.RR, LOG_HALF, 0.10),
        # 0.8 survive; under half the hazard, the square root of that.
        (Measure.HR, LOG_HALF, 1 - math.sqrt(0.8)),
        (Measure.RD, -0.05, 0.15),
        # An SMD that is an odds ratio of one half.
        (Measure.SMD, LOG_HALF * math.sqrt(3) / math.pi, 1 / 9),
        # No risk is above 1 or below 0.
        (Measure.RR, math.log(20), 1.0),
        (Measure.RD, -0.5, 0.0),
        (Measure.RD, 2.0, 1.0),
        # Effects beyond everything still give a risk.
        (Measure.OR, 1000.0, 1.0),
        (Measure.OR, -1000.0, 0.0),
        (Measure.HR, 1000.0, 1.0),
        (Measure.RR, -1000.0, 0.0),
    ],
)
def test_a_baseline_risk_of_one_in_five(measure: Measure, effect: float, risk: float) -> None:
    found = absolute_effect(measure, effect, effect, effect, 0.2)
    assert found is not None
    assert found.risk == pytest.approx(risk)
    assert found.per_1000 == pytest.approx(1000 * (risk - 0.2))
    assert found.nnt == pytest.approx(1 / abs(risk - 0.2))


def test_no_difference_has_no_number_needed_to_treat() -> None:
    for measure in WITH_RISK:
        found = absolute_effect(measure, 0.0, -0.1, 0.1, 0.3)
        assert found is not None
        assert found.nnt is None
        assert found.per_1000 == pytest.approx(0, abs=1e-9)


def test_means_and_correlations_have_no_absolute_effect() -> None:
    for measure in (Measure.MD, Measure.ZCOR, Measure.GEN):
        assert absolute_effect(measure, 0.2, 0.1, 0.3, 0.2) is None


@pytest.mark.parametrize("baseline", [0.0, 1.0, -0.1, 1.5, math.nan])
def test_a_baseline_is_a_risk(baseline: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        absolute_effect(Measure.OR, 0.0, 0.0, 0.0, baseline)


@given(
    st.sampled_from(WITH_RISK),
    st.lists(st.floats(-5, 5), min_size=3, max_size=3).map(sorted),
    st.floats(0.001, 0.999),
)
def test_the_interval_keeps_its_order(measure: Measure, bounds: list[float], baseline: float) -> None:
    low, middle, high = bounds
    found = absolute_effect(measure, middle, low, high, baseline)
    assert found is not None
    assert found.per_1000_lb <= found.per_1000 <= found.per_1000_ub
    assert 0 <= found.risk <= 1


def test_printed_examples_of_conversions() -> None:
    # Borenstein et al. (2009), chapter 7.
    assert log_odds_ratio_to_smd(EffectSize(0.9069, 0.0676)) == EffectSize(
        pytest.approx(0.5000, abs=5e-5), pytest.approx(0.0205, abs=5e-5)
    )
    assert smd_to_log_odds_ratio(EffectSize(0.5000, 0.0205)) == EffectSize(
        pytest.approx(0.9069, abs=5e-5), pytest.approx(0.0674, abs=5e-5)
    )
    assert correlation_to_smd(EffectSize(0.50, 0.0058)) == EffectSize(
        pytest.approx(1.1547, abs=5e-5), pytest.approx(0.0550, abs=5e-5)
    )
    assert smd_to_correlation(EffectSize(1.1547, 0.0550), 50, 50) == EffectSize(
        pytest.approx(0.5000, abs=5e-5), pytest.approx(0.0058, abs=5e-5)
    )
    # Odds of 1 to 4 doubled are 1 to 2: a third instead of a fifth.
    assert odds_ratio_to_risk_ratio(2.0, 0.2) == pytest.approx(5 / 3)


@given(st.floats(-3, 3), st.floats(0.001, 1))
def test_conversions_lead_back(effect: float, variance: float) -> None:
    there = smd_to_log_odds_ratio(EffectSize(effect, variance))
    back = log_odds_ratio_to_smd(there)
    assert back == EffectSize(pytest.approx(effect), pytest.approx(variance))
    r = smd_to_correlation(EffectSize(effect, variance), 40, 40)
    assert correlation_to_smd(r) == EffectSize(pytest.approx(effect), pytest.approx(variance))


def test_what_cannot_be_converted() -> None:
    with pytest.raises(ValueError, match="correlation"):
        correlation_to_smd(EffectSize(1.0, 0.01))
    for odds_ratio, baseline in ((0.0, 0.2), (2.0, 1.2)):
        with pytest.raises(ValueError, match="odds ratio"):
            odds_ratio_to_risk_ratio(odds_ratio, baseline)


def test_what_readers_are_shown() -> None:
    assert Measure.OR.display(0.0) == 1
    assert Measure.ZCOR.display(math.atanh(0.3)) == pytest.approx(0.3)
    assert Measure.SMD.display(0.3) == 0.3
    assert Measure.HR.display(1e4) is None
