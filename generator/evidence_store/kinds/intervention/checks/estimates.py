"""Published estimates: intervals in order, estimates within them, ratios above 0."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.kinds.intervention.outcome import PooledEstimate
from evidence_store.records.entry import Entry
from evidence_store.sources.positions import Path

INTERVAL_ORDER = Rule(
    "interval-order",
    "An interval has two bounds, the lower one first.",
    "Swapped bounds turn certainty into nonsense.",
    "ci: [2.22, 1.38]",
    "ci: [1.38, 2.22]",
)
OUTSIDE_INTERVAL = Rule(
    "estimate-outside-interval",
    "An estimate lies within its interval.",
    "If it does not, one of the three numbers is a slip of the pen.",
    "estimate: 17.5\nci: [1.38, 2.22]",
    "estimate: 1.75\nci: [1.38, 2.22]",
)
RATIO_NOT_POSITIVE = Rule(
    "ratio-not-positive",
    "A ratio (OR, RR, HR) and its interval lie above 0.",
    "A negative ratio is perhaps its logarithm; mixing the two up changes what the page says.",
    "metric: RR\nestimate: -0.56",
    "metric: RR\nestimate: 0.57",
)
IMPOSSIBLE_DIFFERENCE = Rule(
    "impossible-difference",
    "A risk difference lies between -1 and 1.",
    "A risk difference of 11 is perhaps 11 percentage points, that is 0.11.",
    "metric: RD\nestimate: -11",
    "metric: RD\nestimate: -0.11",
)
COUNTS_IMPOSSIBLE = Rule(
    "impossible-counts",
    "An estimate rests on at least one study, and a study on at least one person.",
    "A result of no studies is no result.",
    "k: 16\nn: 7",
    "k: 16\nn: 7085",
)
RULES = (INTERVAL_ORDER, OUTSIDE_INTERVAL, RATIO_NOT_POSITIVE, IMPOSSIBLE_DIFFERENCE, COUNTS_IMPOSSIBLE)

RATIOS = frozenset({"OR", "RR", "HR"})


def check(entry: Entry[Intervention]) -> Iterator[Diagnostic]:
    """What cannot be true of the published estimates."""
    for index, result in enumerate(entry.record.outcomes):
        if result.pooled:
            path = ("outcomes", index, "pooled")
            yield from _check(entry, path, result.pooled, result.pooled.metric or result.metric)
        for number, other in enumerate(result.also_reported):
            other_path = ("outcomes", index, "also_reported", number)
            yield from _check(entry, other_path, other, other.metric or result.metric)


def _check(
    entry: Entry[Intervention], path: Path, pooled: PooledEstimate, metric: str | None
) -> Iterator[Diagnostic]:
    numbers = [("estimate", pooled.estimate)]
    for name in ("ci", "prediction_interval"):
        interval = getattr(pooled, name)
        if interval is None:
            continue
        low, high = interval
        numbers += [(name, low), (name, high)]
        if low > high:
            yield INTERVAL_ORDER.at(
                entry.place(*path, name),
                f"the lower bound {low} is above the upper bound {high}",
                f"write [{high}, {low}]",
            )
        elif not low <= pooled.estimate <= high:
            yield OUTSIDE_INTERVAL.at(
                entry.place(*path, name),
                f"the estimate {pooled.estimate} lies outside its interval {low} to {high}",
                "compare all three numbers with the source",
            )
    for name, value in numbers:
        if metric in RATIOS and value <= 0:
            yield RATIO_NOT_POSITIVE.at(
                entry.place(*path, name),
                f"{value} cannot be a ratio ({metric})",
                "write the ratio itself, not its logarithm; or correct the metric",
            )
            break
        if metric == "RD" and abs(value) > 1:
            yield IMPOSSIBLE_DIFFERENCE.at(
                entry.place(*path, name),
                f"{value} cannot be a risk difference",
                f"write percentage points as a share of 1: {value / 100:g}",
            )
            break
    if pooled.k == 0 or (pooled.n is not None and pooled.n < (pooled.k or 1)):
        yield COUNTS_IMPOSSIBLE.at(
            entry.place(*path),
            f"{pooled.k} studies with {pooled.n} people cannot be",
            "check k (studies) and n (people)",
        )
