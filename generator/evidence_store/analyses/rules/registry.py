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
    def text(self) -> str:
        """The rule itself in words, for the page that explains it."""

    def derive(self, facts: RuleFacts) -> Derivation:
        """Return the level of an outcome with its reasons and working."""


@dataclass(frozen=True, slots=True)
class _ModuleRule:
    """A rule that is one module: its docstring is its text."""

    name: str
    levels: tuple[str, ...]
    text: str
    derivation: Callable[[RuleFacts], Derivation]

    def derive(self, facts: RuleFacts) -> Derivation:
        return self.derivation(facts)


_FIVE_LEVELS = tuple(str(level) for level in Level)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            _ModuleRule(
                effect_rule_1.NAME,
                _FIVE_LEVELS,
                effect_rule_1.__doc__ or "",
                effect_rule_1.derive,
            ),
            _ModuleRule(
                majority_1.NAME,
                tuple(name for name in _FIVE_LEVELS if name != Level.NO_EFFECT),
                majority_1.__doc__ or "",
                majority_1.derive,
            ),
            _ModuleRule(
                policing_8_1.NAME,
                policing_8_1.LEVELS,
                policing_8_1.__doc__ or "",
                policing_8_1.derive,
            ),
        )
    }
)
