"""Records that are perhaps the one that somebody is about to write again."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from evidence_store.catalogue import Catalogue
from evidence_store.records.entry import Entry
from evidence_store.records.fields import without_accents
from evidence_store.records.kind import Kind

NAME_FIELDS = ("title", "label", "acronym", "also_known_as", "synonyms")
"""Fields that hold what a record is called."""
NEAR = 0.87
"""Shared letters, as a share of all, from which two names count as near: one word in four may end otherwise."""
TOLD_APART = 2 / 3
"""Share of the words of the longer name that a shorter one may consist of and still be near."""
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})


class Alike(NamedTuple):
    """A record with a name like the new one."""

    entry: Entry[Any]
    name: str
    """The name that is alike."""


def alike(kind: Kind, wanted: tuple[str, ...], catalogue: Catalogue) -> list[Alike]:
    """Records of `kind` that are called nearly as one of `wanted`, the nearest first."""
    plain_ones = [plain for name in wanted if (plain := _plain(name))] or [()]
    found = []
    for entry in catalogue.of(kind.name):
        near, name = max(
            ((_nearness(plain, _plain(name)), name) for name in names(entry) for plain in plain_ones),
            key=lambda pair: pair[0],
        )
        if near >= NEAR:
            found.append((-near, entry.id, Alike(entry, name)))
    return [match for _, _, match in sorted(found, key=lambda item: item[:2])]


def names(entry: Entry[Any]) -> Iterator[str]:
    """All that a record is called, its id last."""
    for field in NAME_FIELDS:
        value = getattr(entry.record, field, None)
        if value:
            yield from (value,) if isinstance(value, str) else value
    yield entry.id


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, marks and small words, in order of the alphabet."""
    words = _WORD.findall(without_accents(name.casefold()))
    return tuple(sorted(word for word in words if word not in _SMALL) or words)


def _nearness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 0 or _numbers(one) != _numbers(other):
        return 0.0  # of two rounds or editions, one is not the other
    fewer, more = sorted((set(one), set(other)), key=len)
    if len(fewer) > 1 and fewer <= more and len(fewer) / len(more) >= TOLD_APART:
        return NEAR  # "leaving care" and "leaving care support"
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]
