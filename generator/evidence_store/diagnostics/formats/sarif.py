"""Findings as SARIF 2.1.0, which code scanning on GitHub and many editors read.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.fingerprint import fingerprints
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.rule import Rule
from evidence_store.diagnostics.suggestion import Edit

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(results: Results) -> str:
    """One log with one run. Its rules are those that found something."""
    used = sorted({finding.rule for finding in results.report} & set(results.rules))
    numbers = {name: number for number, name in enumerate(used)}
    names = fingerprints(results.report)
    driver: dict[str, Any] = {
        "name": "evidence-store",
        "rules": [_rule(results.rules[name], results.explained_at(name)) for name in used],
    }
    if results.version:
        driver["version"] = results.version
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, numbers, names[f], results.edit(f)) for f in results.report],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, explained_at: str) -> dict[str, Any]:
    plain = f"{rule.title} {rule.why}"
    samples = f"{plain}\n\nNot like this:\n\n{_code(rule.bad)}\n\nBut like this:\n\n{_code(rule.good)}\n"
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{plain}\nNot like this: {rule.bad}\nBut like this: {rule.good}",
            "markdown": samples,
        },
        "defaultConfiguration": {"level": rule.severity.value},
        **({"helpUri": explained_at} if explained_at else {}),
    }


def _code(sample: str) -> str:
    return "\n".join(f"    {line}" for line in sample.split("\n"))


def _result(
    finding: Diagnostic, numbers: Mapping[str, int], fingerprint: str, edit: Edit | None
) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": finding.place.line}
    if not finding.place.path.endswith(".csv"):  # there the column is a cell, not a character
        region["startColumn"] = finding.place.column
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {
            "text": f"{finding.message}. To mend it: {finding.help}" if finding.help else finding.message
        },
        "locations": [
            {"physicalLocation": {"artifactLocation": _file(finding.place.path), "region": region}}
        ],
        # The name under which GitHub looks for it; left out, it would take the text of the line instead.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    if edit:
        result["fixes"] = [_fix(edit, finding.help)]
    return result


def _fix(edit: Edit, help: str) -> dict[str, Any]:
    deleted = {
        "startLine": edit.start.line,
        "startColumn": edit.start.column,
        "endLine": edit.end.line,
        "endColumn": edit.end.column,
    }
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": _file(edit.start.path), "replacements": [replacement]}
    return {"description": {"text": help}, "artifactChanges": [change]}


def _file(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
