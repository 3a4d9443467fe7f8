"""Name the levels of effect. How they are called on a page is the site's vocabulary, not code."""

from enum import StrEnum


class Level(StrEnum):
    """What difference the intervention tends to make to an outcome; plus is good."""

    POSITIVE = "positive"
    """Consistently better: on average, and most likely in the next place too."""
    TENDS_POSITIVE = "tends_positive"
    """Better on average, but something about it is open."""
    NO_EFFECT = "no_effect"
    """Shown to make no difference worth having."""
    MIXED = "mixed"
    """The studies do not settle it."""
    TENDS_NEGATIVE = "tends_negative"
    """Worse on average, but something about it is open."""
    NEGATIVE = "negative"
    """Consistently worse."""
    NO_EVIDENCE = "no_evidence"
    """Nobody has looked, or nothing that was found can be used. Never the same as no effect."""

    @property
    def value_on_scale(self) -> int | None:
        """The number from -2 to 2 that stands for the level; None for no evidence."""
        return _VALUES[self]

    @property
    def mirrored(self) -> "Level":
        """The level of the same facts with better and worse exchanged."""
        return _MIRRORED.get(self, self)


_VALUES = {
    Level.POSITIVE: 2,
    Level.TENDS_POSITIVE: 1,
    Level.NO_EFFECT: 0,
    Level.MIXED: 0,
    Level.TENDS_NEGATIVE: -1,
    Level.NEGATIVE: -2,
    Level.NO_EVIDENCE: None,
}

_MIRRORED = {
    Level.POSITIVE: Level.NEGATIVE,
    Level.TENDS_POSITIVE: Level.TENDS_NEGATIVE,
    Level.TENDS_NEGATIVE: Level.TENDS_POSITIVE,
    Level.NEGATIVE: Level.POSITIVE,
}
