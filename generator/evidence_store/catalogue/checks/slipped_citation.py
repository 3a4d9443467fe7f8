"""A source named in the text without the signs of a citation, so that readers see its key and no source."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule, Suggestion
from evidence_store.records.body import plain_lines
from evidence_store.records.entry import Entry

SLIPPED_CITATION = Rule(
    "slipped-citation",
    "A source is cited in square brackets, with an @ before its key.",
    "Readers see a key that means nothing to them, and the source is missing from the list of references.",
    "It may help [zhang-2019].",
    "It may help [@zhang-2019].",
)
RULES = (SLIPPED_CITATION,)

_KEY = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_CITED = re.compile(r"\[(@[^\[\]\n]{1,300})\]")
_BARE = re.compile(rf"(?<![\w\[/.;@])@({_KEY})|\[({_KEY})\](?![(\[:])")
_PIECE = re.compile(rf"(?<=;)(\s*)({_KEY})(?=\s*(?:;|\Z))")


def check(entry: Entry[Any], keys: Collection[str]) -> Iterator[Diagnostic]:
    """One finding for each key of the bibliography that stands in the text without its signs."""
    if not any(sign in entry.body.text for sign in "@["):
        return
    for number, line in plain_lines(entry):
        if "@" not in line and "[" not in line:
            continue
        for cited in _CITED.finditer(line):
            for piece in _PIECE.finditer(cited[1]):
                if piece[2] in keys:
                    yield _finding(entry, number, cited.start(1) + piece.start(2), piece[2], f"@{piece[2]}")
        rest = _CITED.sub(lambda cited: " " * len(cited[0]), line)
        if "@" not in rest and "[" not in rest:
            continue
        for bare in _BARE.finditer(rest):
            key = bare[1] or bare[2]
            if key in keys:
                yield _finding(entry, number, bare.start(), bare[0], f"[@{key}]")


def _finding(entry: Entry[Any], line: int, column: int, old: str, new: str) -> Diagnostic:
    message = f'"{old}" names a source, but is not written as a citation'
    mend = Suggestion(old, new, certain=True)
    return SLIPPED_CITATION.at(entry.source.line(line, column + 1), message, f"write {new}", mend)
