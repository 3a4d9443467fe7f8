"""What new texts of files would do to the store, found out before anything is written."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from evidence_store import pipeline
from evidence_store.diagnostics import Diagnostic, Report
from evidence_store.pipeline import Checked


def faults_of(drafts: Mapping[str, str], content: Path, known: Iterable[Diagnostic]) -> Report:
    """The errors that the store below `content` would have with these texts at their paths, but has not yet.

    `known` is what was found before.
    """
    checked = checked_with({path: text.encode() for path, text in drafts.items()}, content)
    before = set(known)
    return Report(finding for finding in checked.report.errors if finding not in before)


def checked_with(drafts: Mapping[str, bytes], content: Path) -> Checked:
    """The store below `content` as it would be with these files at their paths."""
    with tempfile.TemporaryDirectory(prefix="evidence-store-") as folder:
        files = {}
        for number, (path, data) in enumerate(drafts.items()):
            files[path] = Path(folder) / str(number)
            files[path].write_bytes(data)
        return pipeline.check(content, shown_as=content.as_posix(), drafts=files)
