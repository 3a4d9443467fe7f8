"""All results of a summary at one glance: how many stand at each level of effect, and of how many we are sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.levels import Level
from evidence_store.kinds.vocabulary.models import EffectLevel

ORDER = (
    Level.POSITIVE, Level.TENDS_POSITIVE, Level.NO_EFFECT, Level.MIXED, Level.TENDS_NEGATIVE, Level.NEGATIVE,
    Level.NO_EVIDENCE,
)  # fmt: skip
#: From moderate certainty on a dot is filled.
SURE = 2


@dataclass(frozen=True, slots=True)
class StripRow:
    """The results at one level."""

    level: EffectLevel
    count: int
    sure: int
    """How many of them we can be at least moderately sure of; their dots are filled."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Levels with results, best first; "no evidence yet" last."""

    rows: tuple[StripRow, ...]
    total: int


def strip(ratings: Sequence[Rating], levels: Mapping[str, EffectLevel]) -> Strip:
    """Count the results of a summary; `levels` holds the words for each level."""
    rows = []
    for level in ORDER:
        found = [rating for rating in ratings if rating.level == level]
        sure = sum(1 for rating in found if rating.certainty and rating.certainty.level >= SURE)
        if found:
            rows.append(StripRow(levels[str(level)], len(found), 0 if level is Level.NO_EVIDENCE else sure))
    return Strip(tuple(rows), len(ratings))
