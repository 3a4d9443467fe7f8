"""The horizontal axis of a plot of effects: what it spans, where a value lies, which ticks it has."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_store.analyses.measures import Measure

#: Share of the width left free at each end, in percent, so that marks at the ends are not cut.
MARGIN = 3.0
#: A plot reaches this much further than its furthest estimate.
ROOM = 1.25

_RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    at: float
    """Percent of the width."""
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of effects on the analysis scale, laid out over the width of a figure."""

    low: float
    high: float
    measure: Measure

    def at(self, value: float) -> float:
        """Percent of the width, kept on the axis and rounded: the same input gives the same bytes."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def cut(self, value: float) -> bool:
        """Whether a value lies beyond the axis."""
        return not self.low <= value <= self.high

    @property
    def null(self) -> float:
        """Where no difference lies."""
        return self.at(0.0)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Three to seven marks at round values, no difference among them."""
        if self.measure.log_scale:
            values = [math.log(ratio) for ratio in _RATIOS if self.low <= math.log(ratio) <= self.high]
            if len(values) > 5:
                values = [
                    v for v in values if round(math.exp(v), 2) in (0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100)
                ]
            return tuple(Tick(self.at(value), f"{math.exp(value):.2g}") for value in values)
        step = _round_step((self.high - self.low) / 4)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return tuple(Tick(self.at(n * step), signed(n * step)) for n in range(first, last + 1))


def axis_for(measure: Measure, estimates: Iterable[float], bounds: Iterable[float]) -> Axis:
    """An axis with no difference on it that shows every estimate, and bounds as far as they fit.

    `bounds` are ends of intervals; one that reaches much further than all estimates is cut, and the
    plot shows an arrowhead.
    """
    core = [abs(value) for value in estimates]
    reach = max(core, default=0.0)
    furthest = max((abs(value) for value in bounds), default=reach)
    half = min(furthest, max(2.5 * reach, 0.5 * furthest)) * ROOM if furthest > 0 else 1.0
    return Axis(-half, half, measure)


def signed(value: float) -> str:
    """A number with a true minus sign and no more digits than it needs."""
    text = f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.3g}"
    return "0" if text in ("-0", "0", "") else text.replace("-", "−")


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
