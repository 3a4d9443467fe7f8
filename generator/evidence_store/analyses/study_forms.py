"""Name the ways in which a row can state a result, what each must satisfy, and its effect.

A form is a set of columns. A row is read by the first form that its measure allows and all of
whose cells are filled, so one file may mix trials that report counts with ones that report only
an odds ratio.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from evidence_store.analyses import effect_sizes
from evidence_store.analyses.cell_numbers import Fault
from evidence_store.analyses.effect_sizes import EffectSize
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.sample import SMALLEST_ERROR

Numbers = Mapping[str, float]
Faults = Iterator[tuple[str, Fault]]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to state a result."""

    columns: tuple[str, ...]
    measures: frozenset[Measure]
    """The measures that can be worked out from these columns."""
    faults: Callable[[Numbers, Measure], Faults]
    """What is impossible about the numbers, with the column to blame."""
    effect: Callable[[Numbers, Measure], EffectSize | None]
    """The effect; None if by convention the row says nothing."""
    participants: tuple[str, ...] = ()
    """The columns that add up to the number of participants."""
    left_out: str = ""
    """Why a row can be left out by convention."""


def _count_faults(row: Numbers, _: Measure) -> Faults:
    for arm in ("t", "c"):
        events, total = row[f"events_{arm}"], row[f"total_{arm}"]
        if events < 0:
            yield f"events_{arm}", Fault("a count cannot be negative", "check the number")
        elif 0 < events < SMALLEST_ERROR:
            yield f"events_{arm}", Fault("too small to be a count", "check the number")
        if total < 1:
            yield f"total_{arm}", Fault("a group has at least one person", "check the number")
        elif events > total:
            yield (
                f"events_{arm}",
                Fault(
                    f"{events:g} people with the outcome, but only {total:g} in the group",
                    "check both numbers; the second is the whole group, not those without it",
                ),
            )


def _mean_faults(row: Numbers, _: Measure) -> Faults:
    for arm in ("t", "c"):
        # As good as zero is zero: its square would vanish, and the effect be divided by nothing.
        if row[f"sd_{arm}"] < SMALLEST_ERROR:
            yield (
                f"sd_{arm}",
                Fault(
                    "a standard deviation is above 0",
                    "check the number; leave it empty if the report gives none",
                ),
            )
        if row[f"n_{arm}"] < 2:
            yield (
                f"n_{arm}",
                Fault("a group with a standard deviation has at least 2 people", "check it"),
            )


def _correlation_faults(row: Numbers, _: Measure) -> Faults:
    if not -1 < row["r"] < 1:
        yield "r", Fault("a correlation lies between -1 and 1", "check the number")
    if row["n"] <= 3:
        yield "n", Fault("a correlation needs more than 3 people", "check the number")


def _error_faults(row: Numbers, _: Measure) -> Faults:
    if row["se"] <= 0:
        yield (
            "se",
            Fault(
                "a standard error is above 0",
                "check the number; leave it empty if the report gives none",
            ),
        )


def _ratio_error_faults(row: Numbers, measure: Measure) -> Faults:
    yield from _ratio_faults(row, measure, ("effect",))
    yield from _error_faults(row, measure)


def _ratio_faults(row: Numbers, measure: Measure, names: tuple[str, ...]) -> Faults:
    for name in names:
        if row[name] <= 0:
            yield (
                name,
                Fault(
                    f"a ratio is above 0, and {measure} is one",
                    "give the ratio and its interval themselves, not their logarithms",
                ),
            )


def _interval_faults(row: Numbers, measure: Measure) -> Faults:
    effect, low, high = row["effect"], row["ci_lb"], row["ci_ub"]
    if measure.log_scale and min(effect, low, high) <= 0:
        yield from _ratio_faults(row, measure, ("effect", "ci_lb", "ci_ub"))
        return
    if low == high:
        yield "ci_ub", Fault("the interval has no width", "check both bounds")
    elif low > high:
        yield "ci_ub", Fault("the upper bound is below the lower one", "swap or check the bounds")
    elif not low <= effect <= high:
        yield "effect", Fault("the effect lies outside its own interval", "check the three numbers")


def _two_by_two(row: Numbers, measure: Measure) -> EffectSize | None:
    return {
        Measure.OR: effect_sizes.log_odds_ratio,
        Measure.RR: effect_sizes.log_risk_ratio,
        Measure.RD: effect_sizes.risk_difference,
    }[measure](row["events_t"], row["total_t"], row["events_c"], row["total_c"])


def _means(row: Numbers, measure: Measure) -> EffectSize:
    return {
        Measure.SMD: effect_sizes.standardised_mean_difference,
        Measure.MD: effect_sizes.mean_difference,
    }[measure](row["mean_t"], row["sd_t"], row["n_t"], row["mean_c"], row["sd_c"], row["n_c"])


#: Fisher's z is not read from an effect column: nobody could tell there whether r or z was meant.
_STATED = frozenset(Measure) - {Measure.ZCOR}

_WITH_ERROR = Form(
    columns=("effect", "se"),
    measures=_STATED,
    faults=_error_faults,
    effect=lambda row, _: effect_sizes.from_standard_error(row["effect"], row["se"], ratio=False),
)
_RATIO_WITH_ERROR = Form(
    columns=("effect", "se"),
    measures=_STATED,
    faults=_ratio_error_faults,
    effect=lambda row, _: effect_sizes.from_standard_error(row["effect"], row["se"], ratio=True),
)

FORMS = (
    Form(
        columns=("events_t", "total_t", "events_c", "total_c"),
        measures=frozenset({Measure.OR, Measure.RR, Measure.RD}),
        faults=_count_faults,
        effect=_two_by_two,
        participants=("total_t", "total_c"),
        left_out="nobody, or everybody, had the outcome in both groups",
    ),
    Form(
        columns=("mean_t", "sd_t", "n_t", "mean_c", "sd_c", "n_c"),
        measures=frozenset({Measure.SMD, Measure.MD}),
        faults=_mean_faults,
        effect=_means,
        participants=("n_t", "n_c"),
    ),
    Form(
        columns=("r", "n"),
        measures=frozenset({Measure.ZCOR}),
        faults=_correlation_faults,
        effect=lambda row, _: effect_sizes.fisher_z(row["r"], row["n"]),
        participants=("n",),
    ),
    _WITH_ERROR,
    Form(
        columns=("effect", "ci_lb", "ci_ub"),
        measures=_STATED,
        faults=_interval_faults,
        effect=lambda row, measure: effect_sizes.from_interval(
            row["effect"], row["ci_lb"], row["ci_ub"], ratio=measure.log_scale
        ),
    ),
)


def forms_for(measure: Measure, columns: Collection[str], *, ratio_effects: bool = False) -> tuple[Form, ...]:
    """Return the forms in which these columns can state a measure, the fullest first.

    A ratio stands as itself beside an interval. Beside a standard error it stands as its logarithm,
    as statistics programs write it, unless `ratio_effects` says that it is the ratio there too. One
    column cannot hold both: without that word, standard errors beside intervals are not read.
    """
    forms = [form for form in FORMS if measure in form.measures and {*form.columns} <= {*columns}]
    if measure.log_scale and _WITH_ERROR in forms:
        place = forms.index(_WITH_ERROR)
        if ratio_effects:
            forms[place] = _RATIO_WITH_ERROR
        elif any("ci_lb" in form.columns for form in forms):
            del forms[place]
    return tuple(forms)


def choices_for(measure: Measure) -> str:
    """Return the columns that would do for a measure, in words."""
    return " or ".join(",".join(form.columns) for form in FORMS if measure in form.measures)
