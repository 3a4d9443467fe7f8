"""Two versions of a store -> what is different for readers."""

from collections.abc import Iterable, Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic
from evidence_store.diagnostics.fingerprint import fingerprints
from evidence_store.evidence_diff.model import (
    Approval,
    EvidenceDiff,
    FieldChange,
    Problem,
    RecordChange,
    Unread,
)
from evidence_store.evidence_diff.names import name_of
from evidence_store.evidence_diff.pairs import Pairs, pairs_of
from evidence_store.evidence_diff.results import result_changes
from evidence_store.evidence_diff.surroundings import (
    Surroundings,
    cell_changes,
    choice_changes,
    link_changes,
    row_changes,
    source_changes,
)
from evidence_store.evidence_diff.texts import fields_of, texts_of
from evidence_store.pipeline import Checked
from evidence_store.records.entry import Entry


def evidence_diff(before: Checked, after: Checked, approvals: tuple[Approval, ...] = ()) -> EvidenceDiff:
    """Compare two versions of a store. What has an error in one of them is named and left out."""
    pairs = pairs_of(before, after)
    results, studies, unrated = result_changes(before, after, pairs)
    old, new = Surroundings(before), Surroundings(after)
    was, now = _Findings(before), _Findings(after)
    return EvidenceDiff(
        results=tuple(results),
        studies=tuple(studies),
        records=tuple(_records(before, after, pairs)),
        sources=tuple(source_changes(before, after, pairs)),
        links=tuple(link_changes(old, new)),
        choices=tuple(choice_changes(old, new)),
        cells=tuple(cell_changes(old, new, pairs)),
        downloads=tuple(row_changes(old, new)),
        problems_new=now.without(was, after.report),
        problems_gone=was.without(now, before.report),
        accepted_new=now.without(was, after.ignored, was.ignored),
        accepted_gone=was.without(now, before.ignored, now.ignored),
        errors_before=len(before.report.errors),
        errors_after=len(after.report.errors),
        unread=_joined((*pairs.unread, *unrated)),
        approvals=approvals,
    )


def _records(before: Checked, after: Checked, pairs: Pairs) -> Iterator[RecordChange]:
    for entry in pairs.added:
        yield RecordChange(None, name_of(entry, after))
    for entry in pairs.removed:
        yield RecordChange(name_of(entry, before), None)
    for old, new in pairs.both:
        fields = tuple(_fields(old, new))
        if fields or old.id != new.id:
            yield RecordChange(name_of(old, before), name_of(new, after), fields)


def _fields(old: Entry[Any], new: Entry[Any]) -> Iterator[FieldChange]:
    if old.record == new.record and old.body.text == new.body.text and not (old.tables or new.tables):
        return
    published = "published" in (getattr(old.record, "status", ""), getattr(new.record, "status", ""))
    values = [fields_of(entry, with_results=not published) for entry in (old, new)]
    texts = [texts_of(entry) for entry in (old, new)]
    for (was, now), is_text in ((values, False), (texts, True)):
        for name in dict.fromkeys([*now, *was]):
            if was.get(name) != now.get(name):
                yield FieldChange(name, is_text, was.get(name), now.get(name))


class _Findings:
    """The findings of a check, told apart by what they say and not by their lines."""

    def __init__(self, checked: Checked) -> None:
        self._names = fingerprints((*checked.report, *checked.ignored))
        self.ignored = {self._names[finding] for finding in checked.ignored}

    def without(
        self, other: "_Findings", findings: Iterable[Diagnostic], known: set[str] | None = None
    ) -> tuple[Problem, ...]:
        """Those of `findings` that another check did not make, be it told or ignored; or that are not `known`."""
        known = set(other._names.values()) if known is None else known
        return tuple(_problem(finding) for finding in findings if self._names[finding] not in known)


def _problem(finding: Diagnostic) -> Problem:
    place = finding.place
    return Problem(finding.severity, finding.rule, place.path, place.line, finding.message, finding.help)


def _joined(unread: tuple[Unread, ...]) -> tuple[Unread, ...]:
    """Each file once."""
    sides: dict[str, tuple[bool, bool]] = {}
    for file, was, now in ((u.file, u.before, u.after) for u in unread):
        first = sides.get(file, (False, False))
        sides[file] = (first[0] or was, first[1] or now)
    return tuple(Unread(file, *both) for file, both in sorted(sides.items()))
