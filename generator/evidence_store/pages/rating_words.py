"""Numbers of a rating in words: absolute effects, dissent, and what it rests on."""

from collections.abc import Mapping

from evidence_store.analyses.absolute import AbsoluteEffect
from evidence_store.analyses.conversion import log_odds_ratio_of_smd, log_odds_ratio_to_smd
from evidence_store.analyses.effect_sizes import EffectSize
from evidence_store.analyses.evidence import Basis, Evidence
from evidence_store.analyses.leave_one_out import leave_one_out
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.derivation import Numbers
from evidence_store.analyses.sentences import fill
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.pages.plots.forest import effect_text, two_digits

BASIS: Mapping[Basis, str] = {
    Basis.STUDIES: "It rests on the studies' own results, pooled here by random effects.",
    Basis.POOLED: "It rests on a pooled estimate, as a review published it.",
    Basis.DIRECTIONS: "It rests on the directions of the studies alone.",
    Basis.NOTHING: "There is no result that can be used.",
}
"""What each basis is, in a sentence."""

FACTS: Mapping[str, str] = {
    "k": "studies",
    "est": "estimate",
    "lo": "lower bound",
    "hi": "upper bound",
    "plo": "lower prediction bound",
    "phi": "upper prediction bound",
    "favour": "share of studies in favour",
    "fav_n": "share of people in favour",
    "T": "trivial size",
    "I2": "I²",
}
"""What each fact is called that a rule asks for."""


def facts_words(numbers: Numbers) -> str:
    """The facts that a condition was decided by: "studies 3, lower bound −0.20"."""
    return ", ".join(f"{FACTS[name]} {_fact(value)}" for name, value in numbers)


def _fact(value: float | None) -> str:
    if value is None:
        return "not known"
    return two_digits(value) if isinstance(value, float) else str(value)


def absolute_words(absolute: AbsoluteEffect | None, result: OutcomeResult, phrases: Mapping[str, str]) -> str:
    """Of 100 people, how many with and without; of 1,000 where 100 would hide the difference."""
    if absolute is None or result.baseline_risk is None:
        return ""
    per = 100 if abs(absolute.risk - absolute.baseline) >= 0.01 else 1000
    ends = sorted(
        (absolute.baseline + absolute.per_1000_lb / 1000, absolute.baseline + absolute.per_1000_ub / 1000)
    )
    gaps = {
        "per": f"{per:,}",
        "who": result.baseline_risk.who,
        "with": str(round(absolute.risk * per)),
        "without": str(round(absolute.baseline * per)),
        "low": str(round(ends[0] * per)),
        "high": str(round(ends[1] * per)),
    }
    return fill(phrases["absolute"], **gaps)


def one_left_out_words(evidence: Evidence) -> str:
    """How far the estimate moves when each study is left out in turn; empty for fewer than three studies."""
    if len(evidence.studies) < 3 or evidence.measure is None:
        return ""
    fits = leave_one_out([study.yi for study in evidence.studies], [study.vi for study in evidence.studies])
    ends = [evidence.measure.display(end(fit.estimate for fit in fits)) or 0.0 for end in (min, max)]
    low, high = (two_digits(value) for value in ends)
    return f"With each study left out in turn, the estimate lies between {low} and {high}."


def converted_words(evidence: Evidence) -> str:
    """The estimate on another metric, with the formula's source; empty where there is no good formula."""
    estimate = evidence.estimate
    if estimate is None:
        return ""
    values = (estimate.value, estimate.low, estimate.high)
    if evidence.measure is Measure.SMD:
        shown = effect_text(Measure.OR, *(log_odds_ratio_of_smd(value) for value in values))
        return f"As an odds ratio, this is about {shown} (Chinn 2000: times π/√3)."
    if evidence.measure is Measure.OR:
        shown = effect_text(
            Measure.SMD, *(log_odds_ratio_to_smd(EffectSize(value, 0.0)).yi for value in values)
        )
        return f"As a standardised mean difference, this is about {shown} (Chinn 2000: times √3/π)."
    return ""


def dissent_words(rating: Rating, phrases: Mapping[str, str]) -> str:
    """How many studies point the other way than the estimate, or than most of them."""
    dissent = rating.dissent
    if dissent is None:
        return ""
    k = dissent.favour + dissent.against + dissent.neither
    estimate = rating.evidence.facts.est
    up = estimate > 0 if estimate is not None else dissent.favour >= dissent.against
    against = dissent.against if up else dissent.favour
    if k < 2:
        return ""
    if against == 0:
        return fill(phrases["dissent-none"], k=str(k)) if not dissent.neither else ""
    name = "dissent-against-one" if against == 1 else "dissent-against"
    return fill(phrases[name], against=str(against), k=str(k))
