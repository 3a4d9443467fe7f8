"""The sentence for an outcome: fixed words, chosen by effect, size and certainty, never typed.

After GRADE guidelines 26 (Santesso and others 2020, Journal of Clinical Epidemiology 119:126-135): high
"reduces", moderate "probably reduces", low "may reduce", very low "the evidence is very uncertain".
The words themselves stand in the vocabulary (`phrases`), so that a centre can reword or translate them.
"""

import math
from collections.abc import Mapping
from enum import StrEnum

from evidence_store.analyses.evidence import Basis, Evidence
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.registry import MEANINGS
from evidence_store.kinds.vocabulary.models import Outcome

#: Steps of certainty as the phrases name them, from 0 to 3.
CERTAINTY = ("very-low", "low", "moderate", "high")

#: Halfway between Cohen's 0.2, 0.5 and 0.8, in standard deviations.
SLIGHT_SMD, LARGE_SMD = 0.35, 0.65
#: A ratio within 0.80 and 1.25 is called slight; one that halves or doubles, large (GRADE guidelines 9).
SLIGHT_RATIO, LARGE_RATIO = math.log(1.25), math.log(2)
#: For other measures, in multiples of the trivial bound: what 0.35 and 0.65 are to 0.10.
SLIGHT_BOUNDS, LARGE_BOUNDS = 3.5, 6.5


class Size(StrEnum):
    """How large an effect is called."""

    SLIGHT = "slight"
    PLAIN = "plain"
    LARGE = "large"


def size_of(evidence: Evidence) -> Size:
    """How large the estimate is; plain where nobody has said what is large."""
    if evidence.estimate is None or evidence.measure is None:
        return Size.PLAIN
    value = abs(evidence.estimate.value)
    if evidence.measure is Measure.SMD:
        slight, large = SLIGHT_SMD, LARGE_SMD
    elif evidence.measure.log_scale:
        slight, large = SLIGHT_RATIO, LARGE_RATIO
    elif evidence.trivial > 0:
        slight, large = SLIGHT_BOUNDS * evidence.trivial, LARGE_BOUNDS * evidence.trivial
    else:
        return Size.PLAIN
    return Size.SLIGHT if value < slight else Size.LARGE if value >= large else Size.PLAIN


def sentence(
    derivation: Derivation,
    level: str,
    certainty: int | None,
    evidence: Evidence,
    outcome: Outcome,
    phrases: Mapping[str, str],
) -> str:
    """One sentence that answers "what does it do to this outcome, and how sure are we?".

    `level` is the one that is shown (an override can differ from the derivation's); `certainty` is
    0 to 3, or None where nothing can be rated. A level that no rule knows (an override can name any of
    the vocabulary) says nothing about the direction: then the sentence is the derived level's.
    """
    sure = CERTAINTY[certainty or 0]
    level = MEANINGS.get(level) or MEANINGS.get(derivation.level) or Level.MIXED
    if level == Level.NO_EVIDENCE:
        name = f"no-evidence-{'no-studies' if evidence.k == 0 else 'nothing-usable'}"
    elif level == Level.MIXED:
        name = _mixed(derivation, evidence)
    elif level == Level.NO_EFFECT:
        name = f"no-effect-{sure}"
    else:
        name = f"sentence-{sure}"
    better = level in (Level.POSITIVE, Level.TENDS_POSITIVE)
    verb = verb_phrase(outcome, better=better, base=sure == "low")
    size = size_of(evidence)
    words = "" if size is Size.PLAIN else phrases[f"size-{size}"]
    return fill(phrases[name], verb=phrases[verb], noun=outcome.noun, size=words)


def verb_phrase(outcome: Outcome, *, better: bool, base: bool) -> str:
    """The name of the verb: better means up where more is good, and down where less is."""
    if outcome.verb == "improve":
        verb = "improve" if better else "worsen"
    else:
        verb = "increase" if better == (outcome.better == "higher") else "reduce"
    return f"verb-{verb}{'' if base else 's'}"


def _mixed(derivation: Derivation, evidence: Evidence) -> str:
    if evidence.basis is Basis.DIRECTIONS:
        if evidence.k == 1:
            return "mixed-one-study"
        one_way = evidence.facts.favour is not None and not 1 / 3 < evidence.facts.favour < 2 / 3
        return "mixed-people-unknown" if one_way and evidence.facts.fav_n is None else "mixed-directions"
    return "mixed-heterogeneous" if "heterogeneous" in derivation.reasons else "mixed-imprecise"


def fill(phrase: str, **gaps: str) -> str:
    """Fill the gaps by plain replacement: phrases are content, and content is never run as a format.

    An empty gap leaves no double space and no space before a full stop.
    """
    for name, words in gaps.items():
        phrase = phrase.replace("{" + name + "}", words)
    return " ".join(phrase.split()).replace(" .", ".")
