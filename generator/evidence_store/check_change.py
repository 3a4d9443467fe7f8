"""Check a change without reading the whole store, as long as that tells the same."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.catalogue.assemble import RULES as JOINING_RULES
from evidence_store.history import Changes
from evidence_store.kinds import KINDS
from evidence_store.pipeline import Checked, check_found
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.records.kind import Kind
from evidence_store.records.rules import BAD_VALUE, DUPLICATE_ID
from evidence_store.sources.discover import discover
from evidence_store.touched import Touched, touched


def check_change(
    content: Path,
    changes: Changes,
    kinds: Sequence[Kind] = KINDS,
    shown_as: str = "",
    rule: str = DEFAULT_RULE,
    today: date | None = None,
    progress: Progress = UNWATCHED,
) -> Checked:
    """What `check` finds in the files that a change has written, and the errors that it causes elsewhere.

    Reads what the change can touch. Once that shows a fault between records, everything is read, because its
    message may name any other. Errors that were there before, in files that are not touched, are not looked for.
    """
    shown_root = shown_as or content.name
    found, problems = discover(content, shown_root)
    part = touched(found.texts, changes.written, changes.gone)
    if part is not None:
        unread = frozenset(found.texts) - part.files
        checked = check_found(found, problems, kinds, shown_root, rule, today, unread, progress)
        if _tells_all(checked, part, {f"{shown_root}/{path}" for path in changes.written}):
            return checked
    return check_found(found, problems, kinds, shown_root, rule, today, progress=progress)


def _tells_all(checked: Checked, part: Touched, written: Collection[str]) -> bool:
    """Whether reading more could change nothing of what was found."""
    names = {
        rule.name for rule in (*JOINING_RULES, BAD_VALUE, DUPLICATE_ID)
    }  # their help may name another record
    if any(f.rule in names and (f.is_error or f.place.path in written) for f in checked.report):
        return False
    catalogue = checked.catalogue
    linked = (
        (kind.name, topic.id)
        for kind in catalogue.kinds
        for topic in part.topics
        if kind.plural == topic.folder
    )
    return all(key in catalogue.topics for key in linked if key in catalogue.entries)
