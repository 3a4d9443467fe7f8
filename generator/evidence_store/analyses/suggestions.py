"""What GRADE's guidance would have a judge consider, from the numbers alone. Never a decision.

Thresholds: imprecision after Guyatt and others (2011), GRADE guidelines 6, and Schünemann and others (2022),
with RR 0.75 and 1.25 or SMD -0.2 and 0.2 as large enough to matter; publication bias by Egger's test at
p < 0.10 with ten studies or more (Sterne and others 2011).
"""

import math
from dataclasses import dataclass

from evidence_store.analyses.bias import FEWEST_STUDIES_FOR_A_FLAG, egger
from evidence_store.analyses.evidence import Evidence
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.rules.effect_rule_1 import SUBSTANTIAL_I2

IMPORTANT_RATIO = (math.log(0.75), math.log(1.25))
IMPORTANT_SMD = (-0.2, 0.2)
EGGER_P = 0.10
HIGH_RISK = frozenset({"high", "serious", "critical", "high risk"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reason to be less sure that somebody should consider."""

    reason: str
    """The field of the GRADE record: `imprecision`."""
    by: int
    because: str


def suggestions(evidence: Evidence) -> tuple[Suggestion, ...]:
    """Every reason that the numbers speak for, in the order of the GRADE record."""
    found = [
        _risk_of_bias(evidence),
        _inconsistency(evidence),
        _imprecision(evidence),
        _publication_bias(evidence),
    ]
    return tuple(suggestion for suggestion in found if suggestion is not None)


def _risk_of_bias(evidence: Evidence) -> Suggestion | None:
    tau2 = evidence.fit.tau2 if evidence.fit else 0.0
    weights = [(1 / (study.vi + tau2), study.row.risk_of_bias) for study in evidence.studies]
    if not weights or any(judged is None for _, judged in weights):
        return None
    high = math.fsum(w for w, judged in weights if (judged or "").lower() in HIGH_RISK) / math.fsum(
        w for w, _ in weights
    )
    if high <= 0.5:
        return None
    return Suggestion("risk_of_bias", 1, f"{high:.0%} of the weight comes from studies at high risk of bias.")


def _inconsistency(evidence: Evidence) -> Suggestion | None:
    estimate = evidence.estimate
    if estimate is None or evidence.i2 is None or evidence.i2 < SUBSTANTIAL_I2:
        return None
    low, high = estimate.predicted_low, estimate.predicted_high
    if low is None or high is None or not low <= 0 <= high or estimate.low <= 0 <= estimate.high:
        return None
    return Suggestion(
        "inconsistency", 1,
        f"I² is {evidence.i2:.0f} %, and the prediction interval includes no difference while the interval does not.",
    )  # fmt: skip


def _imprecision(evidence: Evidence) -> Suggestion | None:
    estimate, measure = evidence.estimate, evidence.measure
    if estimate is None or measure is None:
        return None
    important = IMPORTANT_RATIO if measure.log_scale else IMPORTANT_SMD if measure is Measure.SMD else None
    if important and estimate.low <= important[0] and estimate.high >= important[1]:
        return Suggestion(
            "imprecision", 2, "The interval includes an important benefit and an important harm."
        )
    if estimate.low <= 0 <= estimate.high:
        return Suggestion("imprecision", 1, "The interval includes no difference.")
    bound = evidence.trivial
    if bound > 0 and (estimate.low < bound < estimate.high or estimate.low < -bound < estimate.high):
        return Suggestion(
            "imprecision", 1, "The interval includes effects that matter and effects that do not."
        )
    return None


def _publication_bias(evidence: Evidence) -> Suggestion | None:
    if len(evidence.studies) < FEWEST_STUDIES_FOR_A_FLAG:
        return None
    test = egger([study.yi for study in evidence.studies], [study.vi for study in evidence.studies])
    if test is None or test.p is None or test.p >= EGGER_P:
        return None
    return Suggestion(
        "publication_bias",
        1,
        f"Small studies find other effects than large ones (Egger's test, p = {test.p:.2f}).",
    )
