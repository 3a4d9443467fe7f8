"""Study rows of a summary -> effects with variances, by the same forms as any file of studies."""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_store.analyses.measures import Measure
from evidence_store.analyses.sample import LARGEST_NUMBER, can_be_pooled
from evidence_store.analyses.study_forms import Form, forms_for
from evidence_store.kinds.intervention.checks.study_rows import form_of
from evidence_store.kinds.intervention.outcome import StudyRow

_BEYOND = "its numbers are too large or too small to be a result"


@dataclass(frozen=True, slots=True)
class StudyEffect:
    """What one study found."""

    row: StudyRow
    yi: float
    """The effect on the analysis scale, with the sign of the source."""
    vi: float
    """Its sampling variance."""
    n: float | None
    """People in the study; None where the row does not say."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not pooled, and why."""

    row: StudyRow
    because: str


def study_effects(
    rows: Sequence[StudyRow], measure: Measure
) -> tuple[tuple[StudyEffect, ...], tuple[LeftOut, ...]]:
    """The effects of the rows that can be pooled, in their order, and the rows that cannot."""
    effects, left_out = [], []
    for row in rows:
        form = _form(row, measure)
        if form is None:
            left_out.append(LeftOut(row, "it has no complete set of numbers"))
            continue
        numbers = {name: float(getattr(row, name)) for name in form.columns}
        if max(map(abs, numbers.values())) > LARGEST_NUMBER:
            left_out.append(LeftOut(row, _BEYOND))
            continue
        fault = next(iter(form.faults(numbers, measure)), None)
        if fault is not None:
            left_out.append(LeftOut(row, f"{fault[0]}: {fault[1].message}"))
            continue
        effect = form.effect(numbers, measure)
        if effect is None:
            left_out.append(LeftOut(row, form.left_out))
        elif not can_be_pooled(effect.yi, effect.vi):
            left_out.append(LeftOut(row, _BEYOND))
        elif people_of(row) == 0:
            left_out.append(LeftOut(row, "n: a study has at least one person"))
        else:
            effects.append(StudyEffect(row, effect.yi, effect.vi, people_of(row)))
    return tuple(effects), tuple(left_out)


def _form(row: StudyRow, measure: Measure) -> Form | None:
    """The way the row states its result: a published effect first, then the raw figures."""
    columns = form_of(row, str(measure))
    if columns is None:
        return None
    forms = forms_for(measure, columns, ratio_effects=True)
    return next((form for form in forms if form.columns == columns), None)


def people_of(row: StudyRow) -> float | None:
    """How many people a row rests on; None where it does not say. Weighted samples have fractions."""
    if row.n is not None:
        return row.n
    for treated, compared in ((row.n_t, row.n_c), (row.total_t, row.total_c)):
        if treated is not None and compared is not None:
            return treated + compared
    return None
