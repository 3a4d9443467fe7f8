"""Effect and strength in one sentence, made of the phrases of the store."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction

from evidence_store.pages.open_data.recompute.evidence import Evidence
from evidence_store.pages.open_data.recompute.facts import RATIOS, Facts
from evidence_store.pages.open_data.recompute.rules import Answer
from evidence_store.pages.open_data.recompute.tables import Row

STEPS = {"better": "positive", "better_with_dissent": "tends_positive", "worse": "negative",
         "worse_with_dissent": "tends_negative"}  # fmt: skip
"""What the steps of policing-8/1 with a direction come to in a sentence."""
LEVELS = ("positive", "tends_positive", "no_effect", "mixed", "tends_negative", "negative", "no_evidence")


def sentence(
    level: str,
    answer: Answer,
    strength: int | None,
    evidence: Evidence,
    outcome: Row,
    phrases: Mapping[str, str],
) -> str | None:
    """Effect and strength in the words of the store; None where it leaves them to the program.

    `level` is the one that is shown.
    """
    f = evidence.turned
    named = [STEPS.get(name, name) for name in (level, answer.level)]
    shown = next((name for name in named if name in LEVELS), "mixed")
    sure = ("very-low", "low", "moderate", "high")[strength or 0]
    name = f"sentence-{sure}"
    if shown == "no_evidence":
        name = "no-evidence-no-studies" if f.k == 0 else "no-evidence-nothing-usable"
    elif shown == "no_effect":
        name = f"no-effect-{sure}"
    elif shown == "mixed" and evidence.basis == "directions":
        one_way = f.favour is not None and not Fraction(1, 3) < f.favour < Fraction(2, 3)
        name = "mixed-people-unknown" if one_way and f.people is None else "mixed-directions"
        name = "mixed-one-study" if f.k == 1 else name
    elif shown == "mixed":
        name = "mixed-heterogeneous" if "heterogeneous" in answer.reasons else "mixed-imprecise"
    good = shown.endswith("positive")
    if outcome["verb"] == "improve":
        verb = "improve" if good else "worsen"
    else:
        verb = "increase" if good == (outcome["better"] == "higher") else "reduce"
    verb = f"verb-{verb}{'' if sure == 'low' else 's'}"
    if name not in phrases or verb not in phrases:
        return None
    size = phrases.get(f"size-{size_of(f, evidence.metric)}", "")
    words = {"verb": phrases[verb], "noun": outcome["noun"], "size": size}
    text = re.sub(r"{(verb|noun|size)}", lambda gap: words[gap[1]], phrases[name])
    return " ".join(text.split()).replace(" .", ".")


def size_of(f: Facts, metric: str) -> str:
    """What the size of an effect is called; nothing where it is neither small nor large."""
    slight, large = 3.5 * f.bound, 6.5 * f.bound
    if metric == "SMD":
        slight, large = 0.35, 0.65
    elif metric in RATIOS:
        slight, large = math.log(1.25), math.log(2)
    if f.est is None or not metric or large == 0:
        return ""
    return "slight" if abs(f.est) < slight else "large" if abs(f.est) >= large else ""
