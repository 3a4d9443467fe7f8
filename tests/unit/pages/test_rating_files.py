"""The downloads of the ratings: whatever led to a level can be read from them, and leads to it again."""

import csv
import io
import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import Store
from tests.unit.analyses.samples import PATH, ROWS, summary

from evidence_store import check
from evidence_store.analyses.analyse import Analyses
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES
from evidence_store.catalogue import Catalogue
from evidence_store.pages.open_data.csv_text import table_as_csv
from evidence_store.pages.open_data.rating_tables import RATING_COLUMNS, rating_tables
from evidence_store.pages.rating_files import rating_file

JUDGED = "certainty: {start: high, start_because: Trials., judged_by: Us, judged_on: 2026-01-01}"
MORE = f"""\
outcomes:
  - id: counted
    outcome: wellbeing
    measure: A scale
    better: higher
    directions: {{favour: 2, against: 1, participants: 30, participants_favour: 24, source: moss-2019}}
    {JUDGED}
    override: {{level: no-effect, because: "=1+1", by: Ada, on: 2026-01-01}}
  - id: gap
    outcome: wellbeing
    measure: Another scale
    better: higher
    nothing_usable: {{because: No figure., k: 2}}
  - id: published
    outcome: school-exclusion
    measure: Children excluded
    better: lower
    metric: RR
    pooled:
      {{estimate: 0.6, ci: [0.48, 0.75], k: 5, n: 900, i2: 20, prediction_interval: [0.4, 0.9], source: moss-2019}}
    {JUDGED}
"""
STUDIES = "result,study,events_t,total_t,events_c,total_c\none-home,A,40,60,30,60\none-home,B,44,62,35,58\n"


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a result on each basis, one of them overridden."""
    store(PATH, summary("metric: OR", ("outcomes:\n", MORE)))(ROWS, STUDIES)
    assert store.report == ""
    return store


COLUMNS = tuple(column.name for column in RATING_COLUMNS)


def files_of(store: Store) -> dict[str, str]:
    checked = store.check()
    return made(checked.catalogue, checked.analyses)


def made(catalogue: Catalogue, analyses: Analyses) -> dict[str, str]:
    table = next(iter(rating_tables(catalogue, analyses)))
    file = rating_file(catalogue, analyses)
    return {table.address: table_as_csv(table), file.address: file.content}


def table(store: Store) -> dict[str, dict[str, str]]:
    text = files_of(store)["data/ratings.csv"]
    return {row["result"]: row for row in csv.DictReader(io.StringIO(text))}


def items(store: Store) -> dict[str, dict[str, Any]]:
    return {item["result"]: item for item in json.loads(files_of(store)["data/ratings.json"])}


def test_there_are_two_and_the_site_has_them(filled: Store):
    assert list(files_of(filled)) == ["data/ratings.csv", "data/ratings.json"]
    assert filled.file("data/ratings.csv") == files_of(filled)["data/ratings.csv"]
    assert filled.file("data/ratings.json") == files_of(filled)["data/ratings.json"]


def test_without_ratings_they_are_empty_and_not_missing(store: Store):
    assert files_of(store) == {"data/ratings.csv": ",".join(COLUMNS) + "\n", "data/ratings.json": "[]\n"}


def test_a_row_for_each_result(filled: Store):
    found = table(filled)
    assert list(found) == ["counted", "gap", "published", "one-home"]
    assert {tuple(row) for row in found.values()} == {COLUMNS}
    assert {(row["intervention"], row["rule"]) for row in found.values()} == {
        ("lantern-walks", "effect-rule/1")
    }


def test_a_published_estimate_is_on_the_analysis_scale_with_the_sign_of_its_source(filled: Store):
    row = table(filled)["published"]
    told = {
        name: row[name]
        for name in ("outcome", "level", "derived", "row", "strength", "basis", "measure", "better")
    }
    assert told == {
        "outcome": "school-exclusion", "level": "tends_positive", "derived": "tends_positive", "row": "3",
        "strength": "3", "basis": "pooled", "measure": "RR", "better": "lower",
    }  # fmt: skip
    assert (row["k"], row["n"], row["i2"], row["tau2"]) == ("5", "900", "20.0", "")
    numbers = [float(row[name]) for name in ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")]
    assert numbers == [math.log(x) for x in (0.6, 0.48, 0.75, 0.4, 0.9)]
    assert float(row["trivial_bound"]) == math.log(1 / 0.95)
    assert row["sentence"] == "It reduces exclusion from school."


def test_an_override_stands_beside_the_derived_level_and_is_no_formula(filled: Store):
    row, item = table(filled)["counted"], items(filled)["counted"]
    assert (row["level"], row["derived"], row["override_because"]) == ("no_effect", "tends_positive", "'=1+1")
    assert (row["favour"], row["favour_participants"]) == (str(2 / 3), "0.8")
    assert item["override"] == {"level": "no-effect", "because": "=1+1", "by": "Ada", "on": "2026-01-01"}
    assert (item["level"], item["rules"]["effect-rule/1"]["level"]) == ("no_effect", "tends_positive")


def test_nothing_usable_has_empty_cells_and_no_zero(filled: Store):
    row, item = table(filled)["gap"], items(filled)["gap"]
    empty = (
        "measure",
        "estimate",
        "ci_lb",
        "ci_ub",
        "pi_lb",
        "pi_ub",
        "tau2",
        "i2",
        "favour",
        "strength",
        "n",
    )
    assert {row[name] for name in empty} == {""}
    assert (row["level"], row["reasons"], row["k"]) == ("no_evidence", "nothing_usable", "2")
    assert item["estimate"] is item["certainty"] is item["measure"] is None


def test_study_rows_are_there_with_effect_and_variance(filled: Store):
    item = items(filled)["one-home"]
    assert item["estimate"]["tau2"] == 0
    assert item["estimate"]["pi_lb"] is None
    assert [(study["study"], study["n"]) for study in item["estimate"]["studies"]] == [("A", 120), ("B", 120)]
    first = item["estimate"]["studies"][0]
    assert first["yi"] == pytest.approx(math.log(40 * 30 / (20 * 30)))
    assert first["vi"] == pytest.approx(1 / 40 + 1 / 20 + 1 / 30 + 1 / 30)


def test_the_variance_between_studies_of_one_study_is_not_zero_but_unknown(filled: Store):
    filled(ROWS, STUDIES.rsplit("\n", 2)[0] + "\n")
    assert table(filled)["one-home"]["tau2"] == table(filled)["one-home"]["i2"] == ""


def test_every_rule_stands_with_its_working(filled: Store):
    for item in items(filled).values():
        assert list(item["rules"]) == list(RULES)
        for derived in item["rules"].values():
            assert derived["reasons"]
            assert all(set(step) == {"row", "condition", "held", "numbers"} for step in derived["steps"])


@cache
def content() -> tuple[Catalogue, Analyses]:
    checked = check(Path(__file__).parents[3] / "content")
    return checked.catalogue, checked.analyses


def test_from_the_download_alone_every_level_of_the_content_can_be_derived_again():
    files = made(*content())
    found = json.loads(files["data/ratings.json"], parse_constant=pytest.fail)
    assert len(found) == len(content()[1].ratings) > 50
    for item in found:
        facts = RuleFacts.from_json(item["facts"])
        for name, derived in item["rules"].items():
            again = RULES[name].derive(facts)
            assert (derived["level"], tuple(derived["reasons"]), derived["row"]) == (
                again.level, again.reasons, again.row,
            )  # fmt: skip
        assert item["override"] or item["level"] == item["rules"][item["rule"]]["level"]


def test_the_table_and_the_json_say_the_same():
    files = made(*content())
    rows = list(csv.DictReader(io.StringIO(files["data/ratings.csv"])))
    for row, item in zip(rows, json.loads(files["data/ratings.json"]), strict=True):
        for name in ("intervention", "result", "outcome", "rule", "level", "basis", "better"):
            assert row[name] == item[name]
        estimate = item["estimate"] or {}
        for name, key in (
            ("estimate", "value"),
            ("ci_lb", "ci_lb"),
            ("pi_ub", "pi_ub"),
            ("tau2", "tau2"),
            ("i2", "i2"),
        ):
            assert row[name] == ("" if estimate.get(key) is None else repr(estimate[key])), (
                item["result"],
                name,
            )
