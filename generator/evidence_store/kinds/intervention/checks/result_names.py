"""Names of results in the table of studies, beside the results of the summary: what was renamed in one place alone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from evidence_store.kinds.intervention.model import Intervention
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class ResultNames:
    """What stands in one of the two places and not in the other."""

    strange: Mapping[str, int]
    """Names in the table that no result has, with the number of their rows."""
    repeated: frozenset[int]
    """Results that have the id of an earlier one, by their place in the list."""
    empty: frozenset[int]
    """Results without rows or other facts."""

    @property
    def renamed(self) -> frozenset[int]:
        """Results whose rows are those with strange names: to say that they have no facts would be the fault again."""
        lost = self.repeated | self.empty
        return lost if len(lost) <= len(self.strange) else frozenset()

    @property
    def lost(self) -> str:
        """The one name in the table that a result must have had; nothing where it may be one of several."""
        return next(iter(self.strange)) if len(self.strange) == len(self.renamed) == 1 else ""


def result_names(entry: Entry[Intervention]) -> ResultNames:
    """Compare the two."""
    studies = entry.tables.get("studies")
    rows = Counter(str(getattr(row, "result", "")) for row in studies.rows) if studies else Counter[str]()
    ids = [result.id for result in entry.record.outcomes]
    return ResultNames(
        {name: count for name, count in rows.items() if name not in ids},
        frozenset(index for index, id in enumerate(ids) if id in ids[:index]),
        frozenset(
            index
            for index, result in enumerate(entry.record.outcomes)
            if not rows[result.id] and _is_empty(result)
        ),
    )


def _is_empty(result: OutcomeResult) -> bool:
    return result.pooled is None and result.directions is None and result.nothing_usable is None
