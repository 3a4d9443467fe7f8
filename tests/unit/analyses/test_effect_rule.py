"""effect-rule/1: its edges, its symmetry, and a working that can be read line by line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.rules.effect_rule_1 import derive
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level

#: Eight studies with a clear effect: consistently positive.
CLEAR = RuleFacts(k=8, est=0.4, lo=0.25, hi=0.55, plo=0.1, phi=0.7, favour=1.0, trivial=0.1, i2=20.0)
#: Four studies that lean: row 4.
LEANING = RuleFacts(k=4, est=0.25, lo=-0.05, hi=0.55, plo=-0.3, phi=0.8, favour=0.75, trivial=0.1)


class TestEdges:
    @pytest.mark.parametrize(
        ("change", "level", "reason"),
        [
            ({}, "positive", "ci_and_prediction_interval_exclude_null"),
            ({"k": 2}, "tends_positive", "few_studies"),
            ({"k": 3}, "positive", "ci_and_prediction_interval_exclude_null"),
            ({"plo": 0.0}, "tends_positive", "prediction_interval_includes_null"),
            ({"plo": 5e-324}, "positive", "ci_and_prediction_interval_exclude_null"),
            ({"plo": None, "phi": None}, "tends_positive", "no_prediction_interval"),
            ({"trivial": 0.4}, "tends_positive", "trivial_size"),
            ({"favour": 0.75}, "positive", "ci_and_prediction_interval_exclude_null"),
            ({"favour": 0.74}, "tends_positive", "studies_disagree"),
            ({"favour": None}, "tends_positive", "study_directions_unknown"),
            ({"k": None}, "tends_positive", "number_of_studies_unknown"),
            ({"k": None, "plo": 0.0}, "tends_positive", "prediction_interval_includes_null"),
            ({"trivial": 0.55}, "no_effect", "ci_within_trivial"),
            ({"trivial": 0.54}, "tends_positive", "trivial_size"),
        ],
    )
    def test_one_fact_of_a_clear_effect_changes(
        self, change: dict[str, float | None], level: str, reason: str
    ) -> None:
        derivation = derive(replace(CLEAR, **change))
        assert (derivation.level, derivation.reasons) == (level, (reason,))

    @pytest.mark.parametrize(
        ("change", "level"),
        [
            ({}, "tends_positive"),
            ({"lo": 0.0}, "tends_positive"),
            ({"lo": -0.1}, "mixed"),
            ({"lo": -0.0999}, "tends_positive"),
            ({"est": 0.1}, "mixed"),
            ({"favour": 2 / 3}, "tends_positive"),
            ({"favour": 0.66}, "mixed"),
            ({"favour": None}, "mixed"),
            ({"trivial": 0.0}, "mixed"),
        ],
    )
    def test_one_fact_of_a_leaning_effect_changes(self, change: dict[str, float | None], level: str) -> None:
        assert derive(replace(LEANING, **change)).level == level

    @pytest.mark.parametrize(
        ("k", "favour", "fav_n", "level"),
        [
            (3, 2 / 3, 0.51, "tends_positive"),
            (3, 2 / 3, 0.5, "mixed"),
            (3, 2 / 3, None, "mixed"),
            (3, 1 / 3, 0.49, "tends_negative"),
            (3, 1 - 2 / 3, 0.49, "tends_negative"),
            (3, 1 / 3, 0.5, "mixed"),
            (2, 1.0, 1.0, "tends_positive"),
            (1, 1.0, 1.0, "mixed"),
            (100, 0.66, 1.0, "mixed"),
            (None, 1.0, 1.0, "mixed"),
        ],
    )
    def test_directions_only(self, k: int | None, favour: float, fav_n: float | None, level: str) -> None:
        derivation = derive(RuleFacts(k=k, favour=favour, fav_n=fav_n))
        assert (derivation.level, derivation.reasons) == (level, ("direction_only",))

    def test_i2_of_exactly_a_half_counts_as_heterogeneous(self) -> None:
        wide = replace(LEANING, est=0.05, plo=-0.5, phi=0.6, i2=50.0)
        assert derive(wide).reasons == ("heterogeneous",)
        assert derive(replace(wide, i2=49.9)).reasons == ("imprecise",)

    def test_without_a_trivial_size_the_prediction_interval_must_pass_zero(self) -> None:
        wide = RuleFacts(k=9, est=1.0, lo=-0.5, hi=2.5, plo=-4, phi=6, favour=0.6, i2=80)
        assert derive(wide).reasons == ("heterogeneous", "imprecise")

    def test_a_published_estimate_tends_at_best(self) -> None:
        published = RuleFacts(k=12, est=0.4, lo=0.3, hi=0.5, trivial=0.1)
        derivation = derive(published)
        assert derivation.level == "tends_positive"
        assert derivation.reasons == ("no_prediction_interval",)


class TestWorking:
    def test_it_reads_line_by_line_to_the_row_that_decided(self) -> None:
        derivation = derive(CLEAR)
        assert derivation.row == 3
        assert [(step.row, step.condition, step.held) for step in derivation.steps] == [
            (0, "there is no study", False),
            (0, "no estimate and no directions", False),
            (2, "a trivial size is declared", True),
            (2, "the whole interval is within the trivial size", False),
            (3, "the whole interval is above zero", True),
            (3, "there are at least three studies", True),
            (3, "the whole prediction interval is above zero", True),
            (3, "the estimate is above the trivial size", True),
            (3, "at least three quarters of the studies favour it", True),
        ]
        assert derivation.steps[3].numbers == (("lo", 0.25), ("hi", 0.55), ("T", 0.1))

    def test_the_harmful_side_is_worded_and_numbered_as_it_is(self) -> None:
        derivation = derive(CLEAR.mirrored())
        step = next(step for step in derivation.steps if step.row == 3 and step.held)
        assert step.condition == "the whole interval is below zero"
        assert step.numbers == (("hi", -0.25),)


@st.composite
def facts(draw: st.DrawFn) -> RuleFacts:
    """Any facts, with bounds that often lie exactly at zero or at the trivial size."""
    k = draw(st.none() | st.integers(0, 12))
    trivial = draw(st.sampled_from([0.0, 0.1, 0.25]))
    number = st.one_of(st.sampled_from([-0.25, -0.1, 0.0, 0.1, 0.25]), st.floats(-1, 1))
    most = 2 * max(k or 0, 1)
    halves = st.integers(0, most).map(lambda count: count / most)
    favour = draw(st.none() | halves)
    if draw(st.booleans()):
        return RuleFacts(k=k, favour=favour, fav_n=draw(st.none() | st.floats(0, 1)))
    lo, est, hi = sorted(draw(st.tuples(number, number, number)))
    plo = phi = None
    if draw(st.booleans()):
        plo, _, phi = sorted((draw(number), est, draw(number)))
        plo, phi = min(plo, est), max(phi, est)
    i2 = draw(st.none() | st.floats(0, 100))
    return RuleFacts(k=k, est=est, lo=lo, hi=hi, plo=plo, phi=phi, favour=favour, trivial=trivial, i2=i2)


@given(facts())
def test_good_and_bad_are_treated_alike(given_facts: RuleFacts) -> None:
    there, back = derive(given_facts), derive(given_facts.mirrored())
    assert back.level == Level(there.level).mirrored
    assert back.row == there.row
    assert len(back.reasons) == len(there.reasons)


@given(facts())
def test_every_answer_has_reasons_and_a_working_that_ends_in_its_row(
    given_facts: RuleFacts,
) -> None:
    derivation = derive(given_facts)
    assert derivation.reasons
    assert derivation.steps[-1].row == derivation.row
    assert [step.row for step in derivation.steps] == sorted(step.row for step in derivation.steps)


# Powers of two scale without rounding: a bound exactly at the trivial size stays exactly there.
@given(facts(), st.sampled_from([8.0, 1024.0]))
def test_other_units_change_no_level(given_facts: RuleFacts, unit: float) -> None:
    def scaled(value: float | None) -> float | None:
        return None if value is None else value * unit

    other = RuleFacts(
        k=given_facts.k,
        est=scaled(given_facts.est),
        lo=scaled(given_facts.lo),
        hi=scaled(given_facts.hi),
        plo=scaled(given_facts.plo),
        phi=scaled(given_facts.phi),
        favour=given_facts.favour,
        fav_n=given_facts.fav_n,
        trivial=given_facts.trivial * unit,
        i2=given_facts.i2,
    )
    assert derive(other).level == derive(given_facts).level


@given(facts())
def test_consistent_is_never_said_without_three_studies_and_a_clear_prediction(
    given_facts: RuleFacts,
) -> None:
    level = derive(given_facts).level
    if level == Level.POSITIVE:
        assert (given_facts.k or 0) >= 3
        assert (given_facts.plo or 0) > 0
    if level == Level.NO_EFFECT:
        assert max(abs(given_facts.lo or 0), abs(given_facts.hi or 0)) <= given_facts.trivial
    if given_facts.k == 0:
        assert level == Level.NO_EVIDENCE


def test_levels_have_their_place_on_the_scale() -> None:
    assert [level.value_on_scale for level in Level] == [2, 1, 0, 0, -1, -2, None]
