"""Which words of a plain text are terms of the glossary.

A text is split into words, and each word is looked up once: the cost grows with the text and not with the
glossary, and no term becomes part of a regular expression.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from evidence_store.records.entry import Entry

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = frozenset({"", "-", "\u2010", "\u2011", "'", "’"})
"""What may stand between the words of a term beside white space: "looked after" is "looked-after"."""

KEPT = 10_000
"""For so many texts what is in them is remembered: the steps of a rule stand on the page of every summary."""


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text, from one character up to another."""

    start: int
    end: int
    term: str
    """Its id."""


class Terms:
    """The terms that texts explain, by every way to write them."""

    def __init__(self, entries: Iterable[Entry[Any]]) -> None:
        self.entries = {entry.id: entry for entry in entries if entry.record.in_text}
        self._names: dict[tuple[str, ...], tuple[str, str]] = {}
        """The words of a name -> the term's id, and how the name is written where its case matters."""
        self._longest: dict[str, int] = {}
        """The first word of names -> how many words the longest of them has."""
        for entry in self.entries.values():
            for name in (entry.record.label, *entry.record.synonyms):
                for form in _forms(name):
                    words = tuple(_WORD.findall(form.lower()))
                    if words:
                        self._names.setdefault(words, (entry.id, form if name.isupper() else ""))
                        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

        self._kept = lru_cache(maxsize=KEPT)(lambda text: tuple(self._uses(text)))

    def uses(self, text: str) -> tuple[Use, ...]:
        """Every term in `text`, in order; of two that overlap the one that begins first, then the longer."""
        return self._kept(text)

    def _uses(self, text: str) -> Iterator[Use]:
        if self._longest.keys().isdisjoint(_WORD.findall(text.lower())):
            return  # most pieces of text: a few times faster than looking closer
        words = list(_WORD.finditer(text))
        keys = [word[0].lower() for word in words]
        done = 0
        for here in [place for place, key in enumerate(keys) if key in self._longest]:
            if here < done:
                continue
            size = min(self._longest[keys[here]], len(words) - here)
            while size and not (
                term := self._term(text, words[here : here + size], keys[here : here + size])
            ):
                size -= 1
            if size:
                yield Use(words[here].start(), words[here + size - 1].end(), term)
                done = here + size

    def named(self, text: str) -> str:
        """The id of the term that the whole of `text` is a name of, or nothing."""
        return next((use.term for use in self.uses(text) if use.end - use.start == len(text)), "")

    def _term(self, text: str, words: Sequence[re.Match[str]], keys: Sequence[str]) -> str:
        """The id of the term that these words are, or nothing."""
        term, exact = self._names.get(tuple(keys), ("", ""))
        if not term or (exact and " ".join(word[0] for word in words) != exact):
            return ""
        gaps = (text[one.end() : two.start()] for one, two in pairwise(words))
        whole = _whole(text, words[0].start(), words[-1].end())
        return term if whole and all(gap.strip() in _BETWEEN for gap in gaps) else ""


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no hyphen joins it to more: "non-randomised trial" is no randomised trial."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    return before != "-" and not (after[:1] == "-" and after[1:].isalnum())


def _forms(name: str) -> tuple[str, str]:
    """A name in the singular and in the plural: studies, meta-analyses. Of an acronym only the s is small."""
    if name.isupper():
        return name, f"{name}s"
    if re.search(r"[^aeiou]y$", name):
        return name, f"{name[:-1]}ies"
    if name.endswith("sis"):
        return name, f"{name[:-2]}es"
    return name, f"{name}es" if re.search(r"(?:[sxz]|ch|sh)$", name) else f"{name}s"
