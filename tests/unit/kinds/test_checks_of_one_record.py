"""Checks of one record: each shows the fields or rows that matter, and exactly what is said of them."""

import pytest
from tests.helpers import Store, table_of

SUMMARY = """---
title: Lantern Walks
summary: It may help.
status: withdrawn
withdrawn: {on: 2026-01-01, because: An error.}
outcomes:
  - id: one-home
    outcome: placement-stability
    measure: Young people who stayed
    better: higher
    %s
    certainty: {start: low, start_because: Cohorts., judged_by: Us, judged_on: 2026-01-01}
---
"""
FILE = "content/interventions/walks.md:"
TABLE = "content/interventions/walks.studies.csv:"


def findings(store: Store, fields: str) -> list[str]:
    store("interventions/walks.md", SUMMARY % fields)
    return [line.removeprefix(FILE) for line in table_of(store.report)]


@pytest.mark.parametrize(
    ("pooled", "found"),
    [
        ("estimate: 1.5, ci: [1.2, 1.9]", []),
        (
            "estimate: 1.5, ci: [1.9, 1.2]",
            ["interval-order]: the lower bound 1.9 is above the upper bound 1.2"],
        ),
        (
            "estimate: 15, ci: [1.2, 1.9]",
            ["estimate-outside-interval]: the estimate 15.0 lies outside its interval 1.2 to 1.9"],
        ),
        ("estimate: 1.2, ci: [1.2, 1.9]", []),
        (
            "estimate: 1.5, ci: [1.2, 1.9], prediction_interval: [3, 4]",
            ["estimate-outside-interval]: the estimate 1.5 lies outside its interval 3.0 to 4.0"],
        ),
        ("estimate: 0", ["ratio-not-positive]: 0.0 cannot be a ratio (OR)"]),
        ("estimate: 1.5, ci: [0, 2]", ["ratio-not-positive]: 0.0 cannot be a ratio (OR)"]),
        ("estimate: -0.2, metric: SMD", []),
        ("estimate: 11, metric: RD", ["impossible-difference]: 11.0 cannot be a risk difference"]),
        ("estimate: -1.01, metric: RD", ["impossible-difference]: -1.01 cannot be a risk difference"]),
        ("estimate: 1, ci: [-1, 1], metric: RD", []),
        ("estimate: 1.5, k: 0", ["impossible-counts]: 0 studies with None people cannot be"]),
        ("estimate: 1.5, k: 5, n: 4", ["impossible-counts]: 5 studies with 4 people cannot be"]),
        ("estimate: 1.5, n: 0", ["impossible-counts]: None studies with 0 people cannot be"]),
        ("estimate: 1.5, k: 5, n: 5", []),
    ],
)
def test_a_published_estimate_must_be_possible(pooled: str, found: list[str], store: Store):
    said = findings(store, f"metric: OR\n    pooled: {{{pooled}, source: moss-2019}}")
    assert [line.split("error[")[1] for line in said if "error[" in line] == found


def test_other_reviews_estimates_are_checked_too(store: Store):
    said = findings(
        store,
        "metric: OR\n    pooled: {estimate: 1.5, source: moss-2019}\n"
        "    also_reported:\n      - {estimate: -1, source: fern-2020}",
    )
    assert said == ["14:20: error[ratio-not-positive]: -1.0 cannot be a ratio (OR)"]


HEADER = "result,study,effect,se,ci_lb,ci_ub,events_t,total_t,events_c,total_c\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Beacon 2018,1.5,,1.2,1.9,,,,", []),
        (
            "Beacon 2018,1.5,,1.9,1.2,,,,",
            ["2:5: error[interval-order]: the lower bound 1.9 is above the upper bound 1.2"],
        ),
        (
            "Beacon 2018,15,,1.2,1.9,,,,",
            ["2:5: error[estimate-outside-interval]: the effect 15.0 lies outside its interval 1.2 to 1.9"],
        ),
        ("Beacon 2018,-1.5,0.2,,,,,,", ["2:3: error[ratio-not-positive]: -1.5 cannot be a ratio (OR)"]),
        ("Beacon 2018,1.5,,-1.2,1.9,,,,", ["2:5: error[ratio-not-positive]: -1.2 cannot be a ratio (OR)"]),
        ("Beacon 2018,,,,,61,60,30,60", ["2:7: error[events-above-total]: 61 of 60 people cannot be"]),
        ("Beacon 2018,,,,,40,60,70,60", ["2:9: error[events-above-total]: 70 of 60 people cannot be"]),
        ("Beacon 2018,,,,,60,60,30,60", []),
        (
            "Beacon 2018,1.5,,,,,,,",
            ['2:1: error[incomplete-row]: "Beacon 2018" has no complete set of numbers for OR'],
        ),
        (
            "Beacon 2018,,,1.2,1.9,,,,",
            ['2:1: error[incomplete-row]: "Beacon 2018" has no complete set of numbers for OR'],
        ),
    ],
)
def test_a_study_row_must_be_possible_and_complete(row: str, found: list[str], store: Store):
    store("interventions/walks.studies.csv", f"{HEADER}one-home,{row}\n")
    findings(store, "metric: OR")
    said = [line.removeprefix(TABLE) for line in table_of(store.report) if "error[" in line]
    assert said == found


def test_a_row_of_a_summary_without_outcomes_has_no_result_to_name(store: Store):
    store("interventions/walks.md", "---\ntitle: A\nsummary: B.\nstatus: in preparation\n---\n")
    store("interventions/walks.studies.csv", f"{HEADER}one-home,Beacon 2018,1.5,0.2,,,,,,\n")
    assert store.report == (
        f'{TABLE}2:1: error[unknown-result]: the summary has no result "one-home"\n'
        "  help: the results are: none yet\n"
    )


def test_without_a_metric_nobody_can_say_whether_a_row_is_complete(store: Store):
    store("interventions/walks.studies.csv", f"{HEADER}one-home,Beacon 2018,1.5,,,,,,,\n")
    assert findings(store, "note: No metric.") == [
        '7:5: error[missing-metric]: "one-home" has an effect, but no `metric`'
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "wrong"),
    [
        ("2025-01-01", "2025-01-01", False),
        ("2025-01-02", "2025-01-01", True),
        ("2025-11-29", "2025-11", False),
        ("2025-11-29", "2025-10", True),
        ("2025", "2025-01-01", False),
        ("2026", "2025-12-31", True),
        ("2026", "", False),
        ("", "2026", False),
    ],
)
def test_a_call_closes_after_it_opens_as_exactly_as_both_are_known(
    opens: str, closes: str, wrong: bool, store: Store
):
    store.stub("programme", "fund")
    fields = f"programme: fund\nopens: {opens}\ncloses: {closes}\n"
    store("calls/a.md", f"---\ntitle: A\nsummary: B.\n{fields}---\n")
    assert store.rules == (["call-dates"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("A proven way.", True),
        ("It is effective.", True),
        ("There is strong evidence.", True),
        ("An evidence-based practice.", True),
        ("We do not know whether it helps.", False),
        ("Effective from May, a team of four.", False),
        ("`proven`", False),
    ],
)
def test_a_practice_does_not_sound_rated(text: str, warned: bool, store: Store):
    store.stub("programme", "p").stub("partner", "q")
    fields = "partners: [q]\nprogramme: p\nevaluation: {stage: pilot}\nsources: [moss-2019]\n"
    store("practices/a.md", f"---\ntitle: A\nsummary: B.\n{fields}---\n\n{text}\n")
    assert store.rules == (["practice-sounds-rated"] if warned else [])
