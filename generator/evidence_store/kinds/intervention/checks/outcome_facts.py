"""Each outcome rests on facts: study rows, a pooled estimate, directions, or a plain "nothing usable"."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule, Severity, Suggestion
from evidence_store.kinds.intervention.checks.result_names import result_names
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.records.entry import Entry

OUTCOME_WITHOUT_FACTS = Rule(
    "outcome-without-facts",
    "An outcome has facts, or says plainly why there are none.",
    "An empty outcome would look like one that makes no difference.",
    "- id: stability\n  outcome: placement-stability",
    "- id: stability\n  outcome: placement-stability\n  nothing_usable:\n    because: No study.",
)
CONTRADICTING_FACTS = Rule(
    "contradicting-facts",
    "An outcome does not have facts and `nothing_usable` at once.",
    "Only one of the two can be true.",
    "pooled: {...}\nnothing_usable: {...}",
    "pooled: {...}",
)
MISSING_METRIC = Rule(
    "missing-metric",
    "An effect comes with its metric.",
    "1.75 is a large odds ratio and an impossible risk difference.",
    "pooled:\n  estimate: 1.75",
    "metric: OR\npooled:\n  estimate: 1.75",
)
MISSING_BOUND = Rule(
    "missing-trivial-bound",
    "A risk or mean difference says how large it must be to matter.",
    "Nobody can tell in general whether 3 points or 2 in 100 are little; 2 in 100 can be a lot.",
    "metric: RD",
    "metric: RD\ntrivial_bound: 0.05",
)
DUPLICATE_RESULT = Rule(
    "duplicate-result",
    "Each result of a summary has an id of its own.",
    "Study rows and links would go to the wrong one.",
    "- id: placement\n- id: placement",
    "- id: placement-6-months\n- id: placement-12-months",
)
MISSING_CERTAINTY = Rule(
    "missing-certainty",
    "A result that can be rated says how sure we can be.",
    "An effect without its certainty is read as certain.",
    "pooled: {...}",
    "pooled: {...}\ncertainty:\n  start: low\n  start_because: Cohort studies.",
)
TRIALS_RATED_UP = Rule(
    "trials-rated-up",
    "Reasons to be surer are for studies that were not randomised.",
    "Randomised trials begin at `high` already.",
    "start: high\nup: {large_effect: ...}",
    "start: low\nup: {large_effect: ...}",
    Severity.WARNING,
)
DIRECTIONS_ADD_UP = Rule(
    "directions-add-up",
    "Counts of directions fit together.",
    "More people cannot favour something than took part.",
    "participants: 100\nparticipants_favour: 200",
    "participants: 200\nparticipants_favour: 100",
)
RULES = (
    OUTCOME_WITHOUT_FACTS,
    CONTRADICTING_FACTS,
    MISSING_METRIC,
    MISSING_BOUND,
    DUPLICATE_RESULT,
    MISSING_CERTAINTY,
    TRIALS_RATED_UP,
    DIRECTIONS_ADD_UP,
)


def check(entry: Entry[Intervention]) -> Iterator[Diagnostic]:
    """What is missing from each outcome, or contradicts itself."""
    studies = entry.tables.get("studies")
    with_rows = {getattr(row, "result", "") for row in studies.rows} if studies else set()
    names = result_names(entry)
    for index, result in enumerate(entry.record.outcomes):
        if index in names.repeated:
            yield DUPLICATE_RESULT.at(
                entry.place("outcomes", index, "id"),
                f'there are two results called "{result.id}"',
                f'call this one "{names.lost}", as the table of studies does'
                if names.lost
                else "add what tells them apart: the time, or what was compared",
                Suggestion(result.id, names.lost) if names.lost else None,
            )
        # Faults in the CSV are reported there, and so are rows that name another result.
        unread = (studies is not None and not studies.complete) or index in names.renamed
        yield from _facts(entry, index, result, has_rows=result.id in with_rows, unread=unread)
        yield from _directions(entry, index, result)


def _facts(
    entry: Entry[Intervention], index: int, result: OutcomeResult, *, has_rows: bool, unread: bool
) -> Iterator[Diagnostic]:
    effect = has_rows or result.pooled is not None
    usable = effect or result.directions is not None
    if not usable and not unread and result.nothing_usable is None:
        yield OUTCOME_WITHOUT_FACTS.at(
            entry.place("outcomes", index),
            f'the result "{result.id}" has no facts',
            "add `pooled`, `directions`, or rows in the CSV; or say why there are none in `nothing_usable`",
        )
    if usable and result.nothing_usable is not None:
        yield CONTRADICTING_FACTS.at(
            entry.place("outcomes", index, "nothing_usable", key=True),
            f'"{result.id}" has facts and says that there are none',
            "delete `nothing_usable`, or the facts",
        )
    if effect and result.metric is None:
        yield MISSING_METRIC.at(
            entry.place("outcomes", index),
            f'"{result.id}" has an effect, but no `metric`',
            "write SMD, OR, RR, RD, MD, HR or ZCOR, as published",
        )
    if effect and result.metric in ("RD", "MD") and result.trivial_bound is None:
        yield MISSING_BOUND.at(
            entry.place("outcomes", index, "metric"),
            f'"{result.id}" has no `trivial_bound`',
            "write how large a difference must be to matter, on the scale of the metric",
        )
    if usable and result.certainty is None:
        yield MISSING_CERTAINTY.at(
            entry.place("outcomes", index),
            f'"{result.id}" can be rated, but has no `certainty`',
            "judge it after GRADE and write the reasons",
        )
    certainty = result.certainty
    if (
        certainty
        and certainty.start == "high"
        and any(getattr(certainty.up, name) for name in type(certainty.up).model_fields)
    ):
        yield TRIALS_RATED_UP.at(
            entry.place("outcomes", index, "certainty", "up", key=True),
            "trials begin at high; there is nothing to go up to",
            "delete `up`, or write `start: low`",
        )


def _directions(entry: Entry[Intervention], index: int, result: OutcomeResult) -> Iterator[Diagnostic]:
    counts = result.directions
    if counts is None:
        return
    path = ("outcomes", index, "directions")
    if counts.favour + counts.against + counts.no_difference == 0:
        yield DIRECTIONS_ADD_UP.at(
            entry.place(*path, key=True), "no study is counted", "count the studies, or use `nothing_usable`"
        )
    if (counts.participants_favour or 0) > (counts.participants or counts.participants_favour or 0):
        yield DIRECTIONS_ADD_UP.at(
            entry.place(*path, key=True),
            f"{counts.participants_favour} people favour it, but only {counts.participants} took part",
            "check the two numbers",
        )
