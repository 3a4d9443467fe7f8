"""What the last check with the same options said, to be said again while nothing has changed.

It is kept in a file beside the site's settings, in which a change shows: JSON below its checksum. Two checks may write
it at once, and it may be deleted at any time. Nothing heavy is imported before the answer is known.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evidence_store.fingerprint import Digest, of_code, of_text
from evidence_store.last_build.alone import now
from evidence_store.last_build.kept_file import keep, read_kept
from evidence_store.last_build.last import FOLDER
from evidence_store.last_build.snapshot import NotPlain, stamps, together
from evidence_store.sources.discover import SETTINGS, discover
from evidence_store.sources.text import read_bytes

CLOCK = "clock"
"""A file that says what time it is on the disk."""


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

    `day`, the options `asked` and the site's settings change what is said, and so do the files `also`.
    """

    def __init__(
        self, content: Path, shown_as: str, day: date, asked: str, also: Sequence[Path] = ()
    ) -> None:
        self._content, self._shown_as = content, shown_as
        root = content.resolve().parent
        self._day, self._asked, self._also = day, asked, [*also, root / SETTINGS]
        self._file = root / FOLDER / f"check-{of_text(shown_as, asked)[:16]}.json"
        self._is_kept = (root / SETTINGS).is_file()  # else it is a folder of files, and no place for ours
        self._before: _Seen | None = None

    def said(self) -> Said | None:
        """What it said; None if anything has changed since, or nothing is known of it."""
        if not self._is_kept:
            return None
        kept = self._read()
        seen = self._look(kept.seen if kept else None)
        if kept is not None and seen.is_same(kept.seen):
            if (
                seen.stamp != kept.seen.stamp
            ):  # the same bytes, written again: the next look need not read them
                self._write(_Kept(seen, kept.said))
            return kept.said
        self._before = seen
        return None

    def keep(self, said: Said) -> None:
        """Keep what a check says that was begun after `said` was asked. Not if anything was changed meanwhile."""
        if self._before is not None:
            seen = self._look(self._before)
            if seen.is_same(self._before):
                self._write(_Kept(seen, said))

    def _look(self, known: "_Seen | None") -> "_Seen":
        """All that a check depends on. Files are not read whose stamps are those of what is `known`."""
        stamp = self._stamp()
        found, problems = discover(self._content, self._shown_as)
        lists = (sorted(found.images), sorted(found.misnamed), sorted(found.texts))
        asked = of_text(
            of_code(),
            *map(repr, (self._shown_as, self._day, self._asked, problems, *lists)),
            _bytes_of(self._also),
        )
        if known is not None and stamp and (asked, stamp) == (known.asked, known.stamp):
            return known
        return _Seen(asked, stamp, _bytes_of(found.texts[path] for path in lists[-1]))

    def _stamp(self) -> str:
        """One text for when and how the files were changed last; none while a change could leave it as it is."""
        with suppress(OSError, NotPlain):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            clock = self._file.parent / CLOCK
            clock.touch()
            if clock.stat().st_dev == self._content.stat().st_dev:
                time = now(clock)
                return together(stamps(self._content), time)
        return ""

    def _read(self) -> "_Kept | None":
        with suppress(ValueError, TypeError, LookupError, RecursionError):
            kept = json.loads(read_kept(self._file) or b"")
            return _Kept(_Seen(*kept["seen"]), Said(*kept["said"]))
        return None

    def _write(self, kept: "_Kept") -> None:
        keep(json.dumps(kept._asdict()).encode(), self._file)


class _Seen(NamedTuple):
    """What a check was made from."""

    asked: str
    """The program, what was asked of it, and which files there are."""
    stamp: str
    """When and how the files were changed last; empty where that does not tell."""
    bytes: str
    """What is in the files."""

    def is_same(self, other: "_Seen") -> bool:
        """Whether a check would say the same."""
        return (self.asked, self.bytes) == (other.asked, other.bytes)


class _Kept(NamedTuple):
    seen: _Seen
    said: Said


def _bytes_of(files: Iterable[Path]) -> str:
    whole = Digest()
    for file in files:
        raw, faults = read_bytes(file, file.name)
        whole.add(repr(faults).encode() if raw is None else raw)
    return whole.text
