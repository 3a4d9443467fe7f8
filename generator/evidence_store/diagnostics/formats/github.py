"""Findings as annotations on the lines of a pull request on GitHub.

A step shows at most ten errors, ten warnings and ten notices; GitHub drops the others without a word. So those in
changed files come first, and a notice counts what was left out.
"""

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.formats.results import Results

MOST = 10
"""Annotations of one severity that a step shows."""


def as_github(results: Results) -> str:
    """Workflow commands, a line each: `::error file=…,line=…,col=…,title=…::message`."""
    kinds = [results.report.errors, results.report.warnings]
    lines = [_annotation(finding) for kind in kinds for finding in kind[:MOST]]
    left_out = sum(len(kind[MOST:]) for kind in kinds)
    if left_out:
        lines.append(
            f"::notice title=evidence-store::and {left_out} more; "
            "the summary of this run or `evidence-store check` lists them all"
        )
    return "".join(line + "\n" for line in lines)


def _annotation(finding: Diagnostic) -> str:
    place = finding.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": finding.rule}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    return f"::{finding.severity} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
