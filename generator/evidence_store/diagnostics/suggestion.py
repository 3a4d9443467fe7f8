"""What to write instead: one edit that mends a fault, offered beside it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from evidence_store.diagnostics.place import Place

_IN_QUOTES = re.compile(r"[^\"'\\\[\]{}]*\Z")
"""What means the same between quotation marks as without them."""


class Suggestion(NamedTuple):
    """An edit at the place of a finding, written as text, so that it needs no file at hand."""

    old: str
    """What stands there."""
    new: str
    """What to write instead."""
    certain: bool = False
    """Whether it says the same in another way, so that a program may do it. Else it is a guess for a person."""
    unquoted: bool = False
    """Whether quotation marks around the old text go with it."""


class Edit(NamedTuple):
    """A piece of a file, and the text to put in its place. Columns count characters, in a CSV too."""

    start: Place
    end: Place
    """The first character that stays."""
    text: str
    certain: bool


def edit_of(place: Place, suggestion: Suggestion | None, lines: Sequence[str]) -> Edit | None:
    """Where the edit belongs in a file of these `lines`; None where its text is not found, or cannot be told apart.

    The text is looked for at the place, and else once in the rest of the line. So an edit never lands in a file that
    has changed since.
    """
    if suggestion is None or place.line > len(lines):
        return None
    text = "\n".join(lines[place.line - 1 :])
    found = _start(place, suggestion, text, lines[place.line - 1])
    if found is None:
        return None
    end = found + len(suggestion.old)
    quote = text[found - 1 : found]
    if quote and quote in "\"'":
        if suggestion.unquoted and text[end : end + 1] == quote:
            found, end = found - 1, end + 1
        elif not _IN_QUOTES.match(suggestion.new):
            return None
    return Edit(
        _place(place, text, found), _place(place, text, end), suggestion.new, certain=suggestion.certain
    )


def with_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after all these edits, of which no two may overlap."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, reverse=True):
        start, end = (starts[place.line - 1] + place.column - 1 for place in (edit.start, edit.end))
        text = text[:start] + edit.text + text[end:]
    return text


def _start(place: Place, suggestion: Suggestion, text: str, line: str) -> int | None:
    table = place.path.endswith(".csv")  # there the column is a cell
    here = 0 if table else place.column - 1
    quoted = text[here : here + 1] in ("'", '"')
    for start in () if table else (here, here + quoted):
        if _stands_at(text, suggestion.old, start):
            return start
    others = (
        [n for n in range(here, len(line)) if _stands_at(text, suggestion.old, n)] if suggestion.old else []
    )
    return others[0] if len(others) == 1 else None


def _stands_at(text: str, old: str, start: int) -> bool:
    """Whether `old` stands there, and is not the middle of a longer word or number."""
    end = start + len(old)
    joined = re.compile(r"[\w-]|\.\d")
    return (
        text.startswith(old, start)
        and not (old[:1].isalnum() and start and re.match(r"[\w-]", text[start - 1]))
        and not (old[-1:].isalnum() and joined.match(text, end))
    )


def _place(place: Place, text: str, offset: int) -> Place:
    before = text[:offset]
    return Place(place.path, place.line + before.count("\n"), offset - before.rfind("\n"))
