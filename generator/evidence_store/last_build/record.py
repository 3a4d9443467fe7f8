"""What a build used, made and said, in a file of JSON."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evidence_store.last_build.kept_file import keep, read_kept
from evidence_store.last_build.snapshot import Known

Line = tuple[str, bool]
"""A text, and whether it belongs to standard error."""


@dataclass(frozen=True)
class Head:
    """All but the single files, which are many and seldom asked for."""

    fingerprint: str
    variables: Sequence[str]
    """Of the environment, that the settings ask for."""
    content: str
    site: str
    """The folders."""
    content_stamp: str
    site_stamp: str
    """One text for the stamps of all files of each; empty where a stamp could be that of a later change, too."""
    said: Sequence[Line]
    """What the build printed."""


@dataclass(frozen=True)
class Files:
    """Every file of the content and of the site."""

    content: Known
    site: Known


class Record:
    """The file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._files = b""

    def head(self) -> Head | None:
        """What it holds, or None if there is none that is whole."""
        with suppress(ValueError, TypeError):
            head, _, self._files = (read_kept(self._file) or b"").partition(b"\n")
            return Head(**json.loads(head))
        return None

    def files(self) -> Files:
        """The single files; ask for the head before."""
        return Files(**json.loads(self._files))

    def remove(self) -> None:
        """A build begins. Raises OSError."""
        self._file.unlink(missing_ok=True)

    def write(self, head: Head, files: Files) -> None:
        """Keep it, whole or not at all."""
        keep(b"\n".join(json.dumps(vars(part)).encode() for part in (head, files)), self._file)
