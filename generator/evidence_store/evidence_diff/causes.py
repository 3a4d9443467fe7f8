"""Which facts of a result are different, and which of them moved its rating.

A fact moved the level if taking it alone from the other version moves it: put into the facts before, or taken back out
of the facts after. The rule itself is asked each time, so nothing is said here that it would not do. How sure we can be
is added up from reasons, so there every reason that counts differently has moved it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from evidence_store.analyses.analyse import Analyses, rows_of
from evidence_store.analyses.certainty import CertaintyLevel
from evidence_store.analyses.evidence import evidence_of
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.registry import RULES
from evidence_store.catalogue import Catalogue
from evidence_store.evidence_diff.model import FactChange
from evidence_store.evidence_diff.texts import plain_text, row_text
from evidence_store.kinds.intervention.outcome import OutcomeResult, PooledEstimate, StudyRow
from evidence_store.kinds.vocabulary.models import Outcome
from evidence_store.pages.estimates import estimate_words
from evidence_store.pages.words import counted
from evidence_store.records.entry import Entry

MOST_STUDIES = 30
"""Study rows that are tried one by one: each is pooled twice, and nobody reads a longer list."""
_RATED_BY = ("metric", "better", "trivial_bound", "pooled", "directions", "nothing_usable", "override")
"""Fields of a result that its level can depend on."""


@dataclass(frozen=True, slots=True)
class Case:
    """One result of one version, with all that its level is derived from."""

    result: OutcomeResult
    rows: tuple[StudyRow, ...]
    outcome: Outcome
    rule: str
    rating: Rating
    catalogue: Catalogue

    @classmethod
    def of(cls, entry: Entry[Any], result: OutcomeResult, catalogue: Catalogue, analyses: Analyses) -> "Case":
        """A result that was rated."""
        outcome = catalogue.entries["outcome", result.outcome].record
        rating = analyses.ratings[entry.id, result.id]
        return cls(result, rows_of(entry, result.id), outcome, analyses.rule, rating, catalogue)

    @property
    def level(self) -> str | None:
        """The level that follows from these facts; None where they do not go together."""
        if self.result.override:
            return self.result.override.level.replace("-", "_")
        try:
            return RULES[self.rule].derive(evidence_of(self.result, self.rows, self.outcome).facts).level
        except (ValueError, ArithmeticError):  # half of one version and half of the other need not make sense
            return None


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that is different, and how to take it from the other version."""

    change: FactChange
    taken: Callable[[Case, Case], Case]
    """Gives the first case with this fact of the second."""

    def moves(self, before: Case, after: Case) -> bool:
        """Whether it alone moves the level, in one direction or the other."""
        tried = ((before, self.taken(before, after)), (after, self.taken(after, before)))
        return any(other.level not in (None, case.rating.level) for case, other in tried)


def facts_between(before: Case, after: Case) -> list[FactChange]:
    """Every fact that is different, those that moved the rating first."""
    facts = [*_studies(before, after), *_fields(before, after), *_around(before, after)]
    moving: list[FactChange] = []
    if before.rating.level != after.rating.level:
        alone = [fact.change for fact in facts if fact.moves(before, after)]
        moving = alone or [fact.change for fact in facts if _can_move(fact.change)]  # they did it together
    changes = [replace(f.change, moves="effect") if f.change in moving else f.change for f in facts]
    changes += _certainty(before, after)
    return sorted(changes, key=lambda change: not change.moves)


def _can_move(change: FactChange) -> bool:
    return change.fact in ("study", "vocabulary", "rule", *_RATED_BY)


# Studies ---------------------------------------------------------------------


def _studies(before: Case, after: Case) -> Iterator[_Fact]:
    old, new = ({row.study: row for row in case.rows} for case in (before, after))
    different = [
        study for study in dict.fromkeys([*old, *new]) if _figures(old, study) != _figures(new, study)
    ]
    if len(different) > MOST_STUDIES:
        was, now = (counted(len(case.rows), "study", "studies") for case in (before, after))
        yield _Fact(FactChange("study", f"{len(different)} of them", was, now), _with_rows)
        return
    for study in sorted(different):
        one, other = old.get(study), new.get(study)
        change = FactChange(
            "study", study, row_text(one, other) if one else None, row_text(other, one) if other else None
        )
        yield _Fact(change, lambda case, other, study=study: _with_row(case, other, study))  # type: ignore[misc]


def _figures(rows: dict[str, StudyRow], study: str) -> dict[str, Any] | None:
    return rows[study].model_dump(exclude={"line"}) if study in rows else None


def _with_rows(case: Case, other: Case) -> Case:
    return replace(case, rows=other.rows)


def _with_row(case: Case, other: Case, study: str) -> Case:
    kept = [row for row in case.rows if row.study != study]
    return replace(case, rows=(*kept, *(row for row in other.rows if row.study == study)))


# The result itself -------------------------------------------------------------


def _fields(before: Case, after: Case) -> Iterator[_Fact]:
    for name in OutcomeResult.model_fields:
        old, new = getattr(before.result, name), getattr(after.result, name)
        if old == new or name == "certainty":
            continue
        was, now = _value(old, before.result), _value(new, after.result)
        if was == now:  # it differs in something that the short words leave out
            was, now = _whole(old), _whole(new)
        change = FactChange(name, "", was, now)
        yield _Fact(change, lambda case, other, name=name: _with_field(case, other, name))  # type: ignore[misc]


def _with_field(case: Case, other: Case, name: str) -> Case:
    return replace(case, result=case.result.model_copy(update={name: getattr(other.result, name)}))


def _value(value: Any, result: OutcomeResult) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, PooledEstimate):
        words = [estimate_words(value, result.metric, result.better).figures]
        words += [counted(value.k, "study", "studies")] if value.k is not None else []
        return f"{', '.join(words)} ({value.source})"
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_value(item, result) for item in value)))
    return _whole(value)


def _whole(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(_whole, value)))
    if isinstance(value, BaseModel):
        return plain_text(value.model_dump(mode="json", by_alias=True, exclude_none=True))
    return plain_text(value)


def _around(before: Case, after: Case) -> Iterator[_Fact]:
    """What a rating depends on outside of its page."""
    old, new = ((case.outcome.metric, case.outcome.trivial_bound) for case in (before, after))
    if old != new and before.result.outcome == after.result.outcome:
        was, now = (f"trivial bound {bound} ({metric})" if bound else metric for metric, bound in (old, new))
        change = FactChange("vocabulary", after.result.outcome, was, now)
        yield _Fact(change, lambda case, other: replace(case, outcome=other.outcome))
    if before.rule != after.rule:
        change = FactChange("rule", "", before.rule, after.rule)
        yield _Fact(change, lambda case, other: replace(case, rule=other.rule))


# Certainty -----------------------------------------------------------------------


def _certainty(before: Case, after: Case) -> Iterator[FactChange]:
    old, new = before.rating.certainty, after.rating.certainty
    was, now = _reasons(old, before), _reasons(new, after)
    moved = (old.level if old else None) != (new.level if new else None)
    for name in sorted(was.keys() | now.keys()):
        first, second = was.get(name), now.get(name)
        if first == second:
            continue
        counts = (first[0] if first else 0) != (second[0] if second else 0)
        yield FactChange(
            "certainty", name, first and first[1], second and second[1],
            moves="certainty" if moved and counts else "",
        )  # fmt: skip


def _reasons(level: CertaintyLevel | None, case: Case) -> dict[str, tuple[int, str]]:
    """Where it starts and each step, by name: how many levels, and why."""
    certainty = case.result.certainty
    if level is None or certainty is None:
        return {}
    starts = f"starts {certainty.start}: {certainty.start_because}"
    judged = f"{certainty.judged_by}, {certainty.judged_on.isoformat()}"
    return {
        "start": (level.start + 1, starts),  # so that no start, 0, differs from the lowest there is
        **{step.reason: (step.by, f"{_steps(step.by)}: {step.because}") for step in level.steps},
        "judged by": (0, judged),
    }


def _steps(by: int) -> str:
    return f"{counted(abs(by), 'step')} {'up' if by > 0 else 'down'}"
