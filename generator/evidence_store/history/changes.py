"""Which files a change touches: in commits, and not yet in any."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evidence_store.history.repository import (
    HistoryUnknown,
    Repository,
    commit,
    needs_more,
    repository_of,
)


@dataclass(frozen=True)
class Changes:
    """Files by their paths below the root of the repository, with forward slashes."""

    written: frozenset[str]
    """New or different. A renamed file counts under its new name."""
    gone: frozenset[str]
    """No longer there. A renamed file counts under its old name."""


def merge_base(repository: Repository, revision: str, other: str = "HEAD") -> str:
    """The commit at which `other` left `revision`: what a pull request is compared with."""
    ends = commit(repository, revision), commit(repository, other)
    try:
        return repository.ask("merge-base", *ends).decode().strip()
    except HistoryUnknown:
        hint = needs_more(repository) or "compare with a commit from which this branch was made"
        raise HistoryUnknown(f'"{revision}" and "{other}" have no commit in common here; {hint}') from None


def changes_since(repository: Repository, since: str, until: str = "") -> Changes:
    """What differs between the commit `since` and another, or the files as they lie there, new files included."""
    told = repository.ask(
        "diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative",
        "--ignore-submodules=all", since, *filter(None, [until]), "--",
    )  # fmt: skip
    parts = _names(told)
    states = dict(zip(parts[1::2], parts[::2], strict=True))
    new = [] if until else _names(
        repository.ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
    )  # fmt: skip
    gone = frozenset(path for path, state in states.items() if state == "D" and path not in new)
    return Changes(frozenset({*states, *new}) - gone, gone)


def changes_below(folder: Path, revision: str) -> Changes:
    """What differs below `folder` since this branch left `revision`, by paths below it."""
    repository = repository_of(folder)
    changes = changes_since(repository, merge_base(repository, revision))
    below = repository.path_of(folder)
    start = f"{below}/" if below else ""

    def inside(paths: Iterable[str]) -> frozenset[str]:
        return frozenset(path.removeprefix(start) for path in paths if path.startswith(start))

    return Changes(inside(changes.written), inside(changes.gone))


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]
