"""Guess how many studies are missing on one side of the funnel, and pool as if they were there.

Duval and Tweedie (2000), Biometrics 56, with the L0 estimator. For the data files only: it assumes
that asymmetry means missing studies, which it often does not.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_store.analyses.meta_regression import regress
from evidence_store.analyses.pooling import Fit, Method, pool
from evidence_store.analyses.sample import can_be_pooled

#: The count settles within a handful of rounds; where it swings between two values, give up.
_MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class TrimAndFill:
    """The pooled effect with mirror images of the outermost studies added."""

    side: str
    """Where studies seem to be missing: left or right."""
    k0: int
    """How many."""
    fit: Fit
    """All studies, the added ones with them."""


def trim_and_fill(yi: Sequence[float], vi: Sequence[float], method: Method) -> TrimAndFill | None:
    """Return the filled analysis; None below three studies or where the count never settles."""
    if len(yi) < 3:
        return None
    line = regress(yi, vi, [math.sqrt(v) for v in vi], method)
    # Small studies with small effects: what is missing lies on the other side, the right one.
    turn = -1 if line is not None and line.slope < 0 else 1
    rows = sorted(((turn * y, v) for y, v in zip(yi, vi, strict=True)), key=lambda row: row[0])
    centre, k0 = _trim(rows, method)
    if k0 is None:
        return None
    added = [(2 * centre - y, v) for y, v in rows[len(rows) - k0 :]]
    if not all(can_be_pooled(y, v) for y, v in added):
        return None
    fit = pool(
        [*yi, *(turn * y for y, _ in added)],
        [*vi, *(v for _, v in added)],
        method,
    )
    return TrimAndFill("left" if turn > 0 else "right", k0, fit)


def _trim(rows: Sequence[tuple[float, float]], method: Method) -> tuple[float, int | None]:
    """Return the centre of the funnel and the number of studies beyond its mirror image."""
    k, k0, centre = len(rows), 0, 0.0
    for _ in range(_MOST_ROUNDS):
        kept = rows[: k - k0]
        centre = pool([y for y, _ in kept], [v for _, v in kept], method).estimate
        by_distance = sorted((y - centre for y, _ in rows), key=abs)
        ranks = sum(rank for rank, away in enumerate(by_distance, 1) if away > 0)
        before, k0 = k0, max(0, round((4 * ranks - k * (k + 1)) / (2 * k - 1)))
        if k0 == before:
            return centre, k0
    return centre, None
