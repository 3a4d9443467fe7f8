"""Two versions of a text, each cut into pieces that are the same in both and pieces that are not."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_UNITS = 500
"""Words, or lines of a longer text, that are compared: the time grows with the square of their number."""


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    differs: bool
    """Whether the other version lacks it."""


Pieces = tuple[Piece, ...]


def side_by_side(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces: word by word, line by line where they are long, whole where even that is too much."""
    for cut in (_words, _lines):
        old, new = cut(before), cut(after)
        if max(len(old), len(new)) <= MOST_UNITS:
            break
    else:
        return (Piece(before, True),), (Piece(after, True),)
    pieces: tuple[list[Piece], list[Piece]] = [], []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, units in zip(pieces, (old[a:b], new[c:d]), strict=True):
            if units:
                side.append(Piece("".join(units), kind != "equal"))
    return tuple(pieces[0]), tuple(pieces[1])


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
