"""Study rows against themselves and each other."""

from collections.abc import Iterator
from math import isclose, log

from evidence_store.analyses.distributions import normal_quantile
from evidence_store.analyses.evidence import Evidence
from evidence_store.analyses.outliers import giant_outlier
from evidence_store.analyses.rating import Rating
from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.kinds.intervention import Intervention
from evidence_store.records.entry import Entry, RowSet

ERROR_AGAINST_INTERVAL = Rule(
    "error-contradicts-interval",
    "A standard error and a 95 % interval of one row fit together.",
    "The weight of the study depends on it.",
    "se,ci_lb,ci_ub\n0.51,-0.31,0.79",
    "se,ci_lb,ci_ub\n0.28,-0.31,0.79",
    Severity.WARNING,
)
IDENTICAL_ROWS = Rule(
    "identical-rows",
    "Two studies of one result do not have the same numbers throughout.",
    "One study entered under two names is counted twice.",
    "study,effect,se,n\nSmith 2019,0.21,0.05,140\nSmith and Jones 2019,0.21,0.05,140",
    "study,effect,se,n\nSmith and Jones 2019,0.21,0.05,140",
    Severity.WARNING,
)
ROW_LEFT_OUT = Rule(
    "row-left-out",
    "Every study row can be pooled.",
    "A study that is left out is missing from the result; the page says so.",
    "events_t,total_t,events_c,total_c\n0,50,0,48",
    "(nothing to mend: such a row says nothing about a ratio)",
    Severity.WARNING,
)
GIANT_OUTLIER = Rule(
    "giant-outlier",
    "No study lies a thousand times further away than the others differ.",
    "A slipped decimal point in one row can turn the whole result.",
    "effect\n0.21\n0.18\n19500",
    "effect\n0.21\n0.18\n0.195",
)
RULES = (GIANT_OUTLIER, ERROR_AGAINST_INTERVAL, IDENTICAL_ROWS, ROW_LEFT_OUT)  # fmt: skip

#: Published bounds are rounded; an error this share away from them is more than rounding.
MOST_APART = 0.1


def check(entry: Entry[Intervention], index: int, rating: Rating) -> Iterator[Diagnostic]:
    """What the rows of one result contradict."""
    studies = entry.tables.get("studies")
    if studies is None:
        return
    evidence = rating.evidence
    for left_out in evidence.left_out:
        yield ROW_LEFT_OUT.at(
            studies.table.place(left_out.row.line), f'"{left_out.row.study}" is left out: {left_out.because}',
            "check the row; if it is right, nothing needs to be done",
        )  # fmt: skip
    outlier = giant_outlier(
        [study.yi for study in evidence.studies], [study.vi for study in evidence.studies]
    )
    if outlier is not None:
        row = evidence.studies[outlier].row
        yield GIANT_OUTLIER.at(
            studies.table.place(row.line),
            f'"{row.study}" is over a thousand times further away than the others differ',
            "look for a slipped decimal point, or another unit or scale",
        )  # fmt: skip
    yield from _errors(studies, evidence)
    yield from _identical(studies, evidence)


def _errors(studies: RowSet, evidence: Evidence) -> Iterator[Diagnostic]:
    ratio = evidence.measure is not None and evidence.measure.log_scale
    for study in evidence.studies:
        row = study.row
        if row.se is None or row.ci_lb is None or row.ci_ub is None:
            continue
        low, high = (log(row.ci_lb), log(row.ci_ub)) if ratio else (row.ci_lb, row.ci_ub)
        implied = (high - low) / (2 * normal_quantile())
        if not isclose(implied, row.se, rel_tol=MOST_APART):
            yield ERROR_AGAINST_INTERVAL.at(
                studies.table.place(row.line, "se"),
                f"the standard error is {row.se:.3g}, but the interval stands for {implied:.3g}",
                "compare both with the source; is the error that of the logarithm?",
            )  # fmt: skip


def _identical(studies: RowSet, evidence: Evidence) -> Iterator[Diagnostic]:
    seen: dict[tuple[float, float, float | None], int] = {}
    for study in evidence.studies:
        numbers = (study.yi, study.vi, study.n)
        if numbers in seen and study.n is not None:
            yield IDENTICAL_ROWS.at(
                studies.table.place(study.row.line),
                f'"{study.row.study}" has the same numbers as line {seen[numbers]}',
                "if it is the same study, delete one row; if not, say so in the note",
            )  # fmt: skip
        seen.setdefault(numbers, study.row.line)
