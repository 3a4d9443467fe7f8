"""Evaluations of practice: their stages in words, and when their results are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from evidence_store.kinds.practice.evaluation import Stage
from evidence_store.pages.context import Shared
from evidence_store.pages.phases import Due, Phase, as_of, due
from evidence_store.records.entry import Entry

STAGES: Mapping[str, str] = {
    "announced": "Announced",
    "scoping": "Being scoped",
    "protocol": "Protocol written",
    "pilot": "Pilot",
    "feasibility": "Feasibility study",
    "trial": "Trial",
    "report": "Report published",
}
"""The stages of an evaluation in the words of readers, in order."""
assert tuple(STAGES) == get_args(Stage)


@dataclass(frozen=True, slots=True)
class Item:
    """A review or an evaluation on its way."""

    entry: Entry[Any]
    since: str
    """When it was announced or taken up, as exactly as is known; empty where no record says."""
    expected: str
    """When its result is or was expected, in words; empty where no source says."""
    phases: tuple[Phase[Due], ...]
    """Whether that is ahead, due or overdue, as of the day of the build and later."""


def results_due(entry: Entry[Any], shared: Shared) -> tuple[Phase[Due], ...]:
    """Whether results are ahead, due or overdue as of the day of the build, and later; nothing once they are out."""
    evaluation = entry.record.evaluation
    if evaluation.report or not evaluation.results_due:
        return ()
    return as_of(due(evaluation.results_due), shared.today)


def evaluation_item(entry: Entry[Any], shared: Shared) -> Item:
    """A practice with the dates of its evaluation."""
    evaluation = entry.record.evaluation
    return Item(
        entry,
        entry.record.announced or "",
        evaluation.results_expected or evaluation.results_due or "",
        results_due(entry, shared),
    )
