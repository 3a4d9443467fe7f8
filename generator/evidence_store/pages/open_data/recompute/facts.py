"""What a rule looks at."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

RATIOS = ("OR", "RR", "HR")
"""Effects that are analysed as logarithms."""
TRIVIAL = {"OR": math.log(1 / 0.90), "RR": math.log(1 / 0.95), "SMD": 0.10, "ZCOR": 0.05}
"""The largest effect that is not worth having, where nobody has declared another."""


@dataclass(frozen=True)
class Facts:
    """What a rule looks at. Plus is good."""

    k: int | None
    bound: float
    est: float | None = None
    lo: float = 0
    hi: float = 0
    plo: float | None = None
    phi: float | None = None
    favour: Fraction | None = None
    people: Fraction | None = None
    i2: float | None = None

    @property
    def passes(self) -> bool:
        """Whether the next place could be clearly better and clearly worse."""
        return (
            None not in (self.plo, self.phi)
            and (self.plo or 0) < -self.bound
            and (self.phi or 0) > self.bound
        )

    @property
    def in_a_mirror(self) -> "Facts":
        """The same with good and bad exchanged."""
        return replace(
            self,
            est=None if self.est is None else -self.est,
            lo=-self.hi,
            hi=-self.lo,
            plo=None if self.phi is None else -self.phi,
            phi=None if self.plo is None else -self.plo,
            favour=None if self.favour is None else 1 - self.favour,
            people=None if self.people is None else 1 - self.people,
        )
