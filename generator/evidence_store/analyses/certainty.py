"""GRADE's arithmetic: from a record of reasons to how sure we can be. Judging is left to people.

Guyatt and others (2011), GRADE guidelines 1, Journal of Clinical Epidemiology 64:383-394: trials
start high and other studies low; five reasons lower the certainty, three raise it.
"""

from dataclasses import dataclass

from evidence_store.kinds.intervention.outcome import Certainty

LOWEST, HIGHEST = 0, 3
START = {"high": 3, "low": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """One reason and what it did."""

    reason: str
    """The name of the field: `risk_of_bias`."""
    by: int
    """Negative for a reason to be less sure."""
    because: str


@dataclass(frozen=True, slots=True)
class CertaintyLevel:
    """How sure we can be, with its working."""

    level: int
    """0 very low, 1 low, 2 moderate, 3 high."""
    start: int
    steps: tuple[Step, ...]


def certainty_level(certainty: Certainty) -> CertaintyLevel:
    """Start, take the steps, and stay between 0 and 3."""
    steps = [
        Step(name, sign * reason.by, reason.because)
        for sign, reasons in ((-1, certainty.down), (1, certainty.up))
        for name in type(reasons).model_fields
        if (reason := getattr(reasons, name)) is not None
    ]
    start = START[certainty.start]
    total = start + sum(step.by for step in steps)
    return CertaintyLevel(max(LOWEST, min(HIGHEST, total)), start, tuple(steps))
