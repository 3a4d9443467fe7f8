"""The direction of a result against the vocabulary."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.kinds.intervention import Intervention
from evidence_store.kinds.vocabulary.models import Outcome
from evidence_store.records.entry import Entry

DIRECTION_CONTRADICTS = Rule(
    "direction-contradicts-vocabulary",
    "Which direction is good is the same as in the vocabulary, or the note says why not.",
    "A sign the wrong way round turns a harm into a benefit.",
    "outcome: homelessness\nbetter: higher",
    "outcome: homelessness\nbetter: lower",
    Severity.WARNING,
)
RULES = (DIRECTION_CONTRADICTS,)  # fmt: skip


def check(entry: Entry[Intervention], index: int, outcome: Outcome) -> Iterator[Diagnostic]:
    """A result whose good direction is not the outcome's, without a note."""
    result = entry.record.outcomes[index]
    note = result.note or (result.pooled.note if result.pooled else None)
    if result.better != outcome.better and not note:
        yield DIRECTION_CONTRADICTS.at(
            entry.place("outcomes", index, "better"),
            f'{result.better} is said to be better, but for "{outcome.label}" {outcome.better} is',
            "correct `better`, or say in `note` how the measure is counted",
        )  # fmt: skip
