"""What the pages of practices need: how far an evaluation is, the theory of change, what is known elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.evaluations import STAGES, results_due
from evidence_store.pages.feeds.entry import FeedEntry, feed_entry
from evidence_store.pages.groups import by_title
from evidence_store.pages.list_filters import LIST_FILTER, ListFilter, list_filter, term_filter
from evidence_store.pages.phases import Due, Phase, is_day
from evidence_store.records.entry import Entry

CHAIN = (
    ("inputs", "What goes in"),
    ("activities", "What people do"),
    ("outputs", "What can be counted"),
    ("mechanisms", "Why that should help"),
    ("outcomes", "What should be different"),
)
"""The steps of a theory of change, from left to right."""


@dataclass(frozen=True, slots=True)
class OutcomeKnown:
    """What the summaries of the store have on an outcome that a practice hopes to change. Counts, and no rating."""

    entry: Entry[Any]
    summaries: int
    """Published summaries with a result for it."""
    usable: int
    """How many of these have a result that can be used."""


@dataclass(frozen=True, slots=True)
class Row:
    """A practice in the list, with what it can be filtered by."""

    entry: Entry[Any]
    stage: str
    results: tuple[Phase[Due], ...]
    values: Mapping[str, tuple[str, ...]]


def record_view(entry: Entry[Any], shared: Shared) -> Mapping[str, Any]:
    """The page of one practice."""
    theory = entry.record.theory_of_change
    return {
        "stages": STAGES,
        "results": results_due(entry, shared),
        "known": tuple(
            _known(shared, id) for id in entry.record.outcomes_sought if shared.catalogue.get("outcome", id)
        ),
        "chain": tuple(
            (label, getattr(theory, name)) for name, label in CHAIN if theory and getattr(theory, name)
        ),
    }


def feed_entries(entry: Entry[Any], shared: Shared) -> Iterator[FeedEntry]:
    """The report of its evaluation on the day on which it came out."""
    evaluation, title = entry.record.evaluation, entry.record.title
    if evaluation.report and evaluation.published and is_day(evaluation.published):
        text = f"The report of the evaluation is out. The practice carries no rating. {entry.record.summary}"
        yield feed_entry(
            shared.publication, entry, ("report",), evaluation.published, f"Evaluation published: {title}", text,
            ("ratings",),
        )  # fmt: skip


def _known(shared: Shared, outcome: str) -> OutcomeKnown:
    entry = shared.catalogue.entries["outcome", outcome]
    found = [finding for finding in shared.findings if finding.outcome == outcome]
    return OutcomeKnown(
        entry,
        len({finding.entry.id for finding in found}),
        len({finding.entry.id for finding in found if finding.view.rated}),
    )


def list_view(entries: Sequence[Entry[Any]], shared: Shared) -> Mapping[str, Any]:
    """All practices by round, the latest first, and what they can be filtered by."""
    rows = [_row(entry, shared) for entry in by_title(entries)]
    rounds: dict[str, list[Row]] = {}
    for row in rows:
        rounds.setdefault(row.entry.record.programme, []).append(row)
    return {
        "rounds": [
            (shared.catalogue.get("programme", id), rounds[id]) for id in sorted(rounds, reverse=True)
        ],
        "filters": tuple(found for found in _filters(rows, shared) if len(found.choices) > 1),
        "stages": STAGES,
        "scripts": (LIST_FILTER,),
    }


def _row(entry: Entry[Any], shared: Shared) -> Row:
    record = entry.record
    partners = [found.record for id in record.partners if (found := shared.catalogue.get("partner", id))]
    values = {
        "theme": record.themes,
        "region": _once(partner.region for partner in partners),
        "group": record.who_for,
        "stage": (record.evaluation.stage,),
        "agency": _once(partner.agency for partner in partners),
    }
    return Row(entry, record.evaluation.stage, results_due(entry, shared), values)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _filters(rows: Sequence[Row], shared: Shared) -> Iterable[ListFilter]:
    kinds = {"theme": "Theme", "region": "Region", "group": "Who it is for", "agency": "Type of agency"}
    of_kind = {"group": "population"}
    for key, label in kinds.items():
        said = [row.values[key] for row in rows]
        yield term_filter(key, label, of_kind.get(key, key), said, shared.catalogue)
    yield list_filter("stage", "How far it is", STAGES, [row.values["stage"] for row in rows])
