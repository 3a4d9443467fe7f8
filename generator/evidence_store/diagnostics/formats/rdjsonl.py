"""Findings for reviewdog, which writes them as comments on a change: one JSON object a line.

Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

import json
from typing import Any

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.place import Place


def as_rdjsonl(results: Results) -> str:
    """A line for each finding."""
    return "".join(json.dumps(_finding(f, results), ensure_ascii=False) + "\n" for f in results.report)


def _finding(finding: Diagnostic, results: Results) -> dict[str, Any]:
    url = results.explained_at(finding.rule)
    told: dict[str, Any] = {
        "message": f"{finding.message}\n{finding.help}" if finding.help else finding.message,
        "location": {"path": finding.place.path, "range": {"start": _position(finding.place, results)}},
        "severity": finding.severity.upper(),
        "source": {"name": "evidence-store"},
        "code": {"value": finding.rule, **({"url": url} if url else {})},
    }
    if edit := results.edit(finding):
        ends = {"start": _in_bytes(edit.start, results), "end": _in_bytes(edit.end, results)}
        told["suggestions"] = [{"range": ends, "text": edit.text}]
    return told


def _position(place: Place, results: Results) -> dict[str, int]:
    """Line and column; in a CSV the line alone, because there the column is a cell."""
    return {"line": place.line} if place.path.endswith(".csv") else _in_bytes(place, results)


def _in_bytes(place: Place, results: Results) -> dict[str, int]:
    """Here columns count bytes of UTF-8, so that one is left out where the text is not at hand."""
    lines = results.lines_of(place.path)
    if place.line > len(lines) or place.column > len(lines[place.line - 1]) + 1:
        return {"line": place.line}
    return {"line": place.line, "column": len(lines[place.line - 1][: place.column - 1].encode()) + 1}
