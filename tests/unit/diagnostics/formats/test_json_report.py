"""The project's own JSON: its keys, its schema."""

import json

import jsonschema

from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.json_report import as_json, json_schema
from evidence_store.diagnostics.formats.results import Results


def test_the_report_has_these_keys(results: Results):
    report = json.loads(as_json(results))
    assert {**report, "findings": None, "rules": None} == {
        "version": 1, "records": 7, "errors": 2, "warnings": 1, "findings": None, "rules": None,
    }  # fmt: skip
    assert {**report["findings"][2], "fingerprint": None} == {
        "file": "content/a b.md", "line": 2, "column": 10, "severity": "warning", "rule": "mild-thing",
        "message": "this is mild", "help": "make it wild", "fingerprint": None,
        "suggestion": {"line": 2, "column": 10, "end_line": 2, "end_column": 14, "text": "wild", "certain": False},
    }  # fmt: skip
    assert report["rules"]["mild-thing"] == {"title": "Things are not mild.", "why": "Why not."}
    assert sorted(report["rules"]) == ["mild-thing", "odd-thing"]


def test_the_report_keeps_to_its_schema(results: Results):
    schema = json_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for written in (as_json(results), as_json(Results(Report()))):
        validator.validate(json.loads(written))
    assert not validator.is_valid({**json.loads(as_json(results)), "errors": "two"})


def test_the_schema_explains_every_key():
    schema = json_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, key in part["properties"].items():
            assert key.get("description"), name
