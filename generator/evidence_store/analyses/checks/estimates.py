"""Published estimates against each other and against the study rows."""

import math
from collections.abc import Iterator

from evidence_store.analyses.evidence import Basis, impossible
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.sample import LARGEST_NUMBER
from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.kinds.intervention import Intervention
from evidence_store.kinds.intervention.outcome import PooledEstimate
from evidence_store.records.entry import Entry
from evidence_store.sources.positions import Path

STATED_DIFFERS = Rule(
    "stated-estimate-differs",
    "A stated pooled estimate agrees with the study rows beside it.",
    "One of the two is wrong, or they are not about the same studies.",
    "pooled: {estimate: 0.44} over rows that pool to 0.19",
    "pooled: {estimate: 0.19}",
    Severity.WARNING,
)
P_AGAINST_INTERVAL = Rule(
    "p-contradicts-interval",
    "A p value and a 95 % interval say the same about no difference.",
    "If p is below 0.05 the interval excludes no difference; one of the numbers is a slip of the pen.",
    "ci: [-0.36, 0.04]\np: 0.012",
    "ci: [-0.36, 0.04]\np: 0.12",
    Severity.WARNING,
)
OFF_CENTRE = Rule(
    "interval-off-centre",
    "An estimate lies in the middle of its interval, on the scale it is analysed on.",
    "If it does not, a digit may be wrong; or the metric is (the interval of a ratio is even on the log scale).",
    "metric: RR\nestimate: 0.57\nci: [0.35, 9.3]",
    "metric: RR\nestimate: 0.57\nci: [0.35, 0.93]",
    Severity.WARNING,
)
ONE_STUDY_VARIES = Rule(
    "one-study-varies",
    "A single study has no variation between studies.",
    "I-squared or tau-squared above 0 with k = 1 means that one of them is wrong.",
    "k: 1\ni2: 46",
    "k: 6\ni2: 46",
)
IMPOSSIBLE_EFFECT = Rule(
    "impossible-effect",
    "A published effect has a size that an effect can have, and an interval with a width.",
    "Other numbers are a slip of the pen, or rounded too far; nothing can be worked out from them.",
    "estimate: 0.16\nci: [0.16, 0.16]",
    "estimate: 0.16\nci: [0.11, 0.21]",
)
RULES = (IMPOSSIBLE_EFFECT, STATED_DIFFERS, P_AGAINST_INTERVAL, OFF_CENTRE, ONE_STUDY_VARIES)  # fmt: skip

#: Reviews pool by other methods than ours; a quarter of a standard error is more than these explain.
MOST_ERRORS_APART = 0.25
#: Rounding moves an estimate from the middle by less than this share of the interval's width.
MOST_OFF_CENTRE = 0.12
SIGNIFICANT = 0.05
#: p values this close to 0.05 can stand beside a rounded interval on either side of no difference.
P_ROUNDING = 0.010001


def check(entry: Entry[Intervention], index: int, rating: Rating) -> Iterator[Diagnostic]:
    """What the published estimates of one result contradict."""
    result = entry.record.outcomes[index]
    if (result.trivial_bound or 0) > LARGEST_NUMBER:
        yield IMPOSSIBLE_EFFECT.at(
            entry.place("outcomes", index, "trivial_bound"),
            f"{result.trivial_bound} is larger than any effect", "check the digits",
        )  # fmt: skip
    if result.pooled is not None:
        path: Path = ("outcomes", index, "pooled")
        yield from _alone(entry, path, result.pooled, result.pooled.metric or result.metric)
        yield from _against_rows(entry, path, result.pooled, rating)
    for number, other in enumerate(result.also_reported):
        path = ("outcomes", index, "also_reported", number)
        yield from _alone(entry, path, other, other.metric or result.metric)


def _alone(
    entry: Entry[Intervention], path: Path, pooled: PooledEstimate, metric: str | None
) -> Iterator[Diagnostic]:
    if pooled.k == 1 and (pooled.i2 or pooled.tau2):
        yield ONE_STUDY_VARIES.at(
            entry.place(*path, "i2" if pooled.i2 else "tau2"),
            "one study cannot vary between studies", "check k, i2 and tau2",
        )  # fmt: skip
    wrong = impossible(pooled)
    if wrong is not None:
        yield IMPOSSIBLE_EFFECT.at(
            entry.place(*path, "estimate"), wrong, "compare all three numbers with the source"
        )
        return
    if pooled.ci is None or metric is None:
        return
    scale = math.log if Measure(metric).log_scale else float
    value, low, high = scale(pooled.estimate), scale(pooled.ci[0]), scale(pooled.ci[1])
    if high > low and abs((low + high) / 2 - value) > MOST_OFF_CENTRE * (high - low):
        yield OFF_CENTRE.at(
            entry.place(*path, "ci"),
            f"the estimate {pooled.estimate} is far from the middle of its interval {pooled.ci[0]} to {pooled.ci[1]}",
            "compare all three numbers with the source, and the metric too",
        )  # fmt: skip
    if pooled.p is not None and abs(pooled.p - SIGNIFICANT) > P_ROUNDING and low != 0 != high:
        includes = low < 0 < high
        if includes == (pooled.p < SIGNIFICANT):
            says = "includes" if includes else "excludes"
            yield P_AGAINST_INTERVAL.at(
                entry.place(*path, "p"), f"p is {pooled.p}, but the interval {says} no difference",
                "compare p and the interval with the source",
            )  # fmt: skip


def _against_rows(
    entry: Entry[Intervention], path: Path, pooled: PooledEstimate, rating: Rating
) -> Iterator[Diagnostic]:
    evidence = rating.evidence
    if evidence.basis is not Basis.STUDIES or evidence.estimate is None or evidence.fit is None:
        return
    measure = evidence.measure
    if measure is None or (pooled.metric or measure) != measure:
        return
    stated = math.log(pooled.estimate) if measure.log_scale else pooled.estimate
    error = 1 / math.sqrt(evidence.fit.total_weight)
    if abs(stated - evidence.estimate.value) > MOST_ERRORS_APART * error:
        ours = measure.display(evidence.estimate.value)
        yield STATED_DIFFERS.at(
            entry.place(*path, "estimate"),
            f"the rows pool to {ours:.3g}, but {pooled.estimate} is stated",
            "check the rows, their signs and the stated number; say in the note why they differ if both are right",
        )  # fmt: skip
    if pooled.k is not None and pooled.k != len(evidence.studies) + len(evidence.left_out):
        yield STATED_DIFFERS.at(
            entry.place(*path, "k"),
            f"there are {len(evidence.studies) + len(evidence.left_out)} rows, but k is {pooled.k}",
            "add the missing rows, or correct k",
        )  # fmt: skip
