"""Effect against strength: a dot for each result, stacked in rows so that none hides another.

Where there are very many, a dot stands for several results and says nothing of a single one.

Levels of effect are bands from best to worst, strength runs from left to right. Across, places are
percent of the width and, from there, pixels; down they are pixels, so that words keep their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from textwrap import wrap

from evidence_store.analyses.rules.levels import Level
from evidence_store.kinds.vocabulary.models import EffectLevel, RankedLevel
from evidence_store.pages.results import ResultView
from evidence_store.pages.scale import Scale

STEP = 15
"""Pixels from one dot to the next."""
ACROSS, ACROSS_WHOLE = 4, 18
"""Dots in a row: in a column of strength, and in a band without columns."""
HEAD, FOOT = 26, 10
"""Pixels of a band above its dots, for its name, and below them."""
NAME, LINE = 30, 18
"""Letters in a line of its name that a phone has room for, and the pixels that each further line takes."""
AXIS = 46
SIZES = ((20, 6.6), (5, 5.0), (1, 3.6))
"""The radius of a dot by the least number of studies."""
SEVERAL = 5.0
"""The radius of one that stands for several results."""
MOST = 400
"""Dots in a picture, or a few more: each pile may have one that is not full."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One result."""

    across: float
    """Percent of the width."""
    dx: float
    """Pixels from there."""
    y: float
    radius: float
    hollow: bool
    """The number of studies is not stated."""
    words: str
    """What it is, for a mouse that rests on it; the table says the same to everybody. Empty where it is several."""


@dataclass(frozen=True, slots=True)
class Band:
    """The results at one level of effect."""

    level: EffectLevel
    name: tuple[str, ...]
    """What readers call it, in lines: the words of a drawing do not wrap."""
    count: int
    top: float
    height: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A step of strength."""

    label: str
    centre: float
    """Percent of the width."""


@dataclass(frozen=True, slots=True)
class Bubbles:
    """The picture, ready to be drawn, and the counts behind it."""

    bands: tuple[Band, ...]
    columns: tuple[Column, ...]
    height: float
    axis: float
    """Where the axis of strength stands."""
    counts: tuple[tuple[EffectLevel, tuple[int, ...], int], ...]
    """For each level: results by column, and results to which no strength applies."""
    total: int
    each: int
    """How many results a dot stands for; the last of a pile for what is left."""


def bubbles(
    found: Sequence[tuple[str, ResultView]],
    scale: Scale,
    steps: Sequence[RankedLevel],
) -> Bubbles | None:
    """Draw results, each with its name; None where there are none. `steps` are the levels of strength."""
    if not found:
        return None
    ranks: list[int | None] = [step.rank for step in sorted(steps, key=lambda step: step.rank)]
    labels = [step.label for step in sorted(steps, key=lambda step: step.rank)]
    if any(view.rated and _rank(view) not in ranks for _, view in found):
        ranks.insert(0, None)
        labels.insert(0, "Not judged")
    width = 100 / max(1, len(ranks))
    each = _results_for_a_dot(len(found))
    bands, counts, top = [], [], 0.0
    for level, words in scale:
        own = [(name, view) for name, view in found if view.rating.level == level]
        if not own:
            continue
        whole = level == Level.NO_EVIDENCE
        piles = (
            [own]
            if whole
            else [[item for item in own if _column(item[1], ranks) == i] for i in range(len(ranks))]
        )
        name = tuple(wrap(words.label, NAME))
        head = HEAD + (len(name) - 1) * LINE
        dots = [
            dot
            for i, pile in enumerate(piles)
            for dot in _pile(pile, 0 if whole else (i + 0.5) * width, top + head, whole, each)
        ]
        height = max(dot.y for dot in dots) + STEP / 2 + FOOT - top
        bands.append(Band(words, name, len(own), top, height, tuple(dots)))
        by_column = (0,) * len(ranks) if whole else tuple(len(pile) for pile in piles)
        counts.append((words, by_column, len(own) if whole else 0))
        top += height
    columns = tuple(Column(label, (i + 0.5) * width) for i, label in enumerate(labels))
    return Bubbles(tuple(bands), columns, top + AXIS, top, tuple(counts), len(found), each)


def _results_for_a_dot(results: int) -> int:
    """1, 2, 5, 10, 20, 50 and so on."""
    round_numbers = (digit * int(10.0**zeros) for zeros in count() for digit in (1, 2, 5))
    return next(number for number in round_numbers if results <= number * MOST)


def _rank(view: ResultView) -> int | None:
    return view.strength.rank if view.strength else None


def _column(view: ResultView, ranks: Sequence[int | None]) -> int:
    rank = _rank(view)
    return ranks.index(rank if rank in ranks else None)


def _pile(
    pile: Sequence[tuple[str, ResultView]], across: float, top: float, whole: bool, each: int
) -> list[Dot]:
    """Dots in rows, the largest first; centred in a column, from the left in a whole band."""
    per_row = ACROSS_WHOLE if whole else ACROSS
    ordered = sorted(pile, key=lambda item: -(item[1].studies or 0))[::each]
    dots = []
    for number, (name, view) in enumerate(ordered):
        row, place = divmod(number, per_row)
        in_row = min(per_row, len(ordered) - row * per_row)
        dx = (place + 0.5) * STEP if whole else (place - (in_row - 1) / 2) * STEP
        y = top + (row + 0.5) * STEP
        if each > 1:
            dot = Dot(across, dx, y, SEVERAL, False, "")
        else:
            radius = next((r for least, r in SIZES if (view.studies or 0) >= least), SIZES[-1][1])
            dot = Dot(across, dx, y, radius, not view.studies, name)
        dots.append(dot)
    return dots
