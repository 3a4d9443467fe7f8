"""The rating of one outcome: derived from its facts by a named rule, with everything that led to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_store.analyses.absolute import AbsoluteEffect, absolute_effect
from evidence_store.analyses.certainty import CertaintyLevel, certainty_level
from evidence_store.analyses.evidence import Basis, Evidence
from evidence_store.analyses.moving_facts import MovingFact, which_facts_would_change
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.registry import RULES
from evidence_store.analyses.sentences import sentence
from evidence_store.analyses.suggestions import Suggestion, suggestions
from evidence_store.analyses.what_would_change import WhatWouldChange, what_would_change
from evidence_store.kinds.intervention.outcome import OutcomeResult, Override
from evidence_store.kinds.vocabulary.models import Outcome

DEFAULT_RULE = "effect-rule/1"


@dataclass(frozen=True, slots=True)
class Dissent:
    """How many studies point which way."""

    favour: int
    against: int
    neither: int


@dataclass(frozen=True, slots=True)
class Rating:
    """What an outcome's facts say, and how we know."""

    evidence: Evidence
    rule: str
    """The rule whose level is shown first."""
    derivations: Mapping[str, Derivation]
    """The answer of every rule there is, by its name."""
    level: str
    """The level that is shown: the override's where there is one."""
    override: Override | None
    certainty: CertaintyLevel | None
    sentence: str
    dissent: Dissent | None
    """None where the directions of the studies are not known."""
    absolute: AbsoluteEffect | None
    """None without a baseline risk, or without an estimate."""
    suggestions: tuple[Suggestion, ...]
    """Reasons to be less sure that the record does not have."""

    @property
    def by_studies(self) -> WhatWouldChange | None:
        """Which further studies would move the level, with study rows. Worked out when it is asked for."""
        studies = self.evidence.studies
        if self.evidence.basis is not Basis.STUDIES:
            return None
        return what_would_change(
            [study.yi for study in studies],
            [study.vi for study in studies],
            [study.n for study in studies],
            better=self.evidence.better,
            trivial=self.evidence.trivial,
            rule=RULES[self.rule],
        )

    @property
    def by_facts(self) -> tuple[MovingFact, ...]:
        """Which facts would move the level, without study rows."""
        if self.evidence.basis is Basis.STUDIES:
            return ()
        return which_facts_would_change(self.evidence.facts, RULES[self.rule])

    @property
    def derived(self) -> Derivation:
        """The answer of the rule that is shown first."""
        return self.derivations[self.rule]


def rate(
    result: OutcomeResult,
    evidence: Evidence,
    outcome: Outcome,
    phrases: Mapping[str, str],
    rule: str = DEFAULT_RULE,
) -> Rating:
    """Rate one outcome. Strength is the certainty record's arithmetic and never moves the level."""
    derivations = {name: known.derive(evidence.facts) for name, known in RULES.items()}
    derived = derivations[rule]
    level = result.override.level.replace("-", "_") if result.override else derived.level
    certainty = certainty_level(result.certainty) if result.certainty else None
    recorded = {step.reason for step in certainty.steps} if certainty else set()
    return Rating(
        evidence=evidence,
        rule=rule,
        derivations=derivations,
        level=level,
        override=result.override,
        certainty=certainty,
        sentence=sentence(derived, level, certainty.level if certainty else None, evidence, outcome, phrases),
        dissent=_dissent(result, evidence),
        absolute=_absolute(result, evidence),
        suggestions=tuple(s for s in suggestions(evidence) if s.reason not in recorded),
    )


def _dissent(result: OutcomeResult, evidence: Evidence) -> Dissent | None:
    if evidence.basis is Basis.STUDIES:
        effects = [evidence.better.sign * study.yi for study in evidence.studies]
        favour, against = sum(e > 0 for e in effects), sum(e < 0 for e in effects)
        return Dissent(favour, against, len(effects) - favour - against)
    if evidence.basis is Basis.DIRECTIONS and result.directions is not None:
        counts = result.directions
        return Dissent(counts.favour, counts.against, counts.no_difference)
    return None


def _absolute(result: OutcomeResult, evidence: Evidence) -> AbsoluteEffect | None:
    if result.baseline_risk is None or evidence.estimate is None or evidence.measure is None:
        return None
    estimate = evidence.estimate
    return absolute_effect(
        evidence.measure, estimate.value, estimate.low, estimate.high, result.baseline_risk.value
    )
