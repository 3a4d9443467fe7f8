"""Turn the rows of a table into studies with effects; collect every fault on the way."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from evidence_store.analyses.cell_numbers import Fault, read_number
from evidence_store.analyses.csv_table import Row, Table
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.outliers import giant_outlier
from evidence_store.analyses.row_error import RowError
from evidence_store.analyses.sample import SMALLEST_RELATIVE_ERROR, can_be_pooled
from evidence_store.analyses.study_forms import Form, choices_for, forms_for


@dataclass(frozen=True, slots=True)
class Study:
    """One study, ready to be pooled."""

    line: int
    """Where it stands in the file."""
    study: str
    """Its label, unique within the outcome."""
    yi: float
    vi: float
    participants: float | None
    """How many people were in it, if the row says so."""
    control_risk: float | None
    """The risk in the control group, where the row has counts."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that is left out, and named."""

    line: int
    study: str
    because: str
    control_risk: float | None = None
    """As for a study: a row that is silent about a ratio still says how common the outcome is."""


@dataclass(frozen=True, slots=True)
class StudyRows:
    """What a table holds, in the order of its rows."""

    studies: tuple[Study, ...]
    dropped: tuple[Dropped, ...]

    def control_risks(self) -> list[float]:
        """Return the risk in the control group of every row with complete counts."""
        rows: tuple[Study | Dropped, ...] = (*self.studies, *self.dropped)
        return [row.control_risk for row in rows if row.control_risk is not None]


def read_studies(
    table: Table, measure: Measure, *, ratio_effects: bool = False
) -> tuple[StudyRows | None, list[RowError]]:
    """Return the studies, or None with every fault of the table. For scales see `forms_for`."""
    forms = forms_for(measure, table.columns, ratio_effects=ratio_effects)
    problems = _missing_columns(table, measure, forms)
    if problems:
        return None, problems
    studies: list[Study] = []
    dropped: list[Dropped] = []
    for row in table.rows:
        found = _read_row(row, measure, forms)
        if isinstance(found, Study):
            studies.append(found)
        elif isinstance(found, Dropped):
            dropped.append(found)
        else:
            problems.extend(found)
    problems.extend(_repeated_labels(table.rows))
    if not studies and not problems:
        reasons = "; ".join(f"{row.study}: {row.because}" for row in dropped)
        problems.append(
            RowError(
                1,
                "study",
                f"no study is left to pool ({reasons})" if dropped else "the file has no study",
                "complete at least one row, or remove the file",
            )
        )
    problems.extend(_outliers(studies))
    if problems:
        return None, sorted(problems, key=lambda problem: problem.line)
    return StudyRows(tuple(studies), tuple(dropped)), []


def _outliers(studies: Sequence[Study]) -> list[RowError]:
    found = giant_outlier([study.yi for study in studies], [study.vi for study in studies])
    if found is None:
        return []
    message = (
        f"the effect of {studies[found].study} is over a thousand times further away than the others differ"
    )
    return [
        RowError(
            studies[found].line, "", message, "look for a slipped decimal point, or another unit or scale"
        )
    ]


def _missing_columns(table: Table, measure: Measure, forms: Sequence[Form]) -> list[RowError]:
    problems = []
    if "study" not in table.columns:
        problems.append(RowError(1, "study", "there is no column 'study'", "add it; every row needs a label"))
    if not forms:
        message = f"no columns from which to work out {measure}"
        problems.append(RowError(1, "", message, f"add {choices_for(measure)}"))
    return problems


def _read_row(row: Row, measure: Measure, forms: Sequence[Form]) -> Study | Dropped | list[RowError]:
    label = row.cells["study"]
    if not label:
        return [RowError(row.line, "study", "the study has no label", "name it: Smith 2010")]
    read = {
        name: read_number(row.cells[name])
        for form in forms
        for name in (*form.columns, *(() if form.participants else ("n",)))
        if name in row.cells
    }
    wrong = [(name, value) for name, value in read.items() if isinstance(value, Fault)]
    if wrong:
        return [RowError(row.line, name, fault.message, fault.help) for name, fault in wrong]
    numbers = {name: value for name, value in read.items() if isinstance(value, float)}
    return study_of(row.line, label, numbers, measure, forms)


def study_of(
    line: int, label: str, numbers: Mapping[str, float], measure: Measure, forms: Sequence[Form]
) -> Study | Dropped | list[RowError]:
    """Return the study that the numbers of one row make, in the first form that is complete."""
    for form in forms:
        if set(form.columns) <= set(numbers):
            return _study_in_form(line, label, numbers, measure, form)
    missing = [name for name in forms[0].columns if name not in numbers]
    return Dropped(line, label, f"{', '.join(missing)} missing")


def _study_in_form(
    line: int, label: str, numbers: Mapping[str, float], measure: Measure, form: Form
) -> Study | Dropped | list[RowError]:
    faults = list(form.faults(numbers, measure))
    participants = _participants(numbers, form)
    if not faults and participants is not None and participants <= 0:
        faults.append(("n", Fault("a study has at least one person", "check the number")))
    if faults:
        return [RowError(line, name, fault.message, fault.help) for name, fault in faults]
    risk = numbers["events_c"] / numbers["total_c"] if "events_c" in form.columns else None
    effect = form.effect(numbers, measure)
    if effect is None:
        return Dropped(line, label, form.left_out, risk)
    if not can_be_pooled(effect.yi, effect.vi):
        return [_beyond_computing(line, form)]
    return Study(line, label, effect.yi, effect.vi, participants, risk)


def _participants(numbers: Mapping[str, float], form: Form) -> float | None:
    if form.participants:
        return fsum(numbers[name] for name in form.participants)
    return numbers.get("n")


def _beyond_computing(line: int, form: Form) -> RowError:
    return RowError(
        line,
        form.columns[-1],
        "the numbers of this row give a standard error that no study has: below "
        f"{SMALLEST_RELATIVE_ERROR:g} of its effect, or beyond all bounds",
        "check the digits of the whole row",
    )


def _repeated_labels(rows: Sequence[Row]) -> list[RowError]:
    """Refuse two rows with one label: the same study would count twice."""
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        label = " ".join(unicodedata.normalize("NFKC", row.cells["study"]).casefold().split())
        if label and label in first:
            problems.append(
                RowError(
                    row.line,
                    "study",
                    f"'{row.cells['study']}' stands already on line {first[label]}",
                    "keep one row per study; if they are two studies, tell their labels apart",
                )
            )
        first.setdefault(label, row.line)
    return problems
