"""policing-8/1: the eight steps of the College of Policing's effect scale.

The scale words a pooled effect by three questions: which way it goes, whether it is statistically
significant, and whether some studies dissent.

1. reduced (here: better), significant, no dissent;
2. the same, with some evidence the other way;
3. some evidence of better, not significant overall, no dissent;
4. some evidence both ways, not significant;
5. no evidence of a significant impact: no direction is known, or there is none;
6. as 3, the other way;
7. as 2, the other way;
8. as 1, the other way.

Our reading of dissent: a study whose own estimate points the other way, significant or not, since
that is what the facts hold. The share of favouring studies counts an exact zero as half, so half a
study against is no dissent. Where no directions are known, a significant effect takes step 1 or 8
and says that dissent is unknown. Without a pooled effect the scale does not apply.
"""

from evidence_store.analyses.rules.derivation import Derivation, Working
from evidence_store.analyses.rules.effect_rule_1 import SHARE_TOLERANCE
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level

NAME = "policing-8/1"

#: The steps in order, then the two states that are not on the scale; with what each comes to in a
#: sentence: only a significant effect has a direction, and none of the steps says "no effect".
MEANINGS = {
    "better": Level.POSITIVE,
    "better_with_dissent": Level.TENDS_POSITIVE,
    "some_better_not_significant": Level.MIXED,
    "either_way_not_significant": Level.MIXED,
    "no_significant_impact": Level.MIXED,
    "some_worse_not_significant": Level.MIXED,
    "worse_with_dissent": Level.TENDS_NEGATIVE,
    "worse": Level.NEGATIVE,
    "not_rated": Level.MIXED,
    "no_evidence": Level.NO_EVIDENCE,
}
LEVELS = tuple(MEANINGS)
STATES = ("not_rated", "no_evidence")


def derive(facts: RuleFacts) -> Derivation:
    """Return the step, its reasons and the working; `row` is the step's number."""
    working = Working(facts)
    if working.asks(0, "there is no study", facts.k == 0, "k"):
        return working.concludes("no_evidence", ("no_studies",), 0)
    nothing = facts.est is None and facts.favour is None
    if working.asks(0, "no estimate and no directions", nothing, "est", "favour"):
        return working.concludes("no_evidence", ("nothing_usable",), 0)
    if facts.est is None or facts.lo is None or facts.hi is None:
        working.asks(0, "there is no pooled effect", True, "est")
        return working.concludes("not_rated", ("no_pooled_effect",), 0)
    against, for_it = _dissent(facts)
    if working.asks(1, "significantly better", facts.lo > 0, "lo"):
        return _significant(facts, working, better=True, dissent=against)
    if working.asks(8, "significantly worse", facts.hi < 0, "hi"):
        return _significant(facts, working, better=False, dissent=for_it)
    if working.asks(4, "some studies point each way", against and for_it, "favour", "k"):
        return _step(working, 4, "not_significant", "studies_disagree")
    known = facts.favour is not None
    if working.asks(
        3, "better, and no study dissents", known and facts.est > 0 and not against, "est", "favour"
    ):
        return _step(working, 3, "not_significant")
    if working.asks(
        6, "worse, and no study dissents", known and facts.est < 0 and not for_it, "est", "favour"
    ):
        return _step(working, 6, "not_significant")
    return _step(working, 5, "not_significant", "no_direction" if known else "dissent_unknown")


def _dissent(facts: RuleFacts) -> tuple[bool, bool]:
    """Return whether some studies point to worse, and whether some point to better."""
    if facts.favour is None:
        return False, False
    # Where the number of studies is not known, any share against is taken for a study.
    half_a_study = (0 if facts.k is None else 1 / 2 / facts.k) + SHARE_TOLERANCE
    return 1 - facts.favour > half_a_study, facts.favour > half_a_study


def _significant(facts: RuleFacts, working: Working, *, better: bool, dissent: bool) -> Derivation:
    step = 2 if better else 7
    if working.asks(step, "some studies point the other way", dissent, "favour", "k"):
        return _step(working, step, "significant", "studies_disagree")
    reason = "dissent_unknown" if facts.favour is None else "no_dissent"
    return _step(working, 1 if better else 8, "significant", reason)


def _step(working: Working, number: int, *reasons: str) -> Derivation:
    return working.concludes(LEVELS[number - 1], reasons, number)
