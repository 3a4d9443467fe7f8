"""A record named by what readers call it where its id belongs: the help names the id."""

from collections.abc import Iterable
from typing import Any

from evidence_store.diagnostics import Diagnostic
from evidence_store.records import rules
from evidence_store.records.entry import Entry


def with_ids(findings: Iterable[Diagnostic], entries: Iterable[Entry[Any]]) -> list[Diagnostic]:
    """The findings, with the id in the help of those about a name that exactly one id has."""
    findings = list(findings)
    names = {f.suggestion.old.casefold() for f in findings if f.rule == rules.BAD_VALUE.name and f.suggestion}
    if not names:
        return findings
    ids: dict[str, set[str]] = {}
    for entry in entries:
        name = str(getattr(entry.record, "label", None) or getattr(entry.record, "title", "")).casefold()
        if name in names:
            ids.setdefault(name, set()).add(entry.id)
    return [_with_id(finding, ids) for finding in findings]


def _with_id(finding: Diagnostic, ids: dict[str, set[str]]) -> Diagnostic:
    mend = finding.suggestion
    known = ids.get(mend.old.casefold(), set()) if mend and finding.rule == rules.BAD_VALUE.name else set()
    if mend is None or len(known) != 1 or mend.certain:
        return finding
    (id,) = known
    return finding._replace(help=f"write {id}", suggestion=mend._replace(new=id))
