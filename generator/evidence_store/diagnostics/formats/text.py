"""Findings as lines for a terminal: `path:line:col: error[rule-name]: message`, then `help:`."""

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.report import Report


def as_text(report: Report) -> str:
    """One or two lines a finding, each line ended; empty when there is none."""
    return "".join(finding_text(finding) for finding in report)


def finding_text(finding: Diagnostic) -> str:
    """The line of a finding, and that of its help."""
    help = f"  help: {finding.help}\n" if finding.help else ""
    return f"{finding.place}: {finding.severity}[{finding.rule}]: {finding.message}\n{help}"


def summary_line(report: Report) -> str:
    """`2 errors, 1 warning`, or `no problems found`."""
    counts = [
        counted(len(found), word)
        for found, word in ((report.errors, "error"), (report.warnings, "warning"))
        if found
    ]
    return ", ".join(counts) or "no problems found"


def counted(number: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
