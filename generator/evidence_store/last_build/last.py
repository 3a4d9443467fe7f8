"""The last build of a site: whether another would make the same, and what is kept of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_store.last_build.alone import now
from evidence_store.last_build.made_from import Asked
from evidence_store.last_build.record import Files, Head, Line, Record
from evidence_store.last_build.snapshot import (
    Known,
    NotPlain,
    Snapshot,
    Stamps,
    look,
    stamps,
    together,
    whole,
)

FOLDER = Path(".cache", "evidence-store")
"""Beside the settings."""


def cache_folder(config_file: Path) -> Path:
    """Where the builds of a site keep what later ones can use."""
    return config_file.absolute().parent / FOLDER


class LastBuild:
    """Ask whether anything is `unchanged`; if it is not, say when the next build `begins` and what it `made`.

    `building` is a file that nobody else writes meanwhile; None where nothing can be kept.
    """

    def __init__(self, asked: Asked, building: Path | None) -> None:
        self._asked = asked
        self._building = building
        self._record = Record(cache_folder(asked.config_file) / f"last-build.{asked.config_file.name}.json")
        self._before: _Inputs | None = None
        self._site: tuple[str, Known] = "", {}

    def unchanged(self) -> Sequence[Line] | None:
        """What the last build said, if all that it used and made is as it was; else None."""
        head = self._record.head() if self._building else None
        if head is None:
            return None
        try:
            if self._asked.fingerprint(head.variables) != head.fingerprint:
                return None
            content, site = stamps(Path(head.content)), of_site(Path(head.site))
            if head.content_stamp == whole(content) and head.site_stamp == whole(site):
                return head.said
            return head.said if self._same_bytes(head, content, site) else None
        except (NotPlain, OSError, ValueError):
            return None

    def _same_bytes(self, head: Head, content: Stamps, site: Stamps) -> bool:
        """Whether files with another stamp hold what they held. If they do, the next look need not read them."""
        files = self._record.files()
        seen = []
        for folder, found, known in ((head.content, content, files.content), (head.site, site, files.site)):
            if found.keys() != known.keys():
                return False
            snapshot = look(Path(folder), found, known)
            if any(digest != known[path][1] for path, digest in snapshot.hashes.items()):
                return False
            seen.append(snapshot)
        self._write(head, *seen)
        return True

    def begins(self) -> None:
        """A build begins: what was kept is not true any more."""
        if self._building is None:
            return
        from evidence_store.last_build.settings import settings  # MkDocs is slow to import

        head = self._record.head()
        files = self._record.files() if head else Files({}, {})
        try:
            self._record.remove()
        except OSError:  # then nothing must be said of the next site either
            return
        found = settings(self._asked.config_file)
        if found is not None:
            known = files.content if head and head.content == str(found.content) else {}
            self._site = (head.site, files.site) if head else ("", {})
            self._before = self._inputs(found.content, found.variables, known)

    def made(self, site: Path, said: Sequence[Line]) -> None:
        """Keep what the build made and said. Not if anything that goes into a site was changed meanwhile."""
        before = self._before
        if before is None:
            return
        known = before.files.known(self._now(before.content))
        if self._inputs(before.content, before.variables, known) != before:
            return
        folder = site.resolve()
        with suppress(NotPlain):
            kept_folder, known = self._site
            files = look(folder, of_site(folder), known if kept_folder == str(folder) else {})
            head = Head(before.fingerprint, before.variables, str(before.content), str(folder), "", "", said)
            self._write(head, before.files, files)

    def _inputs(self, content: Path, variables: Sequence[str], known: Known) -> "_Inputs | None":
        """All that goes into a site; None where that cannot be said."""
        try:
            files = look(content, stamps(content), known)
            return _Inputs(self._asked.fingerprint(variables), variables, content, files)
        except (NotPlain, OSError, ValueError):
            return None

    def _write(self, head: Head, content: Snapshot, site: Snapshot) -> None:
        of_content, of_site = self._now(Path(head.content)), self._now(Path(head.site))
        marked = replace(
            head,
            content_stamp=together(content.stamps, of_content),
            site_stamp=together(site.stamps, of_site),
        )
        self._record.write(marked, Files(content.known(of_content), site.known(of_site)))

    def _now(self, folder: Path) -> int:
        """The time by the clock of the disk that a folder is on; the beginning of all time if that is unknown."""
        assert self._building is not None
        return now(self._building) if folder.stat().st_dev == self._building.stat().st_dev else 0


@dataclass(frozen=True)
class _Inputs:
    fingerprint: str
    variables: Sequence[str]
    content: Path
    files: Snapshot


def of_site(folder: Path) -> Stamps:
    """The files of a site. Hidden ones beside its first page are not MkDocs's, which leaves them as they are."""
    return stamps(folder, hidden=False)
