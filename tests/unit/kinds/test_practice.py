"""Checks of a practice: it never sounds rated, and its evaluation hangs together."""

import pytest
from tests.helpers import Store, complete

FIELDS = """---
title: Lantern Walks
summary: Volunteers walk with young people.
partners: [wickford-council]
programme: night-light-fund
evaluation: {%s}
%s
sources: [moss-2019]
---
"""


def found(store: Store, evaluation: str, more: str = "") -> list[str]:
    """The findings as `line: rule: message`, everything that is referred to made up."""
    store("practices/walks.md", FIELDS % (evaluation, more))
    lines = complete(store).report.splitlines()
    return [
        line.removeprefix("content/practices/walks.md:").replace(" error", "").replace(" warning", "")
        for line in lines
        if "help:" not in line
    ]


@pytest.mark.parametrize("stage", ["announced", "scoping", "protocol"])
def test_there_are_no_findings_before_a_study(stage: str, store: Store):
    assert found(store, f"stage: {stage}", "findings: {summary: They liked it., source: moss-2019}") == [
        f"7:11:[findings-before-study]: there are findings, but the evaluation is only at the stage `{stage}`"
    ]


@pytest.mark.parametrize("stage", ["pilot", "feasibility", "trial"])
def test_findings_of_a_study_under_way_are_fine(stage: str, store: Store):
    assert found(store, f"stage: {stage}", "findings: {summary: They liked it., source: moss-2019}") == []


def test_a_report_that_is_out_is_named(store: Store):
    assert found(store, "stage: report, report: moss-2019") == []
    assert found(store, "stage: report") == [
        "6:21:[report-without-source]: the stage is `report`, but no report is named"
    ]


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ("starts: 2025-06, ends: 2025-06", False),
        ("starts: 2025-06-02, ends: 2025-06", False),  # it may end on the last day of June
        ("starts: 2025, ends: 2025-01", False),
        ("starts: 2025-06-02, ends: 2025-06-01", True),
        ("starts: 2025-06, ends: 2025-05-31", True),
        ("starts: 2025-06, ends: 2024", True),
        ("starts: 2025-06", False),
        ("ends: 2025-06", False),
    ],
)
def test_an_evaluation_ends_after_it_starts(dates: str, wrong: bool, store: Store):
    assert ["evaluation-dates" in line for line in found(store, f"stage: pilot, {dates}")] == [True] * wrong


@pytest.mark.parametrize("group", ["children", "families", "practitioners"])
def test_words_of_people_come_with_their_consent(group: str, store: Store):
    said = "how_involved: They helped., what_they_said: They liked it., source: moss-2019"
    assert found(store, "stage: pilot", f"voices: {{{group}: {{{said}, consent: All were asked.}}}}") == []
    assert [
        line.split("]: ")[1] for line in found(store, "stage: pilot", f"voices: {{{group}: {{{said}}}}}")
    ] == [f"the page tells what {group} said, and not how they agreed to that"]


@pytest.mark.parametrize(
    "field",
    [
        "what_it_is: A proven way.",
        "theory_of_change: {problem: There is strong evidence of need., source: moss-2019}",
        "theory_of_change: {activities: [An evidence-based talk], source: moss-2019}",
        "findings: {promise: {verdict: 'yes', because: It was effective.}, source: moss-2019}",
        "readiness: {strengths: [A highly effective team]}",
    ],
)
def test_no_field_sounds_like_a_rating(field: str, store: Store):
    lines = found(store, "stage: pilot", field)
    assert [line.partition(":[")[2].partition("]")[0] for line in lines] == ["practice-sounds-rated"]


def test_an_id_is_no_claim(store: Store):
    assert found(store, "stage: pilot", "interventions: [proven-evidence-based-walks]") == []


def test_a_rating_cannot_be_typed(store: Store):
    assert ["rating-typed" in line for line in found(store, "stage: pilot", "rating: 2")] == [True]
