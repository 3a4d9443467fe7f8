"""What the last check with the same options said, to be said again while nothing has changed.

It is kept in a file beside the site's settings, in which a change shows: JSON below its checksum. Two checks may write
it at once, and it may be deleted at any time. Nothing heavy is imported before the answer is known.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from evidence_store.fingerprint import Digest, of_code, of_text
from evidence_store.sources.discover import discover
from evidence_store.sources.text import read_bytes
from evidence_store.whole_file import WriteFailed, write_whole

SETTINGS = "mkdocs.yml"
"""Beside the content of a site. Without it nothing is kept: a folder of files is no place for ours."""
FOLDER = Path(".cache", "evidence-store")


class Said(NamedTuple):
    """All that a check says."""

    findings: str
    """In the format that was asked for."""
    last_line: str
    """What there is in all, for people."""
    summary: str
    """The findings as Markdown."""
    is_error: bool
    """Whether something keeps the content from being published."""


class LastCheck:
    """The last check of a content folder with these options, if there is one.

    `day` and the options `asked` change what is said, and so do the files `also`.
    """

    def __init__(
        self, content: Path, shown_as: str, day: date, asked: str, also: Sequence[Path] = ()
    ) -> None:
        self._content, self._shown_as = content, shown_as
        self._day, self._asked, self._also = day, asked, also
        root = content.resolve().parent
        self._file = root / FOLDER / f"check-{of_text(shown_as, asked)[:16]}.json"
        self._is_kept = (root / SETTINGS).is_file()
        self._key = ""

    def said(self) -> Said | None:
        """What it said; None if anything has changed since, or nothing is known of it."""
        if not self._is_kept:
            return None
        self._key = self._key_now()
        with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
            checksum, _, rest = self._file.read_bytes().partition(b"\n")
            if checksum == _checksum(rest):
                kept = json.loads(rest)
                if kept["key"] == self._key:
                    return Said(*kept["said"])
        return None

    def keep(self, said: Said) -> None:
        """Keep what a check says that was begun after `said` was asked. Not if anything was changed meanwhile."""
        if not self._is_kept or self._key != self._key_now():
            return
        rest = json.dumps({"key": self._key, "said": said}).encode()
        with suppress(OSError, WriteFailed):  # the next check is then as the first
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(_checksum(rest) + b"\n" + rest, self._file, replace=True)

    def _key_now(self) -> str:
        """All that a check depends on: the program, what is asked, and the bytes of every file that it reads."""
        found, problems = discover(self._content, self._shown_as)
        whole = Digest()
        lists = (sorted(found.images), sorted(found.misnamed), sorted(found.texts))
        for text in (of_code(), *map(repr, (self._shown_as, self._day, self._asked, problems, *lists))):
            whole.add(text.encode())
        for file in (*(found.texts[path] for path in lists[-1]), *self._also):
            raw, faults = read_bytes(file, file.name)
            whole.add(repr(faults).encode() if raw is None else raw)
        return whole.text


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode()
