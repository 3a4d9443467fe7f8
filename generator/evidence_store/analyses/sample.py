"""Hold the studies of one outcome in the form in which sums over them keep their digits.

One very large study beside small ones makes the textbook sums cancel: with weights 1e12 apart,
``sum(w) - sum(w^2) / sum(w)`` has four good digits left. So the most precise study stands first,
effects are measured from its effect, and the two sums that can cancel are written around it.
Because the order of the rows is lost here, no result can depend on it. Everything is added up by ``math.fsum``, which
rounds once: the plain ``sum`` of floats gives other last digits from Python 3.12 on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

#: Effects larger than this, and standard errors larger than this or smaller than its inverse, are
#: refused: no study reports them, and squares of squares of them would leave the range of doubles.
LARGEST_NUMBER = 1e12
SMALLEST_ERROR = 1e-12

#: A standard error that is smaller than this beside its effect is refused: the effect itself is
#: only stored to sixteen digits, and differences between effects would be mostly rounding.
SMALLEST_RELATIVE_ERROR = 1e-8


@dataclass(frozen=True, slots=True)
class Sample:
    """The effects and variances of one outcome, most precise study first."""

    origin: float
    """The effect of the most precise study, from which the others are measured."""
    di: tuple[float, ...]
    """Each effect minus `origin`."""
    vi: tuple[float, ...]
    """The sampling variances, smallest first."""

    @classmethod
    def of(cls, yi: Sequence[float], vi: Sequence[float]) -> "Sample":
        """Sort and centre the studies; ValueError for numbers that cannot be pooled."""
        pairs = sorted(zip(vi, yi, strict=True))
        if not pairs:
            raise ValueError("no study to pool")
        if not all(can_be_pooled(y, v) for v, y in pairs):
            raise ValueError("an effect or a variance cannot be pooled")
        origin = pairs[0][1]
        return cls(origin, tuple(y - origin for _, y in pairs), tuple(v for v, _ in pairs))

    @property
    def k(self) -> int:
        """The number of studies."""
        return len(self.vi)

    def sum_of_squares(self) -> float:
        """Return the unweighted squared distances of the effects from their mean."""
        mean = math.fsum(self.di) / self.k
        return math.fsum((d - mean) ** 2 for d in self.di)

    def weights(self, tau2: float) -> list[float]:
        """Return 1 / (v + tau2) for every study."""
        return [1 / (v + tau2) for v in self.vi]

    def q(self, tau2: float) -> float:
        """Return the weighted squared distances from the weighted mean; Cochran's Q at 0."""
        weights = self.weights(tau2)
        mean: float = math.fsum(map(mul, weights, self.di)) / math.fsum(weights)
        return math.fsum(w * (d - mean) ** 2 for w, d in zip(weights, self.di, strict=True))


def can_be_pooled(yi: float, vi: float) -> bool:
    """Say whether an effect and its variance are finite and of a size that sums can hold."""
    smallest = max(SMALLEST_ERROR, SMALLEST_RELATIVE_ERROR * abs(yi))
    return abs(yi) <= LARGEST_NUMBER and smallest <= math.sqrt(max(vi, 0.0)) <= LARGEST_NUMBER


def trace_of_projection(weights: Sequence[float]) -> float:
    """Return sum(w) - sum(w^2) / sum(w), for weights whose first is the largest.

    The constant of DerSimonian and Laird, and the trace in the score of the restricted
    likelihood. Written as below nothing cancels, however large the first weight is.
    """
    first, total = weights[0], math.fsum(weights)
    others = math.fsum(weights[1:])
    return others + (first * others - math.fsum(w * w for w in weights[1:])) / total
