"""What git knows about the content: the only place that reads it, and it only ever reads."""

from evidence_store.history.changes import Changes, changes_below, changes_since, merge_base
from evidence_store.history.repository import HistoryUnknown, Repository, commit, repository_of
from evidence_store.history.snapshot import file_at, files_at

__all__ = [
    "Changes",
    "HistoryUnknown",
    "Repository",
    "changes_below",
    "changes_since",
    "commit",
    "file_at",
    "files_at",
    "merge_base",
    "repository_of",
]
