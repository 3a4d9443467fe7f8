"""Bytes of a file -> text, or findings that say why not."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from evidence_store.diagnostics import Diagnostic, Place, Suggestion
from evidence_store.sources import rules

MAX_TEXT_BYTES = 2_000_000
"""A Markdown, YAML or CSV file; the longest real summary has 30 kB."""

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Control characters, marks that turn the direction of text, and code points that are no characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
# Breaks that nobody sees, and joints of no width: they come with text from word processors and web pages.
_NO_WIDTH = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
_UNSEEN = re.compile(f"{_CONTROL.pattern}|{_NO_WIDTH.pattern}")
_MERGE_MARKER = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


def read_text(file: Path, shown_path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of `file` with line feeds only, or None when it must not or cannot be read."""
    raw, found = read_bytes(file, shown_path)
    return (None, found) if raw is None else decode(raw, shown_path)


def read_bytes(file: Path, shown_path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """What is in `file`, or None when it must not or cannot be read."""
    start = Place(shown_path)
    try:
        with open(file, "rb", opener=_open_without_following) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return None, [
                    rules.NOT_A_FILE.at(
                        start, "this is not an ordinary file", "delete it, or save it again as a text file"
                    )
                ]
            if status.st_size > MAX_TEXT_BYTES:
                return None, [
                    rules.FILE_TOO_LARGE.at(
                        start,
                        f"the file has {status.st_size / 1e6:,.0f} MB; the most is 2 MB",
                        "move large tables into a CSV file, and pictures into files of their own",
                    )
                ]
            raw = stream.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        return None, [
            rules.NOT_A_FILE.at(start, f"the file cannot be read: {error.strerror}", "check its permissions")
        ]
    return raw, []


def decode(raw: bytes, shown_path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of `raw`, its marks and line ends put right and each reported."""
    found: list[Diagnostic] = []
    if raw.startswith(UTF16_MARKS) or looks_like_utf16(raw):
        return None, [
            rules.NOT_UTF8.at(
                Place(shown_path), "the file is saved as UTF-16", "save it again with the encoding UTF-8"
            )
        ]
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        found.append(
            rules.BYTE_ORDER_MARK.at(
                Place(shown_path),
                "the file begins with an invisible byte order mark",
                'save it with the encoding "UTF-8", not "UTF-8 with BOM"',
            )
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        guess = raw[error.start : error.start + 1].decode("cp1252", errors="replace")
        found.append(
            rules.NOT_UTF8.at(
                Place(shown_path, line, column),
                f'a byte here is not UTF-8 (perhaps it is meant as "{guess}")',
                "save the file again with the encoding UTF-8",
            )
        )
        return None, found
    if "\r" in text:
        line = len(re.split(r"\r\n?|\n", text[: text.index("\r")]))
        found.append(
            rules.CARRIAGE_RETURN.at(
                Place(shown_path, line),
                "lines end as on Windows (carriage return and line feed)",
                "set your editor to line ends LF for this file",
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSEEN.search(text):
        found += _invisible(text, shown_path)
        text = _CONTROL.sub(" ", text)  # all else keeps its place, and can be read
        text = without_signs_of_no_width(text)
    marker = _MERGE_MARKER.search(text) if "<<<<<<< " in text or ">>>>>>> " in text else None
    if marker:
        found.append(
            rules.MERGE_MARKER.at(
                Place(shown_path, *_line_and_column(text, marker.start())),
                "a mark left over from joining two versions",
                "keep one version and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
            )
        )
        return None, found  # with two versions in one file, every other finding would be a riddle
    return text, found


def looks_like_utf16(raw: bytes) -> bool:
    """Whether a file without a mark is UTF-16: every other byte is NUL, which no text has."""
    start = raw[:200]
    return start.count(0) > len(start) // 3


def without_signs_of_no_width(text: str) -> str:
    """The text as everybody sees it."""
    return _NO_WIDTH.sub("", text)


def _invisible(text: str, shown_path: str) -> Iterator[Diagnostic]:
    """One finding for all invisible characters: they come by the dozen."""
    places = sorted(match.start() for signs in (_CONTROL, _NO_WIDTH) for match in signs.finditer(text))
    if places:
        more = f", and {len(places) - 1} more below" if len(places) > 1 else ""
        sign = text[places[0]]
        yield rules.CONTROL_CHARACTER.at(
            Place(shown_path, *_line_and_column(text, places[0])),
            f"an invisible character (U+{ord(sign):04X}) stands here{more}",
            "delete it and type the text around it again",
            Suggestion(sign, "", certain=True) if _NO_WIDTH.match(sign) else None,
        )


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _open_without_following(path: str, flags: int) -> int:
    # O_NONBLOCK: a named pipe must not make the build wait; Windows has neither flag.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
