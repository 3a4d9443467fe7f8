"""Say what would move a rating: the smallest further evidence, computed, with its working.

One to five more studies like the median or the largest one, showing a benefit, no effect or a
harm, are added, and everything is pooled and rated again; so nothing is said here that the rule
would not do. For outcomes without study rows see `moving_facts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence_store.analyses.rating_facts import Better, facts_from_studies
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES, Rule
from evidence_store.analyses.sample import can_be_pooled

#: More than this many further studies is no plausible addition.
MOST_STUDIES = 5

_EFFECT_RULE = RULES["effect-rule/1"]
_COUNTS = ("no", "one", "two", "three", "four", "five")


class Like(StrEnum):
    """Which of the present studies a further one would resemble, in size and precision."""

    MEDIAN = "median"
    """The one in the middle by precision; of two, the less precise."""
    LARGEST = "largest"
    """The most precise one."""
    ONLY = "only"
    """The one study there is."""


class Showing(StrEnum):
    """What a further study would find."""

    BENEFIT = "benefit"
    NO_EFFECT = "no_effect"
    HARM = "harm"


class Size(StrEnum):
    """How large the effect of a further study would be."""

    SAME = "same"
    """As large as the present estimate."""
    TWICE_TRIVIAL = "twice_trivial"
    """Twice the trivial bound: the present estimate is too small to be repeated as an effect."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Further studies, all alike."""

    studies: int
    like: Like
    showing: Showing
    size: Size
    in_line: bool
    """Whether they point the way the present estimate points."""
    effect: float
    """The effect each of them finds; plus is good."""
    variance: float
    participants: float | None

    def text(self) -> str:
        """Return the addition in words, to follow "would change with"."""
        more = f"{_COUNTS[self.studies]} more {'study' if self.studies == 1 else 'studies'}"
        return f"{more} like the {self.like} one, showing {self._finding()}"

    def _finding(self) -> str:
        if self.showing is Showing.NO_EFFECT:
            return "no effect"
        if self.size is Size.TWICE_TRIVIAL:
            return f"a {self.showing} of twice the trivial size"
        return f"the same {self.showing}" if self.in_line else f"a {self.showing} as large"


@dataclass(frozen=True, slots=True)
class Change:
    """An addition that moves the level."""

    addition: Addition
    facts: RuleFacts
    """The facts with the addition."""
    derivation: Derivation
    """The new level, with its working."""


@dataclass(frozen=True, slots=True)
class WhatWouldChange:
    """The answer for an outcome with study rows."""

    current: Derivation
    changes: tuple[Change, ...]
    """The smallest addition for each level that can be reached, smallest first; may be empty."""
    tried: int
    """How many additions were pooled and rated."""

    def text(self) -> str:
        """Return the smallest addition in words, or that none was found."""
        if self.changes:
            return self.changes[0].addition.text()
        return (
            f"nothing that was tried: up to {_COUNTS[MOST_STUDIES]} more studies like the largest "
            "one, whatever they found"
        )


def what_would_change(
    yi: Sequence[float],
    vi: Sequence[float],
    participants: Sequence[float | None] | None = None,
    *,
    better: Better,
    trivial: float,
    rule: Rule = _EFFECT_RULE,
) -> WhatWouldChange:
    """Return the smallest additions that move the level of an outcome with study rows.

    Small means few studies first, then little information; among equals, a finding in line with
    the present estimate comes first.
    """
    effects = [better.sign * y for y in yi]
    people = list(participants) if participants is not None else [None] * len(effects)
    facts = facts_from_studies(effects, vi, people, better=Better.HIGHER, trivial=trivial)
    current = rule.derive(facts)
    found: dict[str, Change] = {}
    additions = _additions(facts, vi, people)
    for addition in additions:
        more = addition.studies
        new_facts = facts_from_studies(
            [*effects, *[addition.effect] * more],
            [*vi, *[addition.variance] * more],
            [*people, *[addition.participants] * more],
            better=Better.HIGHER,
            trivial=trivial,
        )
        derivation = rule.derive(new_facts)
        if derivation.level != current.level:
            found.setdefault(derivation.level, Change(addition, new_facts, derivation))
    return WhatWouldChange(current, tuple(found.values()), len(additions))


def _additions(facts: RuleFacts, vi: Sequence[float], people: Sequence[float | None]) -> list[Addition]:
    """Return every addition worth trying, smallest first."""
    by_information = sorted(range(len(vi)), key=lambda index: (vi[index], index))
    templates = {Like.MEDIAN: by_information[len(vi) // 2], Like.LARGEST: by_information[0]}
    if len(vi) == 1:
        templates = {Like.ONLY: 0}
    elif vi[templates[Like.MEDIAN]] == vi[templates[Like.LARGEST]]:
        del templates[Like.LARGEST]
    est = facts.est or 0.0
    size = Size.SAME if abs(est) > facts.trivial else Size.TWICE_TRIVIAL
    reach = abs(est) if size is Size.SAME else 2 * facts.trivial
    findings = [(Showing.BENEFIT, reach), (Showing.NO_EFFECT, 0.0), (Showing.HARM, -reach)]
    if est < 0:
        findings.reverse()
    return [
        Addition(studies, like, showing, size, effect * est > 0, effect, vi[index], people[index])
        for studies in range(1, MOST_STUDIES + 1)
        for like, index in templates.items()
        for showing, effect in findings
        if (effect != 0 or showing is Showing.NO_EFFECT) and can_be_pooled(effect, vi[index])
    ]
