"""What would move a rating: recomputed here from the answer itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.analyses.moving_facts import Need, which_facts_would_change
from evidence_store.analyses.rating_facts import Better, facts_from_studies
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES
from evidence_store.analyses.what_would_change import (
    Like,
    Showing,
    WhatWouldChange,
    what_would_change,
)

RULE = RULES["effect-rule/1"]


class TestStudyRows:
    #: Three trials that lean: the estimate is 0.26, its interval reaches down to -0.04.
    yi = (0.20, 0.30, 0.35)
    vi = (0.010, 0.020, 0.020)

    def answer(self) -> WhatWouldChange:
        return what_would_change(self.yi, self.vi, better=Better.HIGHER, trivial=0.1)

    def test_the_smallest_addition_comes_first(self) -> None:
        answer = self.answer()
        assert (answer.current.level, answer.current.row) == ("tends_positive", 4)
        addition = answer.changes[0].addition
        assert addition.text() == "one more study like the median one, showing the same benefit"
        assert (addition.effect, addition.variance) == (pytest.approx(0.2625), 0.020)
        assert answer.changes[0].derivation.level == "positive"
        assert answer.text() == addition.text()

    def test_there_is_one_addition_for_each_level_within_reach(self) -> None:
        levels = [change.derivation.level for change in self.answer().changes]
        assert levels == ["positive", "mixed"]

    def test_the_working_is_that_of_the_new_level(self) -> None:
        for change in self.answer().changes:
            extra = change.addition
            facts = facts_from_studies(
                [*self.yi, *[extra.effect] * extra.studies],
                [*self.vi, *[extra.variance] * extra.studies],
                better=Better.HIGHER,
                trivial=0.1,
            )
            assert facts == change.facts
            assert RULE.derive(facts) == change.derivation

    def test_a_single_study_is_the_only_model_there_is(self) -> None:
        answer = what_would_change([0.5], [0.01], [200], better=Better.HIGHER, trivial=0.1)
        assert {change.addition.like for change in answer.changes} == {Like.ONLY}
        positive = next(c for c in answer.changes if c.derivation.level == "positive")
        assert positive.addition.text() == ("two more studies like the only one, showing the same benefit")
        assert positive.addition.participants == 200

    def test_a_trivial_effect_is_not_repeated_but_doubled_from_the_bound(self) -> None:
        answer = what_would_change([0.02, -0.01, 0.0, 0.01], [0.0004] * 4, better=Better.LOWER, trivial=0.1)
        assert answer.current.level == "no_effect"
        texts = [change.addition.text() for change in answer.changes]
        assert any("of twice the trivial size" in text for text in texts)

    def test_harm_is_called_harm_where_lower_is_better(self) -> None:
        answer = what_would_change([0.5, 0.6, 0.55], [0.01, 0.02, 0.03], better=Better.LOWER, trivial=0.1)
        assert answer.current.level == "negative"
        assert answer.changes[0].addition.showing in (Showing.BENEFIT, Showing.NO_EFFECT)
        as_large = [c.addition.text() for c in answer.changes if c.addition.effect > 0]
        assert all(text.endswith("showing a benefit as large") for text in as_large)

    def test_what_is_settled_is_said_to_be(self) -> None:
        # Sixty trials of no effect that agree.
        yi = [0.01 * (-1) ** number for number in range(60)]
        answer = what_would_change(yi, [0.0004] * 60, better=Better.HIGHER, trivial=0.1)
        assert answer.current.level == "no_effect"
        assert answer.changes == ()
        assert answer.text() == (
            "nothing that was tried: up to five more studies like the largest one, whatever they found"
        )

    def test_one_more_study_of_no_effect(self) -> None:
        # Four trials that agree perfectly; with a fifth that does not, the next place is open.
        answer = what_would_change([0.4] * 4, [0.01] * 4, better=Better.HIGHER, trivial=0.1)
        assert answer.current.level == "positive"
        change = answer.changes[0]
        assert change.addition.text() == "one more study like the median one, showing no effect"
        assert change.derivation.reasons == ("prediction_interval_includes_null",)

    def test_without_a_size_only_studies_of_no_effect_can_be_added(self) -> None:
        answer = what_would_change([0.0, 0.0], [0.1, 0.2], better=Better.HIGHER, trivial=0.0)
        assert answer.tried == 10

    def test_an_effect_too_large_for_the_precision_of_the_largest_study_is_not_tried(self) -> None:
        # The most precise study has an error of 1e-6, next to which 1e6 could not be stored.
        yi, vi = [0.0, 1e6, 1.1e6, 0.9e6, 1e6], [1e-12, 1e4, 1e4, 1e4, 1e4]
        answer = what_would_change(yi, vi, better=Better.HIGHER, trivial=0.1)
        assert answer.tried == 5 * (3 + 1)

    def test_another_rule_can_be_asked(self) -> None:
        answer = what_would_change(
            self.yi, self.vi, better=Better.HIGHER, trivial=0.1, rule=RULES["policing-8/1"]
        )
        assert answer.current.level == "some_better_not_significant"
        assert answer.changes


class TestPublishedEstimate:
    def needs(self, facts: RuleFacts) -> list[tuple[Need, str, str]]:
        return [
            (moving.need, moving.text, str(moving.derivation.level))
            for moving in which_facts_would_change(facts)
        ]

    def test_study_rows_could_make_it_consistent(self) -> None:
        published = RuleFacts(k=12, est=-0.3, lo=-0.5, hi=-0.15, trivial=0.1)
        assert self.needs(published)[0] == (
            Need.STUDY_ROWS,
            "study rows with a prediction interval below zero",
            "negative",
        )

    def test_study_rows_could_unsettle_no_effect(self) -> None:
        published = RuleFacts(k=12, est=0.01, lo=-0.05, hi=0.08, trivial=0.1)
        assert self.needs(published)[0] == (
            Need.STUDY_ROWS,
            "study rows with a prediction interval past the trivial size on both sides",
            "mixed",
        )

    def test_directions_of_the_studies_can_be_what_is_missing(self) -> None:
        published = RuleFacts(k=12, est=0.3, lo=-0.05, hi=0.5, trivial=0.1)
        assert self.needs(published)[0] == (
            Need.DIRECTIONS,
            "the direction of each study, if at least three quarters lie above zero",
            "tends_positive",
        )

    def test_where_no_review_says_how_many_studies_there_are_rows_would(self) -> None:
        needs = self.needs(RuleFacts(k=None, est=0.3, lo=0.15, hi=0.5, trivial=0.1))
        assert needs[0][1:] == ("study rows with a prediction interval above zero", "positive")
        needs = self.needs(RuleFacts(k=None, favour=1.0, fav_n=1.0))
        assert [level for _, _, level in needs] == ["positive", "tends_positive"]
        assert needs[0][1] == "study rows with a prediction interval above zero"

    def test_directions_only(self) -> None:
        needs = self.needs(RuleFacts(k=4, favour=0.25, fav_n=0.3))
        assert needs == [(Need.STUDY_ROWS, "study rows with a prediction interval below zero", "negative")]

    def test_directions_without_participants(self) -> None:
        needs = self.needs(RuleFacts(k=4, favour=0.75))
        assert needs[1:] == [
            (
                Need.DIRECTIONS,
                "participant numbers, if more than half were in the studies that agree",
                "tends_positive",
            ),
            (
                Need.MORE_STUDIES,
                "more studies, so that most of them and of their participants agree",
                "tends_positive",
            ),
        ]

    def test_one_direction(self) -> None:
        needs = self.needs(RuleFacts(k=1, favour=1.0))
        assert needs == [
            (
                Need.STUDY_ROWS,
                "study rows whose pooled interval lies above zero",
                "tends_positive",
            ),
            (
                Need.MORE_STUDIES,
                "more studies, so that most of them and of their participants agree",
                "tends_positive",
            ),
        ]

    @pytest.mark.parametrize("facts", [RuleFacts(k=0), RuleFacts(k=1), RuleFacts(k=0, favour=1.0)])
    def test_nothing_yet(self, facts: RuleFacts) -> None:
        assert self.needs(facts) == [
            (Need.A_STUDY, "a study with an effect and its interval", "tends_positive")
        ]


rows = st.lists(st.tuples(st.floats(-1, 1), st.floats(0.02, 0.5)), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(rows, st.sampled_from([0.0, 0.1]))
def test_every_change_is_a_change(studies: list[tuple[float, float]], trivial: float) -> None:
    yi, vi = [y for y, _ in studies], [se * se for _, se in studies]
    answer = what_would_change(yi, vi, better=Better.HIGHER, trivial=trivial)
    for change in answer.changes:
        assert change.derivation.level != answer.current.level
        assert change.derivation == RULE.derive(change.facts)
    counts = [change.addition.studies for change in answer.changes]
    assert counts == sorted(counts)


@settings(max_examples=100, deadline=None)
@given(
    st.none() | st.integers(0, 6),
    st.none() | st.tuples(st.floats(-2, 2), st.floats(-2, 2), st.floats(-2, 2)).map(sorted),
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.sampled_from([0.0, 0.1]),
)
def test_every_moving_fact_moves(
    k: int | None,
    bounds: list[float] | None,
    favour: float | None,
    predicts: bool,
    trivial: float,
) -> None:
    facts = RuleFacts(k=k, favour=favour, trivial=trivial)
    if bounds is not None:
        lo, est, hi = bounds
        plo, phi = (lo - 0.1, hi + 0.1) if predicts else (None, None)
        facts = RuleFacts(k=k, est=est, lo=lo, hi=hi, plo=plo, phi=phi, favour=favour, trivial=trivial)
    current = RULE.derive(facts).level
    for moving in which_facts_would_change(facts):
        assert moving.derivation.level != current
        assert moving.derivation == RULE.derive(moving.facts)
