"""Records in the groups and the order their list page shows them in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.analyses.analyse import Analyses
from evidence_store.catalogue import Catalogue
from evidence_store.pages.call_status import call_status, span
from evidence_store.records.entry import Entry

Entries = tuple[Entry[Any], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading of a list page."""

    id: str
    """Its anchor on the page."""
    label: str
    about: str
    entries: Entries


@dataclass(frozen=True, slots=True)
class Branch:
    """A programme with its rounds and strands."""

    entry: Entry[Any]
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """An outcome and the published summaries that looked at it."""

    entry: Entry[Any]
    entries: Entries


def outcomes_by_domain(catalogue: Catalogue) -> list[tuple[Entry[Any], list[OutcomeGroup]]]:
    """Each part of life with its outcomes, and the published summaries that looked at each outcome."""
    found: dict[str, dict[str, Entry[Any]]] = {}
    for entry in catalogue.of("intervention"):
        if entry.record.status == "published":
            for result in entry.record.outcomes:
                found.setdefault(result.outcome, {})[entry.id] = entry
    return [
        (
            domain,
            [
                OutcomeGroup(outcome, by_title(found[outcome.id].values()))
                for outcome in _in_file_order(catalogue.of("outcome"))
                if outcome.record.domain == domain.id and outcome.id in found
            ],
        )
        for domain in _in_file_order(catalogue.of("domain"))
    ]


def practices(catalogue: Catalogue, analyses: Analyses, today: date) -> dict[str, Any]:
    """Practices by the round they belong to, the latest round first."""
    rounds: dict[str, list[Entry[Any]]] = {}
    for entry in catalogue.of("practice"):
        rounds.setdefault(entry.record.programme, []).append(entry)
    groups = []
    for id in sorted(rounds, reverse=True):
        programme = catalogue.get("programme", id)
        about = programme.record.summary if programme else ""
        groups.append(Group(f"programme-{id}", catalogue.label("programme", id), about, by_title(rounds[id])))
    return {"groups": groups}


def partners(catalogue: Catalogue, analyses: Analyses, today: date) -> dict[str, Any]:
    """Partners by type of agency, in the order of the vocabulary."""
    groups = []
    for agency in _in_file_order(catalogue.of("agency")):
        own = by_title(e for e in catalogue.of("partner") if e.record.agency == agency.id)
        if own:
            groups.append(Group(f"agency-{agency.id}", agency.record.label, agency.record.definition, own))
    return {"groups": groups}


def programmes(catalogue: Catalogue, analyses: Analyses, today: date) -> dict[str, Any]:
    """Programmes as trees of rounds and strands."""
    children: dict[str, list[Entry[Any]]] = {}
    every = catalogue.of("programme")
    for entry in every:
        parent = entry.record.parent
        known = parent and catalogue.get("programme", parent)
        children.setdefault(parent if known else "", []).append(entry)

    def branches(id: str) -> tuple[Branch, ...]:
        return tuple(Branch(entry, branches(entry.id)) for entry in by_title(children.get(id, ())))

    return {"branches": branches("")}


def calls(catalogue: Catalogue, analyses: Analyses, today: date) -> dict[str, Any]:
    """Calls by status: what a reader can still act on comes first."""
    status = {entry.id: call_status(entry.record, today) for entry in catalogue.of("call")}
    headings = {
        "open": "Open",
        "later": "Opening later",
        "unknown": "Closing day not known",
        "closed": "Closed",
    }
    groups = [
        Group(
            f"calls-{state}",
            label,
            "",
            newest_first((e for e in catalogue.of("call") if status[e.id].state == state), "closes", "opens"),
        )
        for state, label in headings.items()
    ]
    return {"groups": [group for group in groups if group.entries], "status": status}


def dated(kind: str) -> Callable[[Catalogue, Analyses, date], dict[str, Any]]:
    """Records with a `date`, newest first."""
    return lambda catalogue, analyses, today: {"newest": newest_first(catalogue.of(kind), "date")}


LISTS: Mapping[str, Callable[[Catalogue, Analyses, date], dict[str, Any]]] = {
    "practice": practices,
    "partner": partners,
    "programme": programmes,
    "call": calls,
    "news": dated("news"),
    "event": dated("event"),
}
"""What the template of a kind's list needs beside the records."""


def by_title(entries: Iterable[Entry[Any]]) -> Entries:
    """Records from A to Z."""
    return tuple(sorted(entries, key=lambda e: (str(e.record.title).lower(), e.id)))


def newest_first(entries: Iterable[Entry[Any]], *fields: str) -> Entries:
    """Records by the first of `fields` that they have, newest first; those without a date come last.

    A date that is only a month or a year counts as its last day, so that nothing new is buried.
    """

    def when(entry: Entry[Any]) -> date:
        return next((span(value)[1] for f in fields if (value := getattr(entry.record, f))), date.min)

    return tuple(sorted(by_title(entries), key=when, reverse=True))


def _in_file_order(entries: Entries) -> Entries:
    return tuple(sorted(entries, key=lambda e: e.item))
