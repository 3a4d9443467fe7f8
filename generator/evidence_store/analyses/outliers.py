"""Find a study so far from all others that a decimal point is more likely to have slipped than a world."""

import statistics
from collections.abc import Sequence

#: A giant outlier lies this many times further from the middle of the others than these differ among
#: themselves, and this many standard errors. Real studies that disagree lie within a few tens of both.
TIMES_FURTHER = 1000.0
#: And it is this many times as large as the largest of the others: very exact studies can lie far apart.
TIMES_LARGER = 50.0


def giant_outlier(yi: Sequence[float], vi: Sequence[float]) -> int | None:
    """The index of the one study that cannot belong to the others; None below three studies, or if there is none."""
    if len(yi) < 3:
        return None
    middle = statistics.median(yi)
    index = max(range(len(yi)), key=lambda i: abs(yi[i] - middle))
    others = [y for i, y in enumerate(yi) if i != index]
    spread = max(others) - min(others)
    error = statistics.median(v for i, v in enumerate(vi) if i != index) ** 0.5
    distance = abs(yi[index] - statistics.median(others))
    further = distance > TIMES_FURTHER * max(spread, error)
    larger = abs(yi[index]) > TIMES_LARGER * max(abs(y) for y in others)
    return index if further and larger else None
