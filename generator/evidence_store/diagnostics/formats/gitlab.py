"""Findings as a Code Quality report, which GitLab shows in a merge request.

Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json

from evidence_store.diagnostics.fingerprint import fingerprints
from evidence_store.diagnostics.formats.results import Results

_SEVERITIES = {"error": "blocker", "warning": "minor"}


def as_gitlab(results: Results) -> str:
    """A JSON list with an object for each finding. An error is a blocker: with it, nothing is published."""
    names = fingerprints(results.report)
    findings = [
        {
            "description": f"{finding.message}: {finding.help}" if finding.help else finding.message,
            "check_name": finding.rule,
            "fingerprint": names[finding],
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
        }
        for finding in results.report
    ]
    return json.dumps(findings, ensure_ascii=False, indent=1) + "\n"
