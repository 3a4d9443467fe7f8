"""Files without the faults that have one safe mend: the edits that are certain, made and checked until none is left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidence_store.diagnostics import Diagnostic, Edit, Report, edit_of, with_edits
from evidence_store.editing.drafts import checked_with
from evidence_store.editing.plain_bytes import plain_bytes
from evidence_store.sources.rules import RULES
from evidence_store.sources.text import read_bytes

MOST_ROUNDS = 200
"""A mend may bring the next fault to light: of a text that is not YAML only the first is known."""
_UNREADABLE = frozenset(rule.name for rule in RULES)


@dataclass
class Mended:
    """A file on its way: what it was, what it is by now, and in words what was done to it."""

    path: str
    before: bytes
    now: bytes
    done: list[str]
    _last: bytes = b""
    _tried: list[Diagnostic] = field(default_factory=list)
    _readable: bool = False
    _given_up: bool = False

    def go_on(self, findings: Sequence[Diagnostic]) -> bool:
        """Make the edits that are certain now, or take back the last ones if they did not help.

        `findings` are those about the file as it is now. False if there is nothing to do.
        """
        if self._given_up:
            return False
        if self._tried and self._no_better(findings):
            del self.done[-len(self._tried) :]
            self.now, self._given_up = self._last, True
            return True
        edits = _certain(self.now, findings)
        self._tried = [finding for finding, _ in edits]
        if not edits:
            return False
        self._last, self._readable = self.now, not _unreadable(findings)
        self.done += [_said(finding, edit) for finding, edit in edits]
        self.now = with_edits(self.now.decode(), [edit for _, edit in edits]).encode()
        return True

    def _no_better(self, findings: Sequence[Diagnostic]) -> bool:
        left = {(finding.rule, finding.place.line, finding.message) for finding in findings}
        same = any((tried.rule, tried.place.line, tried.message) in left for tried in self._tried)
        return same or (self._readable and _unreadable(findings))

    def take_back(self) -> None:
        """Be again what it was."""
        self.now = self.before
        self.done.clear()


def mended_files(
    paths: Iterable[str], texts: Mapping[str, Path], content: Path
) -> tuple[list[Mended], Report]:
    """Those of the files at `paths` below `content` that can be mended, and all that is left to do in the store.

    `texts` are all text files there are. Nothing is written.
    """
    files = {}
    for path in paths:
        raw, _ = read_bytes(texts[path], path)
        if raw is not None:
            files[f"{content.as_posix()}/{path}"] = Mended(path, raw, *plain_bytes(raw))
    report, moved = _checked(files, content), list(files.values())
    for _ in range(MOST_ROUNDS):
        of_file: dict[str, list[Diagnostic]] = {}
        for finding in sorted(report, key=lambda finding: finding.order):
            of_file.setdefault(finding.place.path, []).append(finding)
        moved = [file for shown, file in files.items() if file.go_on(of_file.get(shown, []))]
        if not moved:
            break
        report = _checked(files, content)
    else:
        for file in moved:  # its mends undo each other
            file.take_back()
        report = _checked(files, content)
    return [file for file in files.values() if file.now != file.before], report


def _checked(files: Mapping[str, Mended], content: Path) -> Report:
    return checked_with(
        {file.path: file.now for file in files.values() if file.now != file.before}, content
    ).report


def _certain(data: bytes, findings: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Edit]]:
    """The edits that say the same in another way, in their order; of those that overlap the first."""
    certain = [finding for finding in findings if finding.suggestion and finding.suggestion.certain]
    edits: list[tuple[Diagnostic, Edit]] = []
    lines = data.decode().split("\n") if certain else []
    for finding in certain:
        edit = edit_of(finding.place, finding.suggestion, lines)
        if edit:
            edits.append((finding, edit))
    edits.sort(key=lambda one: one[1].start)
    return [
        one
        for number, one in enumerate(edits)
        if not any(one[1].start < earlier.end for _, earlier in edits[:number])
    ]


def _unreadable(findings: Iterable[Diagnostic]) -> bool:
    return any(finding.is_error and finding.rule in _UNREADABLE for finding in findings)


def _said(finding: Diagnostic, edit: Edit) -> str:
    assert finding.suggestion
    old, new = _shown(finding.suggestion.old), _shown(edit.text)
    return f"line {edit.start.line}: {old} is now {new} [{finding.rule}]"


def _shown(text: str) -> str:
    """The first line of a text in quotation marks, with signs that nobody sees by their numbers."""
    first, _, more = text.partition("\n")
    seen = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in first)
    return f"`{seen[:60]}{'…' if more or len(seen) > 60 else ''}`" if text else "nothing"
