"""The history of a summary names results that it has."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.kinds.intervention.checks.study_rows import UNKNOWN_RESULT
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.records.entry import Entry

RULES: tuple[Rule, ...] = ()


def check(entry: Entry[Intervention]) -> Iterator[Diagnostic]:
    """Changes of ratings of results that are not there."""
    results = [result.id for result in entry.record.outcomes]
    for number, change in enumerate(entry.record.changes):
        for index, moved in enumerate(change.ratings_changed):
            if moved.result not in results:
                yield UNKNOWN_RESULT.at(
                    entry.place("changes", number, "ratings_changed", index, "result"),
                    f'the summary has no result "{moved.result}"',
                    f"the results are: {', '.join(results) or 'none yet'}",
                )
