"""A published estimate in words: how large, in whose favour, and how exact.

"Better" and "worse" follow the direction that the record says is good for children, so a reader
never has to work out a sign. The figures as published stand beside the words.
"""

from dataclasses import dataclass
from typing import Literal

from evidence_store.analyses.evidence import Evidence
from evidence_store.analyses.measures import Measure
from evidence_store.kinds.intervention.checks.estimates import RATIOS
from evidence_store.kinds.intervention.outcome import Metric, PooledEstimate, StudyRow
from evidence_store.pages.plots.forest import UNITS

Better = Literal["higher", "lower"]
#: As in the plots; but a published correlation is quoted as it was analysed, and the plots turn it back.
NAMES = {**{str(measure): name for measure, name in UNITS.items()}, "ZCOR": "correlation (Fisher's z)"}
_RATIO_WORDS = {
    "OR": ("The odds were", "times as high with this help"),
    "RR": ("It was", "times as likely with this help"),
    "HR": ("At any time it was", "times as likely with this help"),
}


@dataclass(frozen=True, slots=True)
class EstimateWords:
    """One estimate as a page says it."""

    value: str
    """ "0.20 standard deviations better with this help"."""
    interval: str
    """ "from 0.06 worse to 0.46 better"; empty without an interval."""
    crosses: bool
    """Whether the interval holds no difference."""
    figures: str
    """ "SMD −0.20, 95% interval −0.46 to 0.06"."""
    metric: str
    """The metric's name written out."""


def estimate_words(pooled: PooledEstimate, metric: Metric | None, better: Better) -> EstimateWords:
    """A pooled estimate on its own metric, or on the metric of its outcome."""
    own = pooled.metric or metric or "SMD"
    return _words(pooled.estimate, pooled.ci, own, better)


def pooled_words(evidence: Evidence) -> EstimateWords:
    """Our own pooled estimate, on the scale that is shown."""
    estimate, measure = evidence.estimate, evidence.measure
    if estimate is None or measure is None:
        raise ValueError("there is no estimate to word")
    shown = [measure.display(value) or 0.0 for value in (estimate.value, estimate.low, estimate.high)]
    metric = "SMD" if measure is Measure.GEN else str(measure)
    return _words(shown[0], (shown[1], shown[2]), metric, evidence.better.value)


def row_words(row: StudyRow, metric: Metric | None, better: Better) -> EstimateWords | None:
    """A study's own effect on the metric of its outcome; None where the row has none."""
    if row.effect is None or metric is None:
        return None
    ci = (row.ci_lb, row.ci_ub) if row.ci_lb is not None and row.ci_ub is not None else None
    return _words(row.effect, ci, metric, better)


def row_figures(row: StudyRow) -> str:
    """A study's own effect and interval, as published; empty where the row has none."""
    if row.effect is None:
        return ""
    text = number(row.effect)
    if row.ci_lb is not None and row.ci_ub is not None:
        text += f" ({number(row.ci_lb)} to {number(row.ci_ub)})"
    return text


def number(value: float) -> str:
    """A figure with as many digits as help: −0.20, 12.4, 1,240; a true minus sign."""
    size = abs(value)
    digits = 2 if size < 10 else 1 if size < 100 else 0
    if 0 < size < 0.005:
        digits = 3
    return f"{value:,.{digits}f}".replace("-", "−")


def _words(value: float, ci: tuple[float, float] | None, metric: str, better: Better) -> EstimateWords:
    null = 1.0 if metric in RATIOS else 0.0
    figures = f"{metric} {number(value)}"
    interval, crosses = "", False
    if ci is not None:
        figures += f", 95% interval {number(ci[0])} to {number(ci[1])}"
        crosses = ci[0] <= null <= ci[1]
        ends = ci if metric in RATIOS or better == "higher" else ci[::-1]
        interval = f"from {_end(ends[0], metric, better)} to {_end(ends[1], metric, better)}"
    return EstimateWords(_value(value, metric, better), interval, crosses, figures, NAMES[metric])


def _value(value: float, metric: str, better: Better) -> str:
    sense = _sense(value, metric, better)
    if metric in RATIOS:
        before, after = _RATIO_WORDS[metric]
        verdict = {"better": ": better", "worse": ": worse", "": ""}[sense]
        return f"{before} {number(value)} {after}{verdict}"
    if metric == "RD":
        more = "more" if value > 0 else "fewer"
        verdict = f": {sense}" if sense else ""
        return f"{percent(abs(value))} {more} in 100 with this help{verdict}"
    if metric == "ZCOR":
        return f"A correlation of {number(value)}"
    size = number(abs(value))
    unit = " standard deviations" if metric == "SMD" else " points or units of the measure"
    return f"{size}{unit} {sense + ' ' if sense else ''}with this help"


def _end(value: float, metric: str, better: Better) -> str:
    if metric in RATIOS or metric == "ZCOR":
        return number(value)
    if metric == "RD":
        return f"{percent(abs(value))} {'more' if value > 0 else 'fewer'}"
    return f"{number(abs(value))} {_sense(value, metric, better)}".strip()


def _sense(value: float, metric: str, better: Better) -> str:
    null = 1.0 if metric in RATIOS else 0.0
    if value == null:
        return ""
    return "better" if (value > null) == (better == "higher") else "worse"


def percent(share: float) -> str:
    """A share of 1 as a number of 100, without a needless ".0"."""
    return f"{share * 100:.1f}".removesuffix(".0")
