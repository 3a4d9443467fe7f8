"""majority/1: the rule that the original Evidence Store published.

Its explainer says: a well-conducted meta-analysis where there is one; otherwise the individual
studies, where a majority of the studies and of the participants must show the outcome. The table
of its five labels is not preserved, so two readings here are ours: "consistently" means that every
study points the same way (and that there are at least two), and an estimate whose interval
includes zero is "mixed", as its label "mixed or no effect" says. The rule had no level of its own
for a shown absence of effect.

1. an estimate, pooled or of the only study, with an interval on one side of zero: consistent if
   all of several studies point there, else a lean; an interval that includes zero: mixed;
2. otherwise a majority of studies and of participants: consistent if all of both, else a lean;
3. no such majority: mixed.
"""

from evidence_store.analyses.rules.derivation import Derivation, Working
from evidence_store.analyses.rules.effect_rule_1 import SHARE_TOLERANCE
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level

NAME = "majority/1"

#: One study is no consistent message.
FEWEST_STUDIES = 2


def derive(facts: RuleFacts) -> Derivation:
    """Return the level, its reasons and the working."""
    working = Working(facts)
    if working.asks(0, "there is no study", facts.k == 0, "k"):
        return working.concludes(Level.NO_EVIDENCE, ("no_studies",), 0)
    nothing = facts.est is None and facts.favour is None
    if working.asks(0, "no estimate and no directions", nothing, "est", "favour"):
        return working.concludes(Level.NO_EVIDENCE, ("nothing_usable",), 0)
    if working.asks(1, "there is an estimate with an interval", facts.est is not None, "est"):
        return _from_meta_analysis(facts, working)
    return _from_majority(facts, working)


def _from_meta_analysis(facts: RuleFacts, working: Working) -> Derivation:
    """Row 1."""
    if facts.lo is not None and working.asks(1, "the whole interval is above zero", facts.lo > 0, "lo"):
        all_agree = facts.favour is not None and facts.favour >= 1 - SHARE_TOLERANCE
        return _significant(facts, all_agree, working, Level.POSITIVE, Level.TENDS_POSITIVE)
    if facts.hi is not None and working.asks(1, "the whole interval is below zero", facts.hi < 0, "hi"):
        all_agree = facts.favour is not None and facts.favour <= SHARE_TOLERANCE
        return _significant(facts, all_agree, working, Level.NEGATIVE, Level.TENDS_NEGATIVE)
    return working.concludes(Level.MIXED, ("not_significant",), 1)


def _significant(
    facts: RuleFacts, all_agree: bool, working: Working, consistent: Level, lean: Level
) -> Derivation:
    if not working.asks(1, "there are at least two studies", _several(facts), "k"):
        reason = "number_of_studies_unknown" if facts.k is None else "few_studies"
        return working.concludes(lean, (reason,), 1)
    if working.asks(1, "every study points the same way", all_agree, "favour"):
        return working.concludes(consistent, ("all_studies_agree",), 1)
    unknown = facts.favour is None
    return working.concludes(lean, ("study_directions_unknown" if unknown else "studies_disagree",), 1)


def _from_majority(facts: RuleFacts, working: Working) -> Derivation:
    """Rows 2 and 3."""
    studies, people = facts.favour, facts.fav_n
    if facts.k == 1 and studies is not None and people is None:
        # All participants are in the only study there is.
        people = studies
    for sign, consistent, lean, side in (
        (1, Level.POSITIVE, Level.TENDS_POSITIVE, "favour it"),
        (-1, Level.NEGATIVE, Level.TENDS_NEGATIVE, "go against it"),
    ):
        share, share_of_people = _towards(sign, studies), _towards(sign, people)
        most = share is not None and share > 1 / 2
        if not working.asks(2, f"more than half of the studies {side}", most, "favour"):
            continue
        majority = share_of_people is not None and share_of_people > 1 / 2
        if not working.asks(2, "more than half of the participants were in those studies", majority, "fav_n"):
            unknown = share_of_people is None
            reason = "participants_unknown" if unknown else "participants_disagree"
            return working.concludes(Level.MIXED, (reason,), 3)
        everyone = _several(facts) and min(share or 0, share_of_people or 0) >= 1 - SHARE_TOLERANCE
        if working.asks(2, "at least two studies, and all of them", everyone, "k", "favour"):
            return working.concludes(consistent, ("all_studies_agree",), 2)
        reasons = ["majority_of_studies_and_participants"]
        if not _several(facts):
            reasons.insert(0, "few_studies")
        return working.concludes(lean, tuple(reasons), 2)
    return working.concludes(Level.MIXED, ("no_majority",), 3)


def _several(facts: RuleFacts) -> bool:
    return facts.k is not None and facts.k >= FEWEST_STUDIES


def _towards(sign: int, share: float | None) -> float | None:
    return share if sign > 0 or share is None else 1 - share
