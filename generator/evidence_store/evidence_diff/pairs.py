"""Which record of one version is which of the other: by id, or, where a file was renamed, by what it says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evidence_store.catalogue import Key
from evidence_store.catalogue.former import former_ids
from evidence_store.evidence_diff.model import Unread
from evidence_store.evidence_diff.texts import fields_of, texts_of
from evidence_store.pipeline import Checked
from evidence_store.records.entry import Entry

ALIKE = 0.6
"""The share of its lines that a renamed record has kept. Git asks for half; short records share much by chance."""
MOST_TRIED = 40_000
"""Pairs of a kind whose texts are compared. Whoever replaces hundreds of records at once has not renamed them."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """All records of both versions."""

    both: tuple[tuple[Entry[Any], Entry[Any]], ...]
    """The same record before and after, renamed ones among them, sorted by their new kind and id."""
    removed: tuple[Entry[Any], ...]
    """Records that are only there before."""
    added: tuple[Entry[Any], ...]
    """Records that are only there after."""
    unread: tuple[Unread, ...]
    """Files with records that cannot be compared."""


def pairs_of(before: Checked, after: Checked) -> Pairs:
    """Join the records of two versions of a store."""
    old, new = before.catalogue.entries, after.catalogue.entries
    gone = [entry for key, entry in old.items() if key not in new]
    come = [entry for key, entry in new.items() if key not in old]
    unread = {entry.source.shown_path: (False, True) for entry in gone if _faulty(after, entry.key)}
    unread |= {entry.source.shown_path: (True, False) for entry in come if _faulty(before, entry.key)}
    removed = [entry for entry in gone if not _faulty(after, entry.key)]
    added = [entry for entry in come if not _faulty(before, entry.key)]
    for path in _broken_twice(before, after):
        unread[path] = (True, True)
    renamed = _renamed(removed, added)
    both = [(old[key], new[key]) for key in old if key in new] + renamed
    return Pairs(
        tuple(sorted(both, key=lambda pair: pair[1].key)),
        tuple(e for e in removed if all(e is not pair[0] for pair in renamed)),
        tuple(e for e in added if all(e is not pair[1] for pair in renamed)),
        tuple(Unread(path, *sides) for path, sides in sorted(unread.items())),
    )


def _faulty(checked: Checked, key: Key) -> bool:
    return key in checked.faulty or (key[0], "*") in checked.faulty


def _broken_twice(before: Checked, after: Checked) -> Iterator[str]:
    """Files of records that could be read in neither version."""
    kinds = {kind.name: kind for kind in after.catalogue.kinds}
    for name, id in before.faulty & after.faulty:
        kind = kinds.get(name)
        if kind is None:  # the list of ignored warnings is no content
            continue
        path = kind.file or (f"{kind.plural}/{id}.md" if kind.plural else f"{id}.md")
        yield from (shown for shown in after.files if shown.endswith(f"/{path}"))


def _renamed(removed: list[Entry[Any]], added: list[Entry[Any]]) -> list[tuple[Entry[Any], Entry[Any]]]:
    """The likeliest pairs of removed and added records, each record in one pair at most.

    A record without a page has to say that it was renamed: terms of one list are too much alike to guess.
    """
    found = []
    for kind in {entry.kind.name: entry.kind for entry in removed}.values():
        old = [(entry, _lines(entry)) for entry in removed if entry.kind.name == kind.name]
        new = [(entry, _lines(entry)) for entry in added if entry.kind.name == kind.name]
        if len(old) * len(new) > MOST_TRIED:
            continue
        tried = [
            (1.0 if _declared(one, other) else _alike(b, a) if kind.has_pages else 0.0, one, other)
            for one, b in old
            for other, a in new
        ]
        # Ties are broken by names without regard to the side they stand on: looking back gives the same pairs.
        tried.sort(key=lambda pair: (-pair[0], *sorted((pair[1].id, pair[2].id))))
        taken: set[Key] = set()
        for share, one, other in tried:
            if share >= ALIKE and not taken & {one.key, other.key}:
                taken |= {one.key, other.key}
                found.append((one, other))
    return found


def _declared(one: Entry[Any], other: Entry[Any]) -> bool:
    return one.id in tuple(former_ids(other)) or other.id in tuple(former_ids(one))


def _lines(entry: Entry[Any]) -> Counter[str]:
    """Every line of a record with the length of it as often as it is there."""
    texts = [*(f"{name} {text}" for name, text in fields_of(entry).items()), *texts_of(entry).values()]
    lines = Counter(line for text in texts for line in text.split("\n") if line)
    return Counter({line: count * len(line) for line, count in lines.items()})


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)
