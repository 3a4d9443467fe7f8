"""The rules. All say no evidence where there is nothing, and ask their questions of both directions."""

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from evidence_store.pages.open_data.recompute.facts import Facts


class Answer(NamedTuple):
    """What a rule says."""

    level: str
    row: int
    reasons: tuple[str, ...]


def effect_rule_1(f: Facts) -> Answer:
    """effect-rule/1; its text stands on the page about the ratings."""
    both = ((f, "positive", "harm"), (f.in_a_mirror, "negative", "benefit"))
    if f.est is None:
        for seen, level, _ in both:
            if (
                (f.k or 0) >= 2
                and (seen.favour or 0) >= Fraction(2, 3)
                and (seen.people or 0) > Fraction(1, 2)
            ):
                return Answer(f"tends_{level}", 1, ("direction_only",))
        return Answer("mixed", 1, ("direction_only",))
    if f.bound > 0 and -f.bound <= f.lo and f.hi <= f.bound:
        if f.passes:
            return Answer("mixed", 2, ("heterogeneous",))
        return Answer("no_effect", 2, ("ci_within_trivial",))
    for seen, level, _ in both:
        if seen.lo > 0:
            doubts = doubts_about(seen)
            if doubts:
                return Answer(f"tends_{level}", 3, doubts)
            return Answer(level, 3, ("ci_and_prediction_interval_exclude_null",))
    for seen, level, other in both:
        large = f.bound > 0 and seen.est is not None and seen.est > f.bound and seen.lo > -f.bound
        if large and (seen.favour or 0) >= Fraction(2, 3):
            return Answer(f"tends_{level}", 4, ("not_significant", f"important_{other}_excluded"))
    reasons = ["heterogeneous"] if (f.i2 or 0) >= 50 and f.passes else []
    if not reasons or (f.lo < -f.bound and f.hi > f.bound):
        reasons.append("imprecise")
    return Answer("mixed", 5, tuple(reasons))


def doubts_about(seen: Facts) -> tuple[str, ...]:
    """What keeps a clear effect from being a consistent one; what is unknown counts only where nothing else does."""
    doubts = {
        "few_studies": seen.k is not None and seen.k < 3,
        "no_prediction_interval": seen.plo is None,
        "prediction_interval_includes_null": seen.plo is not None and seen.plo <= 0,
        "trivial_size": seen.est is not None and seen.est <= seen.bound,
        "studies_disagree": seen.favour is not None and seen.favour < Fraction(3, 4),
    }
    unknown = {"number_of_studies_unknown": seen.k is None, "study_directions_unknown": seen.favour is None}
    return tuple(filter(doubts.get, doubts)) or tuple(filter(unknown.get, unknown))


def majority_1(f: Facts) -> Answer:
    """majority/1."""
    several = (f.k or 0) >= 2
    if f.k == 1 and f.people is None:
        f = replace(f, people=f.favour)  # all participants are in the only study there is
    for seen, level in ((f, "positive"), (f.in_a_mirror, "negative")):
        if f.est is not None and seen.lo > 0:
            if not several:
                return Answer(
                    f"tends_{level}", 1, ("number_of_studies_unknown" if f.k is None else "few_studies",)
                )
            if seen.favour == 1:
                return Answer(level, 1, ("all_studies_agree",))
            reason = "study_directions_unknown" if f.favour is None else "studies_disagree"
            return Answer(f"tends_{level}", 1, (reason,))
        if f.est is None and (seen.favour or 0) > Fraction(1, 2):
            if seen.people is None or seen.people <= Fraction(1, 2):
                return Answer(
                    "mixed", 3, ("participants_unknown" if f.people is None else "participants_disagree",)
                )
            if several and seen.favour == seen.people == 1:
                return Answer(level, 2, ("all_studies_agree",))
            few = () if several else ("few_studies",)
            return Answer(f"tends_{level}", 2, (*few, "majority_of_studies_and_participants"))
    if f.est is None:
        return Answer("mixed", 3, ("no_majority",))
    return Answer("mixed", 1, ("not_significant",))


def policing_8_1(f: Facts) -> Answer:
    """policing-8/1; half a study against is no dissent."""
    if f.est is None:
        return Answer("not_rated", 0, ("no_pooled_effect",))
    half = Fraction(1, 2 * f.k) if f.k else Fraction(0)
    against, agree = (f.favour is not None and s > half for s in (1 - (f.favour or 0), f.favour or 0))
    for low, first, word, dissent in ((f.lo, 1, "better", against), (-f.hi, 8, "worse", agree)):
        if low > 0 and dissent:
            return Answer(f"{word}_with_dissent", 2 if first == 1 else 7, ("significant", "studies_disagree"))
        if low > 0:
            return Answer(
                word, first, ("significant", "dissent_unknown" if f.favour is None else "no_dissent")
            )
    if against and agree:
        return Answer("either_way_not_significant", 4, ("not_significant", "studies_disagree"))
    if f.favour is not None and ((f.est > 0 and not against) or (f.est < 0 and not agree)):
        word, row = ("better", 3) if f.est > 0 else ("worse", 6)
        return Answer(f"some_{word}_not_significant", row, ("not_significant",))
    unknown = "dissent_unknown" if f.favour is None else "no_direction"
    return Answer("no_significant_impact", 5, ("not_significant", unknown))


RULES = {"effect-rule/1": effect_rule_1, "majority/1": majority_1, "policing-8/1": policing_8_1}


def answer_of(rule: str, f: Facts) -> Answer:
    """What a rule answers to facts whose signs are turned so that plus is good."""
    if f.k == 0 or (f.est is None and f.favour is None):
        return Answer("no_evidence", 0, ("no_studies" if f.k == 0 else "nothing_usable",))
    return RULES[rule](f)
