"""Say which kind of fact would move a rating that does not rest on study rows.

For a published estimate, directions only, or nothing at all: each kind of fact that could still be
found out is supposed, and the rule is asked again. So nothing is said here that the rule would not
do. For outcomes with study rows see `what_would_change`, which computes the studies themselves.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES, Rule

_EFFECT_RULE = RULES["effect-rule/1"]


class Need(StrEnum):
    """A kind of fact that is not known yet."""

    A_STUDY = "a_study"
    """Any study with a result."""
    DIRECTIONS = "directions"
    """Which way each of the studies points, and how many people were in it."""
    STUDY_ROWS = "study_rows"
    """The effect of every study, from which a prediction interval follows."""
    MORE_STUDIES = "more_studies"
    """Further studies."""


@dataclass(frozen=True, slots=True)
class MovingFact:
    """A fact that would move the level if it turned out so."""

    need: Need
    text: str
    """The fact in words."""
    facts: RuleFacts
    """The facts with it supposed."""
    derivation: Derivation
    """The level that would follow, with its working."""


_Supposed = tuple[Need, str, RuleFacts]


def which_facts_would_change(facts: RuleFacts, rule: Rule = _EFFECT_RULE) -> tuple[MovingFact, ...]:
    """Return what would move a published estimate, directions only, or no evidence at all.

    Facts about the studies there are come before facts that need new studies. Empty means that
    no single kind of fact would do.
    """
    current = rule.derive(facts)
    found = []
    for need, text, supposed in _supposed(facts):
        derivation = rule.derive(supposed)
        if derivation.level != current.level:
            found.append(MovingFact(need, text, supposed, derivation))
    return tuple(found)


def _supposed(facts: RuleFacts) -> list[_Supposed]:
    """Return the facts that could still be found, each with what would then be known."""
    # Any size that is clearly more than trivial does: the rule looks at bounds, not at distances.
    size = 3 * facts.trivial or 1.0
    if facts.k == 0 or (facts.est is None and facts.favour is None):
        one = RuleFacts(k=1, est=size, lo=size / 2, hi=2 * size, trivial=facts.trivial)
        return [(Need.A_STUDY, "a study with an effect and its interval", one)]
    if facts.est is None or facts.lo is None or facts.hi is None:
        return _beyond_directions(facts, size)
    known = (facts.est, facts.lo, facts.hi)
    return [*_about_these_studies(facts, *known), *_about_more_studies(facts, *known, size)]


def _beyond_directions(facts: RuleFacts, size: float) -> list[_Supposed]:
    """Return what may be found where only the directions of the studies are known."""
    helps = facts.favour is None or facts.favour >= 1 / 2
    agree = 1.0 if helps else 0.0
    est = size if helps else -size
    lo, hi = sorted((est / 2, est * 2))
    rows = replace(facts, est=est, lo=lo, hi=hi)
    text = f"study rows whose pooled interval lies {_side(est)} zero"
    if facts.k is None or facts.k >= 3:
        rows = replace(rows, k=facts.k or 3, plo=lo, phi=hi)
        text = f"study rows with a prediction interval {_side(est)} zero"
    supposed = [(Need.STUDY_ROWS, text, rows)]
    if facts.fav_n is None:
        text = "participant numbers, if more than half were in the studies that agree"
        supposed.append((Need.DIRECTIONS, text, replace(facts, fav_n=agree)))
    text = "more studies, so that most of them and of their participants agree"
    more = replace(facts, k=max(2, (facts.k or 0) + 1), favour=agree, fav_n=agree)
    supposed.append((Need.MORE_STUDIES, text, more))
    return supposed


def _about_these_studies(facts: RuleFacts, est: float, lo: float, hi: float) -> list[_Supposed]:
    """Return what the reports of the studies themselves may still hold."""
    agree = 1.0 if est > 0 else 0.0
    reach = 2 * facts.trivial
    supposed = []
    if facts.favour is None:
        text = f"the direction of each study, if at least three quarters lie {_side(est)} zero"
        supposed.append((Need.DIRECTIONS, text, replace(facts, favour=agree)))
    if facts.plo is None and (facts.k is None or facts.k >= 3):
        # The rows say how many there are; where no review does, three are supposed.
        k = facts.k or 3
        text = f"study rows with a prediction interval {_side(est)} zero"
        clear = replace(facts, k=k, plo=lo, phi=hi, favour=agree)
        supposed.append((Need.STUDY_ROWS, text, clear))
        text = "study rows with a prediction interval past the trivial size on both sides"
        wide = replace(facts, k=k, plo=min(lo, -reach), phi=max(hi, reach))
        supposed.append((Need.STUDY_ROWS, text, wide))
    return supposed


def _about_more_studies(facts: RuleFacts, est: float, lo: float, hi: float, size: float) -> list[_Supposed]:
    """Return what further studies may bring."""
    k = max(3, (facts.k or 0) + 1)
    clear = est if abs(est) > facts.trivial else (size if est >= 0 else -size)
    low, high = sorted((clear / 2, clear * 2))
    side, agree = _side(clear), 1.0 if clear > 0 else 0.0
    supposed = []
    if lo <= 0 <= hi or abs(est) <= facts.trivial:
        text = f"more studies, so that the interval lies {side} zero"
        significant = replace(facts, k=k, est=clear, lo=low, hi=high, plo=None, phi=None)
        supposed.append((Need.MORE_STUDIES, text, significant))
    text = f"three or more studies that agree, with a prediction interval {side} zero"
    agreed = replace(facts, k=k, est=clear, lo=low, hi=high, plo=low, phi=high, favour=agree)
    supposed.append((Need.MORE_STUDIES, text, agreed))
    if facts.plo is not None:
        beyond = "passes the trivial size on both sides" if facts.trivial > 0 else "includes zero"
        text = f"more studies, so that the prediction interval {beyond}"
        varied = replace(facts, plo=min(lo, -size), phi=max(hi, size))
        supposed.append((Need.MORE_STUDIES, text, varied))
    if facts.trivial > 0:
        bound = facts.trivial
        text = "more studies, so that the interval lies within the trivial size"
        within = replace(facts, k=k, est=0.0, lo=-bound, hi=bound, plo=None, phi=None)
        supposed.append((Need.MORE_STUDIES, text, within))
    return supposed


def _side(effect: float) -> str:
    return "above" if effect >= 0 else "below"
