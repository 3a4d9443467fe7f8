"""A forest plot: each study's effect with its interval, what they add up to, and what a new place may see.

Coordinates across are percent of the width and coordinates down are pixels, so that the text keeps its size on a
phone and on a desk.
"""

import math
from dataclasses import dataclass

from evidence_store.analyses.evidence import Basis, Evidence
from evidence_store.analyses.measures import Measure
from evidence_store.kinds.intervention.outcome import OutcomeResult, PooledEstimate
from evidence_store.pages.plots.axis import Axis, axis_for, signed

ROW_HEIGHT = 44
TOP = 6
SMALLEST_SQUARE, LARGEST_SQUARE = 5.0, 14.0
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the plot."""

    label: str
    """At most as long as fits; the table has the whole."""
    full_label: str
    numbers: str
    """The effect and its interval in figures."""
    y: int
    at: float
    low: float
    high: float
    cut_low: bool
    cut_high: bool
    size: float
    """The side of the square in pixels, its area by the study's weight."""
    weight: str
    """The study's share in percent; empty where nothing is pooled here."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that the template draws."""

    rows: tuple[Row, ...]
    pooled: Row | None
    """The diamond; None where nothing is pooled."""
    predicted: Row | None
    """The prediction interval."""
    axis: Axis
    height: int
    axis_y: int
    favours_left: str
    favours_right: str
    unit: str
    """What the numbers are, in words."""
    description: str
    """The answer of the plot in one sentence."""


UNITS = {
    Measure.SMD: "standardised mean difference",
    Measure.OR: "odds ratio",
    Measure.RR: "risk ratio",
    Measure.HR: "hazard ratio",
    Measure.RD: "risk difference",
    Measure.MD: "mean difference",
    Measure.ZCOR: "correlation",
    Measure.GEN: "effect",
}


def effect_text(measure: Measure, value: float, low: float, high: float) -> str:
    """`−0.20 (−0.46 to 0.06)`: an effect with its interval as it is shown."""
    shown = [measure.display(v) for v in (value, low, high)]
    first, second, third = ["beyond all numbers" if v is None else two_digits(v) for v in shown]
    return f"{first} ({second} to {third})"


def two_digits(value: float) -> str:
    """Two decimals and a true minus sign; more where two would say nothing."""
    text = f"{value:.2f}" if abs(value) >= 0.005 or value == 0 else f"{value:.1g}"
    return ("0.00" if text == "-0.00" else text).replace("-", "−")


def forest_plot(evidence: Evidence, result: OutcomeResult) -> Plot | None:
    """The plot of an outcome's studies or published estimates; None where there is nothing to draw."""
    measure, estimate = evidence.measure, evidence.estimate
    if measure is None or estimate is None:
        return None
    if evidence.basis is Basis.STUDIES:
        return _of_studies(evidence, measure)
    others = [
        other for other in result.also_reported if other.ci and (other.metric or result.metric) == measure
    ]
    return _of_published(evidence, measure, result, others)


def _of_studies(evidence: Evidence, measure: Measure) -> Plot:
    tau2 = evidence.fit.tau2 if evidence.fit else 0.0
    weights = [1 / (study.vi + tau2) for study in evidence.studies]
    total = sum(weights)
    reach = 1.959963984540054
    spans = [(s.yi - reach * math.sqrt(s.vi), s.yi + reach * math.sqrt(s.vi)) for s in evidence.studies]
    estimate = evidence.estimate
    assert estimate is not None
    bounds = [b for span in spans for b in span] + [estimate.low, estimate.high]
    axis = axis_for(measure, [s.yi for s in evidence.studies] + [estimate.value], bounds)
    rows = tuple(
        _row(axis, study.row.study, study.yi, *span, number, size=_size(weight / max(weights)),
             weight=f"{100 * weight / total:.0f} %" if len(weights) > 1 else "")
        for number, (study, span, weight) in enumerate(zip(evidence.studies, spans, weights, strict=True))
    )  # fmt: skip
    pooled = predicted = None
    if len(rows) > 1:
        pooled = _row(axis, "All studies together", estimate.value, estimate.low, estimate.high, len(rows))
        if estimate.predicted_low is not None and estimate.predicted_high is not None:
            predicted = _row(axis, "What a new place may see", estimate.value, estimate.predicted_low,
                             estimate.predicted_high, len(rows) + 1)  # fmt: skip
    return _plot(evidence, measure, axis, rows, pooled, predicted)


def _of_published(
    evidence: Evidence, measure: Measure, result: OutcomeResult, others: list[PooledEstimate]
) -> Plot:
    scale = measure.analysed
    estimate = evidence.estimate
    assert estimate is not None
    entries = [("The review's pooled estimate", estimate.value, estimate.low, estimate.high)]
    for other in others:
        assert other.ci is not None
        label = other.label or "Another review"
        entries.append((label, scale(other.estimate), scale(other.ci[0]), scale(other.ci[1])))
    axis = axis_for(measure, [e[1] for e in entries], [b for e in entries for b in e[2:]])
    rows = tuple(_row(axis, *entry, number, size=10.0) for number, entry in enumerate(entries))
    return _plot(evidence, measure, axis, rows, None, None)


def _row(axis: Axis, label: str, value: float, low: float, high: float, number: int,
         size: float = 10.0, weight: str = "") -> Row:  # fmt: skip
    short = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip(" ,:–-") + "…"
    return Row(
        short, label, effect_text(axis.measure, value, low, high), TOP + number * ROW_HEIGHT,
        axis.at(value), axis.at(low), axis.at(high), axis.cut(low), axis.cut(high), size, weight,
    )  # fmt: skip


def _size(share: float) -> float:
    return round(SMALLEST_SQUARE + (LARGEST_SQUARE - SMALLEST_SQUARE) * math.sqrt(share), 1)


def _plot(evidence: Evidence, measure: Measure, axis: Axis, rows: tuple[Row, ...],
          pooled: Row | None, predicted: Row | None) -> Plot:  # fmt: skip
    lines = len(rows) + (pooled is not None) + (predicted is not None)
    axis_y = TOP + lines * ROW_HEIGHT + 4
    sides = ("Worse with it", "Better with it")
    left, right = sides if evidence.better.sign > 0 else sides[::-1]
    shown = pooled or rows[0]
    many = (
        f"{len(rows)} studies"
        if pooled
        else ("1 study" if evidence.basis is Basis.STUDIES else "Published estimate")
    )
    return Plot(
        rows, pooled, predicted, axis, axis_y + 50, axis_y, left, right, UNITS[measure],
        f"{many}: {UNITS[measure]} {shown.numbers}.",
    )  # fmt: skip


__all__ = ["Plot", "Row", "effect_text", "forest_plot", "signed", "two_digits"]
