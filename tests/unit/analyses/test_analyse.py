"""All outcomes of a store, rated; and the words of its own that a store can bring."""

from dataclasses import replace

import pytest
from tests.helpers import Store
from tests.unit.analyses.samples import PATH, PHRASES, ROWS, SUMMARY, summary

from evidence_store.analyses.analyse import analyse, rows_of
from evidence_store.analyses.checks import check_levels
from evidence_store.analyses.evidence import Basis
from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rules.registry import RULES
from evidence_store.catalogue import Catalogue

KEY = ("lantern-walks", "one-home")
TWO = "result,study,events_t,total_t,events_c,total_c\none-home,A,40,60,30,60\none-home,B,44,62,35,58\n"
COUNTS = "directions: {favour: 2, against: 1, source: moss-2019}"


def test_a_store_without_summaries_has_no_ratings(store: Store):
    assert store.check().analyses.ratings == {}


def test_a_summary_without_outcomes_has_none(store: Store):
    assert store.stub("intervention", "walks").check().analyses.ratings == {}


def test_rows_go_to_the_result_they_name(store: Store):
    second = "outcomes:\n  - id: other\n    outcome: wellbeing\n    measure: A scale\n    better: higher\n"
    judged = "{start: low, start_because: Cohorts., judged_by: Us, judged_on: 2026-01-01}"
    facts = f"    {COUNTS}\n    certainty: {judged}\n"
    checked = store(PATH, summary("metric: OR", ("outcomes:\n", second + facts)))(ROWS, TWO).check()
    assert list(checked.report) == []
    assert [rating.evidence.basis for rating in checked.analyses.ratings.values()] == [
        Basis.DIRECTIONS, Basis.STUDIES,
    ]  # fmt: skip
    assert list(checked.analyses.ratings) == [("lantern-walks", "other"), KEY]
    entry = checked.catalogue.entries["intervention", "lantern-walks"]
    assert [row.study for row in rows_of(entry, "one-home")] == ["A", "B"]
    assert rows_of(entry, "other") == ()


def test_a_result_of_an_outcome_that_is_not_there_is_reported_once_and_not_rated(store: Store):
    text = summary(COUNTS, ("outcome: placement-stability", "outcome: placement-stabilty"))
    checked = store(PATH, text).check()
    assert [finding.rule for finding in checked.report] == ["dangling-reference"]
    assert checked.analyses.ratings == {}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_shown_first_can_be_chosen(rule: str, store: Store):
    catalogue = store(PATH, SUMMARY)(ROWS, TWO).check().catalogue
    analyses, _ = analyse(catalogue, rule)
    assert analyses.rule == analyses.ratings[KEY].rule == rule
    assert analyses.ratings[KEY].level == analyses.ratings[KEY].derivations[rule].level


def test_a_level_that_the_vocabulary_lacks_is_reported_once(store: Store):
    checked = store(PATH, SUMMARY)(ROWS, TWO).check()
    ratings = list(checked.analyses.ratings.values())
    entries = {key: entry for key, entry in checked.catalogue.entries.items() if key[0] != "effect-level"}
    without = replace(checked.catalogue, entries=entries)
    assert [(finding.rule, finding.message) for finding in check_levels(without, ratings * 3)] == [
        ("missing-level", 'the level "mixed" is not in the list'),
    ]


def test_a_step_of_a_rule_that_a_phrase_names_is_not_missing(store: Store):
    catalogue = store(PATH, SUMMARY)(ROWS, TWO).check().catalogue
    analyses, found = analyse(catalogue, "policing-8/1")
    assert analyses.ratings[KEY].level == "some_better_not_significant"
    assert "step-some-better-not-significant" in phrases_of(catalogue)
    assert found == []


def test_a_store_that_keeps_no_list_of_levels_misses_none(store: Store):
    ratings = store(PATH, SUMMARY)(ROWS, TWO).check().analyses.ratings
    assert list(check_levels(Catalogue((), {}, ()), ratings.values())) == []


def test_findings_stand_with_what_they_are_about(store: Store):
    text = summary(COUNTS, ("better: higher", "better: lower"), ("It may [@moss-2019].", "It works."))
    checked = store(PATH, text).check()
    assert {finding.rule for finding in checked.report} == {
        "direction-contradicts-vocabulary",
        "claim-above-strength",
    }
    _, found = analyse(checked.catalogue)
    assert len(found) == 2


def test_the_same_content_gives_the_same_ratings(store: Store):
    store(PATH, SUMMARY)(ROWS, TWO)
    assert store.check().analyses.ratings == store.check().analyses.ratings


class TestPhrases:
    own = "- {id: mixed-people-unknown, text: 'Astudiaethau am {noun}.'}\n- {id: extra, text: More.}\n"

    def test_a_store_without_words_of_its_own_has_the_librarys(self, store: Store):
        assert phrases_of(store.check().catalogue) == PHRASES
        assert len(PHRASES) > 40

    def test_its_own_come_first_and_need_not_be_complete(self, store: Store):
        words = phrases_of(store("vocabulary/phrases.yml", self.own).check().catalogue)
        assert words["mixed-people-unknown"] == "Astudiaethau am {noun}."
        assert words["mixed-imprecise"] == PHRASES["mixed-imprecise"]
        assert set(words) == {*PHRASES, "extra"}

    def test_they_are_what_the_sentence_is_made_of(self, store: Store):
        ratings = store("vocabulary/phrases.yml", self.own)(PATH, summary(COUNTS)).check().analyses.ratings
        assert ratings[KEY].sentence == "Astudiaethau am staying in one home."
