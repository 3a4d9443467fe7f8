"""Findings as lines for a terminal: `path:line:col: error[rule-name]: message`, then `help:`."""

from evidence_store.diagnostics.report import Report


def as_text(report: Report) -> str:
    """One or two lines a finding, each line ended; empty when there is none."""
    lines = []
    for finding in report:
        lines.append(f"{finding.place}: {finding.severity}[{finding.rule}]: {finding.message}")
        if finding.help:
            lines.append(f"  help: {finding.help}")
    return "".join(line + "\n" for line in lines)


def summary_line(report: Report) -> str:
    """`2 errors, 1 warning`, or `no problems found`."""
    counts = [
        f"{len(found)} {word}{'' if len(found) == 1 else 's'}"
        for found, word in ((report.errors, "error"), (report.warnings, "warning"))
        if found
    ]
    return ", ".join(counts) or "no problems found"
