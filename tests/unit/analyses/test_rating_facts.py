"""From each kind of evidence to the facts that rules look at, with the signs turned once."""

import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.analyses.intervals import adhoc
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pooling import pool
from evidence_store.analyses.rating_facts import (
    TRIVIAL_BOUNDS,
    Better,
    facts_from_directions,
    facts_from_estimate,
    facts_from_studies,
)
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.registry import RULES


class TestStudies:
    def test_three_studies_of_an_outcome_that_should_fall(self) -> None:
        # Effects -1, -2, -3 with variance 0.5: tau2 = 0.5, I2 = 50 %.
        facts = facts_from_studies(
            [-3, -1, -2], [0.5, 0.5, 0.5], [50, 30, 20], better=Better.LOWER, trivial=0.1
        )
        assert (facts.k, facts.est, facts.favour, facts.fav_n) == (3, pytest.approx(2), 1, 1)
        assert facts.i2 == pytest.approx(50)
        shown = adhoc(pool([3, 1, 2], [0.5, 0.5, 0.5]))
        assert (facts.lo, facts.phi) == (pytest.approx(shown.ci_lb), pytest.approx(shown.pi_ub))

    def test_an_exact_zero_counts_half(self) -> None:
        facts = facts_from_studies(
            [0.1, 0.0, -0.1, 0.2], [0.1] * 4, [10, 20, 30, 40], better=Better.HIGHER, trivial=0
        )
        assert facts.favour == 2.5 / 4
        assert facts.fav_n == (10 + 20 / 2 + 40) / 100

    def test_participants_count_only_if_all_are_known(self) -> None:
        for people in (None, [10, None]):
            facts = facts_from_studies([1, 2], [1, 1], people, better=Better.HIGHER, trivial=0)
            assert facts.fav_n is None

    def test_one_study_stands_for_itself(self) -> None:
        facts = facts_from_studies([0.5], [0.01], better=Better.HIGHER, trivial=0.1)
        assert facts.to_json() == {
            "k": 1,
            "est": 0.5,
            "lo": pytest.approx(0.5 - 0.1959963984540054),
            "hi": pytest.approx(0.5 + 0.1959963984540054),
            "plo": None,
            "phi": None,
            "favour": 1.0,
            "fav_n": None,
            "T": 0.1,
            "I2": None,
        }

    def test_two_studies_predict_nothing(self) -> None:
        facts = facts_from_studies([0.5, 0.6], [0.01, 0.01], better=Better.HIGHER, trivial=0.1)
        assert (facts.plo, facts.phi) == (None, None)


def test_a_published_estimate_is_turned_with_its_intervals() -> None:
    facts = facts_from_estimate(
        12,
        math.log(0.8),
        math.log(0.7),
        math.log(0.9),
        better=Better.LOWER,
        trivial=0.1,
        prediction=(math.log(0.5), math.log(1.2)),
        i2=40,
    )
    assert (facts.est, facts.lo, facts.hi) == (-math.log(0.8), -math.log(0.9), -math.log(0.7))
    assert (facts.plo, facts.phi) == (-math.log(1.2), -math.log(0.5))


def test_a_published_estimate_mostly_comes_without_a_prediction_interval() -> None:
    facts = facts_from_estimate(12, 0.2, 0.1, 0.3, better=Better.HIGHER, trivial=0.1)
    assert facts == RuleFacts(k=12, est=0.2, lo=0.1, hi=0.3, trivial=0.1)


def test_directions_are_counted_with_halves() -> None:
    facts = facts_from_directions(2, 1, 1, share_of_participants=0.6)
    assert (facts.k, facts.favour, facts.fav_n) == (4, 2.5 / 4, 0.6)
    assert facts_from_directions(0, 0) == RuleFacts(k=0)


def test_trivial_bounds_are_those_that_are_published() -> None:
    assert TRIVIAL_BOUNDS[Measure.OR] == pytest.approx(0.10536051565782628)
    assert TRIVIAL_BOUNDS[Measure.RR] == pytest.approx(0.05129329438755058)
    assert (TRIVIAL_BOUNDS[Measure.SMD], TRIVIAL_BOUNDS[Measure.ZCOR]) == (0.10, 0.05)
    assert not {Measure.RD, Measure.MD, Measure.HR} & set(TRIVIAL_BOUNDS)


rows = st.lists(st.tuples(st.floats(-2, 2), st.floats(0.02, 1)), min_size=1, max_size=9)


@settings(deadline=None)
@given(rows, st.sampled_from([0.0, 0.1]))
def test_turning_the_outcome_mirrors_every_rating(studies: list[tuple[float, float]], trivial: float) -> None:
    yi, vi = [y for y, _ in studies], [se * se for _, se in studies]
    up = facts_from_studies(yi, vi, better=Better.HIGHER, trivial=trivial)
    down = facts_from_studies(yi, vi, better=Better.LOWER, trivial=trivial)
    for name in ("effect-rule/1", "majority/1"):
        there, back = RULES[name].derive(up), RULES[name].derive(down)
        assert back.level == Level(there.level).mirrored


@settings(deadline=None)
@given(rows, st.randoms())
def test_the_order_of_the_rows_changes_nothing(studies: list[tuple[float, float]], random: Random) -> None:
    shuffled = random.sample(studies, len(studies))
    there, here = (
        facts_from_studies(
            [y for y, _ in some],
            [se * se for _, se in some],
            better=Better.HIGHER,
            trivial=0.1,
        )
        for some in (shuffled, studies)
    )
    assert there == here
