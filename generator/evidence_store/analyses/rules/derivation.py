"""Hold what a rule answers: a level, and the working that led to it, line by line."""

from dataclasses import dataclass

from evidence_store.analyses.rules.facts import RuleFacts

Numbers = tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One condition that was looked at."""

    row: int
    """The row of the rule it belongs to."""
    condition: str
    """The condition in words."""
    held: bool
    """Whether the facts meet it."""
    numbers: Numbers
    """The facts it was decided by; None for one that is not known."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """The level of one outcome by one rule."""

    level: str
    """One of the rule's own levels."""
    reasons: tuple[str, ...]
    """Why this level and no other, as names that the vocabulary explains."""
    row: int
    """The row of the rule that applied."""
    steps: tuple[Step, ...]
    """Every condition up to the one that decided, in order."""


class Working:
    """Collects the steps of one derivation while a rule asks its questions."""

    def __init__(self, facts: RuleFacts) -> None:
        self._facts = facts.to_json()
        self._steps: list[Step] = []

    def asks(self, row: int, condition: str, held: bool, *keys: str) -> bool:
        """Write down a condition with the facts named by `keys`, and hand its answer on."""
        numbers = tuple((key, self._facts.get(key)) for key in keys)
        self._steps.append(Step(row, condition, held, numbers))
        return held

    def concludes(self, level: str, reasons: tuple[str, ...], row: int) -> Derivation:
        """Close the working."""
        return Derivation(level, reasons, row, tuple(self._steps))
