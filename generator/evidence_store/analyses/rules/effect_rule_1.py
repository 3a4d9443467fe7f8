"""effect-rule/1: the level of an outcome from its estimate, intervals and directions.

The first row that applies:

0. no study, or neither estimate nor directions: no evidence;
1. directions only, two studies or more: a lean where two thirds of the studies and over half of
   the participants agree, else mixed;
2. the whole interval within the trivial bound: no effect, or mixed where the prediction interval
   passes the bound on both sides;
3. the interval on one side of zero: consistent with three studies or more, a prediction interval
   on the same side, more than a trivial size and three quarters of the studies agreeing; else a
   lean;
4. the interval includes zero, but the estimate is more than trivial, an important effect the other
   way is ruled out and two thirds of the studies agree: a lean;
5. anything else: mixed.

Every row treats good and bad alike. A bound exactly at zero includes zero, a bound exactly at the
trivial size is within it, and where no trivial size is declared rows 2 and 4 cannot apply.
"""

from dataclasses import dataclass

from evidence_store.analyses.rules.derivation import Derivation, Working
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level

NAME = "effect-rule/1"

#: Shares are fractions of small whole numbers; this keeps 1 - 2/3 equal to 1/3 in doubles.
SHARE_TOLERANCE = 1e-9

#: 50 to 90 % "may represent substantial heterogeneity" (Cochrane Handbook, chapter 10).
SUBSTANTIAL_I2 = 50

#: Two studies give neither a prediction interval nor a pattern.
FEWEST_STUDIES = 3

_INTERVAL_PASSES = "the interval passes the trivial size on both sides"
_PREDICTION_PASSES = "the prediction interval passes the trivial size on both sides"


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two ways in which an effect can go; rows 1, 3 and 4 are asked of both."""

    helps: bool
    consistent: Level
    lean: Level
    other_way_excluded: str
    most_studies: str
    more_than_half: str
    three_quarters: str
    clear: str
    prediction_clear: str
    large_enough: str
    other_way_small: str


_SIDES = (
    _Side(
        helps=True,
        consistent=Level.POSITIVE,
        lean=Level.TENDS_POSITIVE,
        other_way_excluded="important_harm_excluded",
        most_studies="at least two thirds of the studies favour it",
        more_than_half="more than half of the participants were in those studies",
        three_quarters="at least three quarters of the studies favour it",
        clear="the whole interval is above zero",
        prediction_clear="the whole prediction interval is above zero",
        large_enough="the estimate is above the trivial size",
        other_way_small="the interval rules out a harm of the trivial size",
    ),
    _Side(
        helps=False,
        consistent=Level.NEGATIVE,
        lean=Level.TENDS_NEGATIVE,
        other_way_excluded="important_benefit_excluded",
        most_studies="at most one third of the studies favour it",
        more_than_half="less than half of the participants were in those studies",
        three_quarters="at most one quarter of the studies favour it",
        clear="the whole interval is below zero",
        prediction_clear="the whole prediction interval is below zero",
        large_enough="the estimate is below minus the trivial size",
        other_way_small="the interval rules out a benefit of the trivial size",
    ),
)


@dataclass(frozen=True, slots=True)
class _Pooled:
    """The facts of an outcome that has an estimate; unlike `RuleFacts` it always has bounds."""

    k: int | None
    est: float
    lo: float
    hi: float
    plo: float | None
    phi: float | None
    favour: float | None
    trivial: float
    i2: float | None

    @classmethod
    def of(cls, facts: RuleFacts) -> "_Pooled | None":
        if facts.est is None or facts.lo is None or facts.hi is None:
            return None
        return cls(
            facts.k,
            facts.est,
            facts.lo,
            facts.hi,
            facts.plo,
            facts.phi,
            facts.favour,
            facts.trivial,
            facts.i2,
        )

    def seen_from(self, side: _Side) -> "_Pooled":
        """Turn the signs so that plus means this side's way."""
        if side.helps:
            return self
        return _Pooled(
            self.k,
            -self.est,
            -self.hi,
            -self.lo,
            None if self.phi is None else -self.phi,
            None if self.plo is None else -self.plo,
            _share_seen_from(side, self.favour),
            self.trivial,
            self.i2,
        )

    def prediction_passes_both(self) -> bool:
        if self.plo is None or self.phi is None:
            return False
        return self.plo < -self.trivial and self.phi > self.trivial


def derive(facts: RuleFacts) -> Derivation:
    """Return the level, its reasons and the working."""
    working = Working(facts)
    if working.asks(0, "there is no study", facts.k == 0, "k"):
        return working.concludes(Level.NO_EVIDENCE, ("no_studies",), 0)
    nothing = facts.est is None and facts.favour is None
    if working.asks(0, "no estimate and no directions", nothing, "est", "favour"):
        return working.concludes(Level.NO_EVIDENCE, ("nothing_usable",), 0)
    pooled = _Pooled.of(facts)
    if pooled is None:
        return _from_directions(facts, working)
    return (
        _within_trivial(pooled, working)
        or _significant(pooled, working)
        or _leaning(pooled, working)
        or _mixed(pooled, working)
    )


def _from_directions(facts: RuleFacts, working: Working) -> Derivation:
    """Row 1."""
    level = Level.MIXED
    if working.asks(1, "there are at least two studies", facts.k is not None and facts.k >= 2, "k"):
        for side in _SIDES:
            studies = _share_seen_from(side, facts.favour)
            people = _share_seen_from(side, facts.fav_n)
            if working.asks(1, side.most_studies, _at_least(studies, 2 / 3), "favour") and working.asks(
                1, side.more_than_half, people is not None and people > 1 / 2, "fav_n"
            ):
                level = side.lean
                break
    return working.concludes(level, ("direction_only",), 1)


def _within_trivial(pooled: _Pooled, working: Working) -> Derivation | None:
    """Row 2."""
    bound = pooled.trivial
    if not working.asks(2, "a trivial size is declared", bound > 0, "T"):
        return None
    within = -bound <= pooled.lo and pooled.hi <= bound
    if not working.asks(2, "the whole interval is within the trivial size", within, "lo", "hi", "T"):
        return None
    if working.asks(2, _PREDICTION_PASSES, pooled.prediction_passes_both(), "plo", "phi", "T"):
        return working.concludes(Level.MIXED, ("heterogeneous",), 2)
    return working.concludes(Level.NO_EFFECT, ("ci_within_trivial",), 2)


def _significant(pooled: _Pooled, working: Working) -> Derivation | None:
    """Row 3."""
    for side in _SIDES:
        seen = pooled.seen_from(side)
        if not working.asks(3, side.clear, seen.lo > 0, "lo" if side.helps else "hi"):
            continue
        doubts = _doubts(seen, side, working)
        if doubts:
            return working.concludes(side.lean, doubts, 3)
        reasons = ("ci_and_prediction_interval_exclude_null",)
        return working.concludes(side.consistent, reasons, 3)
    return None


def _doubts(seen: _Pooled, side: _Side, working: Working) -> tuple[str, ...]:
    """Return what keeps a significant effect from being a consistent one."""
    doubts, unknown = [], []
    enough = seen.k is not None and seen.k >= FEWEST_STUDIES
    if not working.asks(3, "there are at least three studies", enough, "k"):
        if seen.k is None:
            unknown.append("number_of_studies_unknown")
        else:
            doubts.append("few_studies")
    clear = seen.plo is not None and seen.plo > 0
    if not working.asks(3, side.prediction_clear, clear, "plo" if side.helps else "phi"):
        absent = seen.plo is None
        doubts.append("no_prediction_interval" if absent else "prediction_interval_includes_null")
    if not working.asks(3, side.large_enough, seen.est > seen.trivial, "est", "T"):
        doubts.append("trivial_size")
    if not working.asks(3, side.three_quarters, _at_least(seen.favour, 3 / 4), "favour"):
        if seen.favour is None:
            unknown.append("study_directions_unknown")
        else:
            doubts.append("studies_disagree")
    # Not known is not disagreement. It is named only where nothing else keeps the level down: a
    # published estimate without studies mostly lacks more than a count or directions.
    return tuple(doubts or unknown)


def _leaning(pooled: _Pooled, working: Working) -> Derivation | None:
    """Row 4."""
    if not working.asks(4, "a trivial size is declared", pooled.trivial > 0, "T"):
        return None
    for side in _SIDES:
        seen = pooled.seen_from(side)
        near = "lo" if side.helps else "hi"
        if (
            working.asks(4, side.large_enough, seen.est > seen.trivial, "est", "T")
            and working.asks(4, side.other_way_small, seen.lo > -seen.trivial, near, "T")
            and working.asks(4, side.most_studies, _at_least(seen.favour, 2 / 3), "favour")
        ):
            return working.concludes(side.lean, ("not_significant", side.other_way_excluded), 4)
    return None


def _mixed(pooled: _Pooled, working: Working) -> Derivation:
    """Row 5."""
    reasons = []
    substantial = pooled.i2 is not None and pooled.i2 >= SUBSTANTIAL_I2
    if working.asks(
        5, "half or more of the variation is between studies", substantial, "I2"
    ) and working.asks(5, _PREDICTION_PASSES, pooled.prediction_passes_both(), "plo", "phi", "T"):
        reasons.append("heterogeneous")
    passes = pooled.lo < -pooled.trivial and pooled.hi > pooled.trivial
    if working.asks(5, _INTERVAL_PASSES, passes, "lo", "hi", "T") or not reasons:
        reasons.append("imprecise")
    return working.concludes(Level.MIXED, tuple(reasons), 5)


def _share_seen_from(side: _Side, share: float | None) -> float | None:
    return share if side.helps or share is None else 1 - share


def _at_least(share: float | None, bound: float) -> bool:
    return share is not None and share >= bound - SHARE_TOLERANCE
