"""Which summaries go with one that somebody wants to compare: those it names, and those with the same outcomes.

A set of summaries is one whole number here, a bit for each: to count what each has in common with all others takes a
few operations on such numbers, where ten thousand summaries would otherwise meet ten thousand others one by one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evidence_store.analyses.sentences import fill
from evidence_store.kinds.intervention import Intervention
from evidence_store.records.entry import Entry

MOST = 8
"""How many are suggested."""

Near = list[tuple[str, str]]
"""Ids with a few words on why, the nearest first."""


def nearest(
    entries: Sequence[Entry[Intervention]], phrases: Mapping[str, str]
) -> Iterator[tuple[Entry[Intervention], Near]]:
    """Every summary with those that go with it: related ones, then by outcomes, then by groups in common."""
    near = _Near(entries)
    for entry in entries:
        related = near.related(entry)
        found = [*related, *near.others(entry, MOST - len(related))]
        yield entry, [(id, _why(id in related, near.shared(entry.id, id), phrases)) for id in found]


class _Near:
    """What each summary has, and who else has it. The bits are in the order of the titles, from A to Z."""

    def __init__(self, entries: Iterable[Entry[Intervention]]) -> None:
        ordered = sorted(entries, key=lambda entry: (entry.record.title.lower(), entry.id))
        self.ids = [entry.id for entry in ordered]
        self.places = {id: place for place, id in enumerate(self.ids)}
        self.outcomes = {e.id: frozenset(result.outcome for result in e.record.outcomes) for e in ordered}
        self.groups = {
            e.id: frozenset(e.record.population.groups if e.record.population else ()) for e in ordered
        }
        self.with_outcome = self._with(self.outcomes)
        self.with_group = self._with(self.groups)

    def _with(self, had: Mapping[str, frozenset[str]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for id, names in had.items():
            for name in names:
                found[name] = found.get(name, 0) | 1 << self.places[id]
        return found

    def shared(self, id: str, other: str) -> int:
        """How many outcomes two summaries have in common."""
        return len(self.outcomes[id] & self.outcomes[other])

    def related(self, entry: Entry[Intervention]) -> list[str]:
        """Those it names, the nearest first."""
        own = self.groups[entry.id]
        named = {id for id in entry.record.related if id in self.places and id != entry.id}

        def place(other: str) -> tuple[int, int, int]:
            return -self.shared(entry.id, other), -len(own & self.groups[other]), self.places[other]

        return sorted(named, key=place)[:MOST]

    def others(self, entry: Entry[Intervention], most: int) -> list[str]:
        """The nearest of the others that have an outcome in common with it."""
        among = (1 << len(self.ids)) - 1
        for id in (entry.id, *entry.record.related):
            if id in self.places:
                among &= ~(1 << self.places[id])
        found: list[str] = []
        by_outcomes = _by_count([self.with_outcome[name] for name in self.outcomes[entry.id]], among)
        masks = [self.with_group[name] for name in self.groups[entry.id]]
        for bits in by_outcomes[:-1]:
            for alike in _by_count(masks, bits) if bits and len(found) < most else ():
                while alike and len(found) < most:
                    first = alike & -alike
                    found.append(self.ids[first.bit_length() - 1])
                    alike ^= first
        return found


def _by_count(masks: Sequence[int], among: int) -> list[int]:
    """Those `among` the bits that all masks have, those that all but one have, and so on to those in none."""
    at_least = [among]
    for mask in masks:
        one_less = [bits & mask for bits in at_least]
        at_least = [among, *(a | b for a, b in zip([*at_least[1:], 0], one_less, strict=True))]
    return [bits & ~more for bits, more in zip(at_least, [*at_least[1:], 0], strict=True)][::-1]


def _why(related: bool, outcomes: int, phrases: Mapping[str, str]) -> str:
    words = [phrases["compare-near-related"]] if related else []
    if outcomes:
        name = "compare-near-outcome" if outcomes == 1 else "compare-near-outcomes"
        words.append(fill(phrases[name], number=str(outcomes)))
    return ", ".join(words)
