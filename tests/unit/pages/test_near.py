"""Summaries that go with one: as if each had been set beside every other."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidence_store.pages.overviews.compare.near import MOST, nearest

PHRASES = {
    "compare-near-related": "related",
    "compare-near-outcome": "{number} outcome",
    "compare-near-outcomes": "{number} outcomes",
}
IDS = [f"s{number}" for number in range(14)]
SUMMARY = st.tuples(
    st.sampled_from("AaBb"),
    st.lists(st.sampled_from("opqr"), max_size=5),
    st.none() | st.lists(st.sampled_from("xyz"), max_size=3),
    st.lists(st.sampled_from([*IDS, "gone"]), max_size=3),
)


def entry(id: str, title: str, outcomes: list[str], groups: list[str] | None, related: list[str]) -> Any:
    results = [SimpleNamespace(outcome=outcome) for outcome in outcomes]
    people = None if groups is None else SimpleNamespace(groups=groups)
    record = SimpleNamespace(title=title, outcomes=results, population=people, related=related)
    return SimpleNamespace(id=id, record=record)


def one_by_one(own: Any, entries: list[Any]) -> list[str]:
    def place(other: Any) -> tuple[Any, ...]:
        related = other.id in own.record.related
        return (
            not related,
            -in_common(own, other, outcomes),
            -in_common(own, other, groups),
            other.record.title.lower(),
        )

    others = [
        e for e in entries if e is not own and (e.id in own.record.related or in_common(own, e, outcomes))
    ]
    return [e.id for e in sorted(others, key=lambda e: (*place(e), e.id))][:MOST]


def outcomes(entry: Any) -> set[str]:
    return {result.outcome for result in entry.record.outcomes}


def groups(entry: Any) -> set[str]:
    return set(entry.record.population.groups) if entry.record.population else set()


def in_common(one: Any, two: Any, what: Any) -> int:
    return len(what(one) & what(two))


@given(st.lists(SUMMARY, max_size=len(IDS)))
def test_the_nearest_are_found_as_one_by_one(summaries: list[Any]) -> None:
    entries = [entry(id, *summary) for id, summary in zip(IDS, summaries, strict=False)]
    found = {e.id: near for e, near in nearest(entries, PHRASES)}
    assert list(found) == [e.id for e in entries]
    for own in entries:
        assert [id for id, _ in found[own.id]] == one_by_one(own, entries)


def test_each_says_why() -> None:
    entries = [
        entry("a", "A", ["o", "p"], None, ["c"]),
        entry("b", "B", ["o", "p"], None, []),
        entry("c", "C", ["p"], None, []),
        entry("d", "D", [], None, ["d", "a"]),
    ]
    found = {e.id: near for e, near in nearest(entries, PHRASES)}
    assert found["a"] == [("c", "related, 1 outcome"), ("b", "2 outcomes")]
    assert found["d"] == [("a", "related")]
