"""Name the kinds of effect that can be pooled, and how each is shown to a reader."""

import math
from enum import StrEnum


class Measure(StrEnum):
    """What an effect is measured in."""

    OR = "OR"
    """Odds ratio; analysed as its logarithm."""
    RR = "RR"
    """Risk ratio; analysed as its logarithm."""
    HR = "HR"
    """Hazard ratio; analysed as its logarithm, from published ratios only."""
    RD = "RD"
    """Risk difference."""
    SMD = "SMD"
    """Standardised mean difference, Hedges' g."""
    MD = "MD"
    """Mean difference, in the units of the outcome."""
    ZCOR = "ZCOR"
    """Correlation; analysed as Fisher's z."""
    GEN = "GEN"
    """Any other effect that is already on the scale on which it may be averaged."""

    @property
    def log_scale(self) -> bool:
        """Whether the analysis scale is the logarithm of what readers are shown."""
        return self in (Measure.OR, Measure.RR, Measure.HR)

    @property
    def transformed(self) -> bool:
        """Whether readers are shown another scale than the one that is analysed."""
        return self.log_scale or self is Measure.ZCOR

    def analysed(self, value: float) -> float:
        """Return a shown value on the analysis scale; a ratio must be above 0."""
        return math.log(value) if self.log_scale else value

    def display(self, value: float) -> float | None:
        """Return a value of the analysis scale as it is shown; None if no double can hold it."""
        if self is Measure.ZCOR:
            return math.tanh(value)
        if not self.log_scale:
            return value
        try:
            return math.exp(value)
        except OverflowError:
            return None
