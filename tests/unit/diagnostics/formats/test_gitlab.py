"""GitLab's Code Quality. No package carries a schema of it; written down here is the table of GitLab's documentation,
"Code Quality report format": https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json

import jsonschema

from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.gitlab import as_gitlab
from evidence_store.diagnostics.formats.results import Results

REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                        "required": ["begin"],
                    },
                },
                "required": ["path", "lines"],
            },
        },
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
    },
}


def test_a_report_keeps_to_the_documented_structure(results: Results):
    jsonschema.validate(json.loads(as_gitlab(results)), REPORT)
    assert as_gitlab(Results(Report())) == "[]\n"


def test_an_error_blocks_and_a_warning_does_not(results: Results):
    found = json.loads(as_gitlab(results))
    assert [(f["check_name"], f["severity"]) for f in found] == [
        ("odd-thing", "blocker"), ("odd-thing", "blocker"), ("mild-thing", "minor"),
    ]  # fmt: skip
    assert found[2]["description"] == "this is mild: make it wild"
    assert found[2]["location"] == {"path": "content/a b.md", "lines": {"begin": 2}}


def test_every_finding_has_a_fingerprint_of_its_own(results: Results):
    assert len({finding["fingerprint"] for finding in json.loads(as_gitlab(results))}) == 3
