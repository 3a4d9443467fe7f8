"""List the rules there are, by their permanent names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from evidence_store.analyses.rules import effect_rule_1, majority_1, policing_8_1
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level


class Rule(Protocol):
    """What a page needs to know of a rule."""

    @property
    def name(self) -> str:
        """Its name and version, as written in content: ``effect-rule/1``."""

    @property
    def levels(self) -> tuple[str, ...]:
        """Every level it can answer, best first; states without a place on the scale last."""

    @property
    def states(self) -> tuple[str, ...]:
        """Those of its levels that have no place on its scale: there is nothing that it could rate."""

    @property
    def meanings(self) -> Mapping[str, Level]:
        """What each of its levels comes to in a sentence."""

    @property
    def text(self) -> str:
        """The rule itself in words, for the page that explains it."""

    def derive(self, facts: RuleFacts) -> Derivation:
        """Return the level of an outcome with its reasons and working."""


@dataclass(frozen=True, slots=True)
class _ModuleRule:
    """A rule that is one module: its docstring is its text."""

    name: str
    meanings: Mapping[str, Level]
    text: str
    derivation: Callable[[RuleFacts], Derivation]
    states: tuple[str, ...] = (str(Level.NO_EVIDENCE),)

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(self.meanings)

    def derive(self, facts: RuleFacts) -> Derivation:
        return self.derivation(facts)


_OWN_LEVELS = {str(level): level for level in Level}

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            _ModuleRule(
                effect_rule_1.NAME,
                _OWN_LEVELS,
                effect_rule_1.__doc__ or "",
                effect_rule_1.derive,
            ),
            _ModuleRule(
                majority_1.NAME,
                {name: level for name, level in _OWN_LEVELS.items() if level is not Level.NO_EFFECT},
                majority_1.__doc__ or "",
                majority_1.derive,
            ),
            _ModuleRule(
                policing_8_1.NAME,
                policing_8_1.MEANINGS,
                policing_8_1.__doc__ or "",
                policing_8_1.derive,
                policing_8_1.STATES,
            ),
        )
    }
)

MEANINGS: Mapping[str, Level] = MappingProxyType(
    {level: meaning for rule in RULES.values() for level, meaning in rule.meanings.items()}
)
"""What the levels of all rules come to in a sentence. Rules that share a name mean the same by it."""


def value_on_scale(level: str) -> int | None:
    """The number from -2 to 2 that stands for a level; None for a state, and for a level of no rule."""
    if any(level in rule.states for rule in RULES.values()):
        return None
    meaning = MEANINGS.get(level)
    return None if meaning is None else meaning.value_on_scale
