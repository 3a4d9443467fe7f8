"""Dated steps on a line of time: a dot for a day, a bar for a month or a year, with their numbers in the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evidence_store.pages.phases import is_day, span

MARGIN = 3.0
"""Percent of the width left free at each end."""
ROW = 26
"""Height of a row, in pixels."""
NEAR = 7.0
"""Two numbers closer than this, in percent of the width, stand in different rows."""
MOST_YEARS = 12
"""With more years than this not every one is named."""


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step."""

    number: int
    """Its place in the list, from 1."""
    left: float
    """Percent of the width where it begins."""
    width: float
    """Percent of the width it takes: 0 for a day."""
    row: int
    words: str

    @property
    def middle(self) -> float:
        """Percent of the width where its number stands."""
        return round(self.left + self.width / 2, 2)

    @property
    def y(self) -> int:
        """Pixels from the top to its middle."""
        return self.row * ROW + ROW // 2


@dataclass(frozen=True, slots=True)
class Year:
    """The beginning of a year."""

    at: float
    """Percent of the width."""
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The figure."""

    steps: tuple[Step, ...]
    years: tuple[Year, ...]
    axis: int
    """Pixels from the top to the line of time."""

    @property
    def height(self) -> int:
        """Pixels in all."""
        return self.axis + 24


def timeline(dated: Sequence[tuple[int, str, str]]) -> Timeline | None:
    """Steps as number, date (as exactly as it is known) and words. None for fewer than two: no line to see."""
    if len(dated) < 2:
        return None
    spans = [span(when) for _, when, _ in dated]
    first, last = min(day for day, _ in spans).year, max(day for _, day in spans).year + 1
    start, end = date(first, 1, 1), date(last, 1, 1)

    def at(day: date) -> float:
        return MARGIN + (day - start).days / (end - start).days * (100 - 2 * MARGIN)

    steps: list[Step] = []
    for (number, when, words), (begins, ends) in zip(dated, spans, strict=True):
        left, right = at(begins), at(begins if is_day(when) else ends)
        taken = {s.row for s in steps if s.left - NEAR < right and left - NEAR < s.left + s.width}
        row = next(row for row in range(len(steps) + 1) if row not in taken)
        steps.append(Step(number, round(left, 2), round(right - left, 2), row, words))
    every = -(-(last - first) // MOST_YEARS)
    years = tuple(Year(round(at(date(year, 1, 1)), 2), str(year)) for year in range(first, last + 1, every))
    return Timeline(tuple(steps), years, (max(step.row for step in steps) + 1) * ROW + 4)
