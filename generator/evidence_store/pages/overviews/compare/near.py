"""Which summaries go with one that somebody wants to compare: those it names, and those with the same outcomes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

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
    titles = {entry.id: entry.record.title.lower() for entry in entries}
    outcomes = {entry.id: {result.outcome for result in entry.record.outcomes} for entry in entries}
    groups = {
        entry.id: set(entry.record.population.groups if entry.record.population else ()) for entry in entries
    }
    with_outcome: dict[str, list[str]] = {}
    for id, own in outcomes.items():
        for outcome in own:
            with_outcome.setdefault(outcome, []).append(id)
    for entry in entries:
        shared = Counter(id for outcome in outcomes[entry.id] for id in with_outcome[outcome])
        related = [id for id in entry.record.related if id in titles]
        # Nobody with fewer outcomes in common than the last of these can be among the nearest, unless related.
        least = min((count for _, count in shared.most_common(MOST + 1)), default=0)
        ids = {*related, *(id for id, count in shared.items() if count >= least)} - {entry.id}
        places = nsmallest(
            MOST,
            (
                (id not in related, -shared[id], -len(groups[id] & groups[entry.id]), titles[id], id)
                for id in ids
            ),
        )
        yield entry, [(id, _why(id in related, shared[id], phrases)) for *_, id in places]


def _why(related: bool, outcomes: int, phrases: Mapping[str, str]) -> str:
    words = [phrases["compare-near-related"]] if related else []
    if outcomes:
        name = "compare-near-outcome" if outcomes == 1 else "compare-near-outcomes"
        words.append(fill(phrases[name], number=str(outcomes)))
    return ", ".join(words)
