"""majority/1 and policing-8/1 over the same facts, and the list of rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.registry import RULES


def directions(k: int, favour: float, fav_n: float | None) -> RuleFacts:
    return RuleFacts(k=k, favour=favour, fav_n=fav_n)


def estimate(lo: float, hi: float, favour: float | None = None, k: int | None = 4) -> RuleFacts:
    return RuleFacts(k=k, est=(lo + hi) / 2, lo=lo, hi=hi, favour=favour)


class TestMajority:
    @pytest.mark.parametrize(
        ("facts", "level", "reason"),
        [
            (RuleFacts(k=0), "no_evidence", "no_studies"),
            (RuleFacts(k=2), "no_evidence", "nothing_usable"),
            # A meta-analysis outranks counting.
            (estimate(0.1, 0.5, favour=1.0), "positive", "all_studies_agree"),
            (estimate(0.1, 0.5, favour=0.75), "tends_positive", "studies_disagree"),
            (estimate(0.1, 0.5), "tends_positive", "study_directions_unknown"),
            (estimate(0.1, 0.5, favour=1.0, k=1), "tends_positive", "few_studies"),
            (estimate(0.1, 0.5, favour=1.0, k=None), "tends_positive", "number_of_studies_unknown"),
            (estimate(-0.1, 0.5, favour=1.0), "mixed", "not_significant"),
            (estimate(0.0, 0.5, favour=1.0), "mixed", "not_significant"),
            (estimate(-0.5, -0.1, favour=0.0), "negative", "all_studies_agree"),
            (estimate(-0.5, -0.1, favour=0.25), "tends_negative", "studies_disagree"),
            # Without one, most of the studies and most of the people.
            (directions(4, 1.0, 1.0), "positive", "all_studies_agree"),
            (directions(4, 0.75, 0.6), "tends_positive", "majority_of_studies_and_participants"),
            (directions(4, 0.75, 0.5), "mixed", "participants_disagree"),
            (directions(4, 0.75, None), "mixed", "participants_unknown"),
            (directions(4, 0.5, 0.9), "mixed", "no_majority"),
            (directions(4, 0.25, 0.3), "tends_negative", "majority_of_studies_and_participants"),
            (directions(4, 0.0, 0.0), "negative", "all_studies_agree"),
            (directions(1, 1.0, None), "tends_positive", "few_studies"),
        ],
    )
    def test_its_levels(self, facts: RuleFacts, level: str, reason: str) -> None:
        derivation = RULES["majority/1"].derive(facts)
        assert (derivation.level, derivation.reasons[0]) == (level, reason)

    def test_big_study_against_small_ones(self) -> None:
        # Three small studies favour, the large one does not: the people decide against a level.
        derivation = RULES["majority/1"].derive(directions(4, 0.75, 0.3))
        assert derivation.level == "mixed"
        assert [step.held for step in derivation.steps] == [False, False, False, True, False]


class TestPolicing:
    @pytest.mark.parametrize(
        ("facts", "step", "level"),
        [
            (estimate(0.1, 0.5, favour=1.0), 1, "better"),
            (estimate(0.1, 0.5, favour=0.75), 2, "better_with_dissent"),
            (estimate(-0.1, 0.5, favour=1.0), 3, "some_better_not_significant"),
            (estimate(-0.1, 0.5, favour=0.75), 4, "either_way_not_significant"),
            (estimate(-0.1, 0.5), 5, "no_significant_impact"),
            (estimate(-0.1, 0.1, favour=0.5, k=1), 5, "no_significant_impact"),
            (estimate(-0.5, 0.1, favour=0.0), 6, "some_worse_not_significant"),
            (estimate(-0.5, -0.1, favour=0.25), 7, "worse_with_dissent"),
            (estimate(-0.5, -0.1, favour=0.0), 8, "worse"),
            (estimate(0.1, 0.5), 1, "better"),
            # One exact zero among four is half a study: no dissent. One against is.
            (estimate(0.1, 0.5, favour=0.875), 1, "better"),
            (estimate(0.1, 0.5, favour=0.9, k=40), 2, "better_with_dissent"),
            (estimate(0.1, 0.5, favour=0.9, k=None), 2, "better_with_dissent"),
            (estimate(0.1, 0.5, favour=1.0, k=None), 1, "better"),
            (directions(4, 1.0, 1.0), 0, "not_rated"),
            (RuleFacts(k=0), 0, "no_evidence"),
            (RuleFacts(k=1), 0, "no_evidence"),
        ],
    )
    def test_its_steps(self, facts: RuleFacts, step: int, level: str) -> None:
        derivation = RULES["policing-8/1"].derive(facts)
        assert (derivation.row, derivation.level) == (step, level)

    def test_unknown_dissent_is_said(self) -> None:
        derivation = RULES["policing-8/1"].derive(estimate(0.1, 0.5))
        assert derivation.reasons == ("significant", "dissent_unknown")


@given(
    st.none() | st.integers(1, 12),
    st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).map(sorted),
    st.none() | st.integers(0, 24),
    st.none() | st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
    st.booleans(),
)
def test_both_treat_good_and_bad_alike(
    k: int | None, bounds: list[float], halves: int | None, fav_n: float | None, pooled: bool
) -> None:
    most = 2 * (k or 3)
    favour = None if halves is None else min(halves, most) / most
    lo, est, hi = bounds
    facts = RuleFacts(k=k, favour=favour, fav_n=fav_n)
    if pooled:
        facts = RuleFacts(k=k, est=est, lo=lo, hi=hi, favour=favour)
    there, back = (RULES["majority/1"].derive(seen) for seen in (facts, facts.mirrored()))
    assert back.level == Level(there.level).mirrored
    there, back = (RULES["policing-8/1"].derive(seen) for seen in (facts, facts.mirrored()))
    # Steps 4 and 5, and what is not on the scale, are their own mirror images.
    assert back.row == {1: 8, 2: 7, 3: 6, 6: 3, 7: 2, 8: 1}.get(there.row, there.row)


def test_every_rule_has_a_name_a_text_and_levels_it_keeps_to() -> None:
    assert list(RULES) == ["effect-rule/1", "majority/1", "policing-8/1"]
    for name, rule in RULES.items():
        assert rule.name == name
        assert rule.text.startswith(name)
        for facts in (RuleFacts(k=0), estimate(0.1, 0.5, favour=1.0), directions(4, 0.5, 0.5)):
            assert rule.derive(facts).level in rule.levels


def test_the_list_of_rules_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        RULES["my-rule/1"] = RULES["majority/1"]  # type: ignore[index]
