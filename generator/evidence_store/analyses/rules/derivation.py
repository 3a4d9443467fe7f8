"""Hold what a rule answers: a level, and the working that led to it, line by line."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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


class Question(NamedTuple):
    """The same without the numbers. There are few of them: a large store asks each a thousand times."""

    row: int
    condition: str
    held: bool
    keys: tuple[str, ...]


@cache
def _question(row: int, condition: str, held: bool, keys: tuple[str, ...]) -> Question:
    return Question(row, condition, held, keys)


@dataclass(frozen=True, slots=True)
class Derivation:
    """The level of one outcome by one rule."""

    level: str
    """One of the rule's own levels."""
    reasons: tuple[str, ...]
    """Why this level and no other, as names that the vocabulary explains."""
    row: int
    """The row of the rule that applied."""
    asked: tuple[Question, ...]
    """Every condition up to the one that decided, in order."""
    facts: RuleFacts
    """What they were decided by."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The conditions, each with its numbers."""
        known = self.facts.to_json()
        return tuple(
            Step(asked.row, asked.condition, asked.held, tuple((key, known.get(key)) for key in asked.keys))
            for asked in self.asked
        )


class Working:
    """Collects the steps of one derivation while a rule asks its questions."""

    def __init__(self, facts: RuleFacts) -> None:
        self._facts = facts
        self._asked: list[Question] = []

    def asks(self, row: int, condition: str, held: bool, *keys: str) -> bool:
        """Write down a condition with the facts named by `keys`, and hand its answer on."""
        self._asked.append(_question(row, condition, held, keys))
        return held

    def concludes(self, level: str, reasons: tuple[str, ...], row: int) -> Derivation:
        """Close the working."""
        return Derivation(level, reasons, row, tuple(self._asked), self._facts)
