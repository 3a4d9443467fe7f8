"""Rows of the studies' CSV: each belongs to a result, stands once, and holds one usable form of effect."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule, Suggestion, meant
from evidence_store.kinds.intervention.checks.estimates import (
    INTERVAL_ORDER,
    OUTSIDE_INTERVAL,
    RATIO_NOT_POSITIVE,
    RATIOS,
)
from evidence_store.kinds.intervention.checks.result_names import ResultNames, result_names
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.kinds.intervention.outcome import StudyRow
from evidence_store.records.entry import Entry, RowSet

UNKNOWN_RESULT = Rule(
    "unknown-result",
    "A study row, and a change of a rating, names a result of its summary.",
    "It would silently be left out.",
    "result\nhomelesness",
    "result\nhomelessness",
)
DUPLICATE_STUDY = Rule(
    "duplicate-study",
    "A study stands once for each result.",
    "Counted twice, it would make the result look surer than it is.",
    "homelessness,Greeson 2015\nhomelessness,Greeson 2015",
    "homelessness,Greeson 2015\nhomelessness,Zinn 2017",
)
EVENTS_ABOVE_TOTAL = Rule(
    "events-above-total",
    "No more people have an outcome than are in the group.",
    "The two numbers are probably swapped.",
    "events_t,total_t\n120,88",
    "events_t,total_t\n88,120",
)
INCOMPLETE_ROW = Rule(
    "incomplete-row",
    "A study row holds all numbers of one form of effect that fits the metric.",
    "A row that cannot be used must not look as if it were.",
    "metric: SMD, and the row has mean_t and sd_t only",
    "mean_t,sd_t,n_t,mean_c,sd_c,n_c",
)
RULES = (UNKNOWN_RESULT, DUPLICATE_STUDY, EVENTS_ABOVE_TOTAL, INCOMPLETE_ROW)

FORMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "2x2": (("events_t", "total_t", "events_c", "total_c"),),
    "means": (("mean_t", "sd_t", "n_t", "mean_c", "sd_c", "n_c"),),
    "correlation": (("r", "n"),),
    "effect": (("effect", "se"), ("effect", "ci_lb", "ci_ub")),
}
"""Forms of effect, and the columns each needs."""
FITS = {
    "OR": ("2x2", "effect"),
    "RR": ("2x2", "effect"),
    "RD": ("2x2", "effect"),
    "HR": ("effect",),
    "SMD": ("means", "effect"),
    "MD": ("means", "effect"),
    "ZCOR": ("correlation",),
}
"""Which forms a metric can be worked out from."""


def check(entry: Entry[Intervention]) -> Iterator[Diagnostic]:
    """What is wrong with the rows of the summary's studies."""
    studies = entry.tables.get("studies")
    if studies is None:
        return
    metrics = {result.id: result.metric for result in entry.record.outcomes}
    names = result_names(entry)
    told: set[str] = set()
    seen: dict[tuple[str, str], int] = {}
    for row in studies.rows:
        assert isinstance(row, StudyRow)
        if row.result not in metrics:
            if (
                row.result not in told and not names.repeated & names.renamed
            ):  # its id is told to be there twice
                yield _unknown(entry, studies, row, names)
            told.add(row.result)
            continue
        key = (row.result, " ".join(row.study.lower().split()))
        if key in seen:
            yield DUPLICATE_STUDY.at(
                studies.table.place(row.line, "study"),
                f'"{row.study}" stands for "{row.result}" already on line {seen[key]}',
                "keep one row for each study and result",
            )
        seen.setdefault(key, row.line)
        yield from _numbers(studies, row, metrics[row.result])


def _unknown(entry: Entry[Intervention], studies: RowSet, row: StudyRow, names: ResultNames) -> Diagnostic:
    """What to say of the first row that names a result which the summary does not have."""
    rows = names.strange[row.result]
    ids = [result.id for result in entry.record.outcomes]
    help, mend = meant(row.result, ids, f"the results are: {', '.join(ids) or 'none yet'}")
    if names.lost:
        now = ids[min(names.renamed)]
        help = f'write "{now}", the one result without rows; or call that result "{row.result}" again'
        mend = Suggestion(row.result, now)
    also = f", which {rows} rows name" if rows > 1 else ""
    return UNKNOWN_RESULT.at(
        studies.table.place(row.line, "result"),
        f'the summary has no result "{row.result}"{also}',
        help,
        mend if rows == 1 else None,
    )


def _numbers(studies: RowSet, row: StudyRow, metric: str | None) -> Iterator[Diagnostic]:
    for events, total in (("events_t", "total_t"), ("events_c", "total_c")):
        count, group = getattr(row, events), getattr(row, total)
        if count is not None and group is not None and count > group:
            yield EVENTS_ABOVE_TOTAL.at(
                studies.table.place(row.line, events),
                f"{count} of {group} people cannot be",
                f"check `{events}` and `{total}`; they may be swapped",
            )
    if row.ci_lb is not None and row.ci_ub is not None:
        place = studies.table.place(row.line, "ci_lb")
        if row.ci_lb > row.ci_ub:
            yield INTERVAL_ORDER.at(
                place,
                f"the lower bound {row.ci_lb} is above the upper bound {row.ci_ub}",
                "swap ci_lb and ci_ub",
            )
        elif row.effect is not None and not row.ci_lb <= row.effect <= row.ci_ub:
            yield OUTSIDE_INTERVAL.at(
                place,
                f"the effect {row.effect} lies outside its interval {row.ci_lb} to {row.ci_ub}",
                "compare all three numbers with the source",
            )
    for name in ("effect", "ci_lb", "ci_ub"):
        value = getattr(row, name)
        if metric in RATIOS and value is not None and value <= 0:
            yield RATIO_NOT_POSITIVE.at(
                studies.table.place(row.line, name),
                f"{value} cannot be a ratio ({metric})",
                "write the ratio itself, not its logarithm",
            )
            break
    if metric is not None and studies.complete and form_of(row, metric) is None:
        forms = " or ".join(" + ".join(columns) for form in FITS[metric] for columns in FORMS[form])
        yield INCOMPLETE_ROW.at(
            studies.table.place(row.line),
            f'"{row.study}" has no complete set of numbers for {metric}',
            f"fill in {forms}",
        )


def form_of(row: StudyRow, metric: str) -> tuple[str, ...] | None:
    """The columns the effect is worked out from: a published effect first, then the raw figures."""
    for form in sorted(FITS[metric], key=lambda form: form != "effect"):
        for columns in FORMS[form]:
            if all(getattr(row, column) is not None for column in columns):
                return columns
    return None
