"""All findings as one table in Markdown: the summary of a run on GitHub, which holds 1 MiB at most."""

import re

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.formats.markdown_text import escaped
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.formats.text import summary_line

MOST_BYTES = 1024 * 1024
"""What GitHub accepts of a step; it drops a longer summary altogether."""
_ROOM = 200
"""Bytes kept free for the line that says how many rows were left out."""
_CODE = re.compile(r"(`[^`]+`)")


def as_markdown(results: Results, heading: str = "The content") -> str:
    """A heading with the verdict, and a row for each finding, as many as there is room for."""
    count = "1 record" if results.records == 1 else f"{results.records} records"
    head = f"## {heading}: {summary_line(results.report)}\n\n{count} checked.\n"
    if not len(results.report):
        return head
    rows = [head, "\n| | Where | What is wrong | What to do |\n| --- | --- | --- | --- |\n"]
    size = sum(len(row.encode()) for row in rows) + _ROOM
    for told, finding in enumerate(results.report):
        row = _row(finding, results.explained_at(finding.rule))
        size += len(row.encode())
        if size > MOST_BYTES:
            rows.append(f"\nand {len(results.report) - told} more: `evidence-store check` lists them all.\n")
            break
        rows.append(row)
    return "".join(rows)


def _row(finding: Diagnostic, explained_at: str) -> str:
    where = f"`{finding.place.path.replace('`', '')}`, line {finding.place.line}".replace("|", "\\|")
    rule = f"[{_plain(finding.rule)}]({explained_at})" if explained_at else _plain(finding.rule)
    what = f"{_plain(finding.message)} ({rule})"
    return f"| {finding.severity} | {where} | {what} | {_plain(finding.help)} |\n"


def _plain(text: str) -> str:
    """Text whose signs are shown, not obeyed; names between backticks stay code."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part.replace("|", "\\|") if _CODE.fullmatch(part) else escaped(part) for part in parts)
