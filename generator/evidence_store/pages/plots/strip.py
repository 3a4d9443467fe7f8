"""All results of a summary at one glance: how many stand at each level of effect, and of how many we are sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.levels import Level
from evidence_store.kinds.vocabulary.models import EffectLevel
from evidence_store.pages.scale import Scale

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


def strip(ratings: Sequence[Rating], scale: Scale) -> Strip:
    """Count results by the levels of a scale."""
    rows = []
    for level, words in scale:
        found = [rating for rating in ratings if rating.level == level]
        sure = sum(1 for rating in found if rating.certainty and rating.certainty.level >= SURE)
        if found:
            rows.append(StripRow(words, len(found), 0 if level == Level.NO_EVIDENCE else sure))
    return Strip(tuple(rows), len(ratings))
