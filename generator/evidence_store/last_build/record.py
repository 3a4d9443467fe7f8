"""What a build used, made and said, in a file: JSON, in which a change shows."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from evidence_store.last_build.snapshot import Known
from evidence_store.whole_file import WriteFailed, write_whole

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
        with suppress(OSError, ValueError, TypeError):
            checksum, _, rest = self._file.read_bytes().partition(b"\n")
            if checksum == _checksum(rest):
                head, _, self._files = rest.partition(b"\n")
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
        rest = b"\n".join(json.dumps(vars(part)).encode() for part in (head, files))
        with suppress(WriteFailed):  # the next build is then as the first
            write_whole(_checksum(rest) + b"\n" + rest, self._file, replace=True)


def _checksum(data: bytes) -> bytes:
    return b'"' + blake2b(data, digest_size=20).hexdigest().encode() + b'"'
