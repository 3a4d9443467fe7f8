"""What the pages of programmes need: rounds, who takes part, and the way from the call to published evaluations."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.pages import views
from evidence_store.pages.context import Shared
from evidence_store.pages.evaluations import STAGES, Item, evaluation_item
from evidence_store.pages.groups import Entries, by_title, in_file_order, newest_first
from evidence_store.pages.plots.timeline import Timeline, timeline
from evidence_store.pages.words import day
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Branch:
    """A programme with its rounds and strands."""

    entry: Entry[Any]
    branches: tuple["Branch", ...]

    @property
    def all(self) -> Iterator[Entry[Any]]:
        """The programme and everything below it."""
        yield self.entry
        for branch in self.branches:
            yield from branch.all


@dataclass(frozen=True, slots=True)
class AgencyBar:
    """How many partners of one type take part."""

    label: str
    count: int
    width: float
    """Percent of the longest bar."""


def record_view(entry: Entry[Any], shared: Shared) -> Mapping[str, Any]:
    """The page of one programme or round: its own and those of everything below it."""
    branch = _branch(entry, _children(shared))
    ids = {found.id for found in branch.all}
    of = shared.catalogue.of
    practices = by_title(e for e in of("practice") if e.record.programme in ids)
    calls = newest_first((e for e in of("call") if e.record.programme in ids), "closes", "opens")
    items = [evaluation_item(practice, shared) for practice in practices]
    return {
        "calls": [(call, views.record_view(call, shared)["phases"]) for call in calls],
        "items": items,
        "reported": sum(bool(item.entry.record.evaluation.report) for item in items),
        "overdue": _overdue(items),
        "agencies": _agencies(practices, shared),
        "timeline": _timeline(entry),
        "stages": STAGES,
    }


def _overdue(items: Sequence[Item]) -> int:
    """How many results are overdue as of the day of the build."""
    return sum(bool(item.phases) and item.phases[0].state == "overdue" for item in items)


def _agencies(practices: Entries, shared: Shared) -> tuple[AgencyBar, ...]:
    partners = {id for practice in practices for id in practice.record.partners}
    found = Counter(
        partner.record.agency for id in partners if (partner := shared.catalogue.get("partner", id))
    )
    most = max(found.values(), default=0)
    agencies = [agency for agency in in_file_order(shared.catalogue.of("agency")) if found[agency.id]]
    return tuple(
        AgencyBar(agency.record.label, found[agency.id], round(100 * found[agency.id] / most, 1))
        for agency in sorted(agencies, key=lambda agency: -found[agency.id])
    )


def _timeline(entry: Entry[Any]) -> Timeline | None:
    return timeline(
        [
            (number, step.date, f"{day(step.date)}, {step.what}")
            for number, step in enumerate(entry.record.milestones, 1)
            if step.date
        ]
    )


def list_view(entries: Sequence[Entry[Any]], shared: Shared) -> Mapping[str, Any]:
    """Programmes as trees of rounds and strands."""
    children = _children(shared)
    return {"branches": tuple(_branch(entry, children) for entry in by_title(children.get("", ())))}


def _children(shared: Shared) -> Mapping[str, list[Entry[Any]]]:
    """Programmes by the programme they belong to; those that belong to none below an empty id."""
    children: dict[str, list[Entry[Any]]] = {}
    for entry in shared.catalogue.of("programme"):
        parent = entry.record.parent
        known = parent and shared.catalogue.get("programme", parent)
        children.setdefault(parent if known else "", []).append(entry)
    return children


def _branch(
    entry: Entry[Any], children: Mapping[str, list[Entry[Any]]], above: frozenset[str] = frozenset()
) -> Branch:
    here = above | {
        entry.id
    }  # programmes that are parts of each other are reported, and must not hang a preview
    below = by_title(child for child in children.get(entry.id, ()) if child.id not in here)
    return Branch(entry, tuple(_branch(child, children, here) for child in below))
