"""The levels of effect that pages show, in order and in words: those of the rule, and what people set instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.registry import RULES, value_on_scale
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.vocabulary.models import EffectLevel

PLAIN = "◇"
"""The sign of a level that the vocabulary gives none. It looks like no number and like no direction."""
NOTHING = "·"
"""The same for "no evidence", which must not look like an answer."""


def in_address(words: str) -> str:
    """A level or a status as the address writes it: `no-effect`, `in-preparation`."""
    return words.replace("_", "-").replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels with their words, the best first; those without a place on the scale last, "no evidence" last of all."""

    levels: Mapping[str, EffectLevel]
    places: Mapping[str, int]
    """The place of each, from 0 for the best."""

    def __iter__(self) -> Iterator[tuple[str, EffectLevel]]:
        """Each level with its words, in order."""
        return iter(self.levels.items())


def scale_of(rule: str, shown: Iterable[str], catalogue: Catalogue, phrases: Mapping[str, str]) -> Scale:
    """All levels of a rule, and those of the levels `shown` that are none of them, because a person set them."""
    own, states = RULES[rule].levels, RULES[rule].states
    foreign = sorted({*shown} - {*own})
    words = {level: effect_level(level, catalogue, phrases) for level in (*own, *foreign)}
    order = list(own)
    for level in foreign:
        # Behind the last one that is as good; what has no rank stands before the states.
        rank = words[level].rank
        better = [
            place
            for place, other in enumerate(order)
            if other not in states and (rank is None or (words[other].rank or 0) >= rank)
        ]
        order.insert(better[-1] + 1 if better else 0, level)
    return Scale(
        {level: words[level] for level in order}, {level: place for place, level in enumerate(order)}
    )


def effect_level(level: str, catalogue: Catalogue, phrases: Mapping[str, str]) -> EffectLevel:
    """The words for a level: the vocabulary's, else the phrase for a step of a rule's own scale, else its bare name."""
    named = catalogue.get("effect-level", in_address(level))
    if named is None:
        phrase = phrases.get(f"step-{in_address(level)}", "").removesuffix(".")
        return _unnamed(level, phrase or level.replace("_", " ").capitalize())
    record = cast(EffectLevel, named.record)
    if record.rank is None and (rank := value_on_scale(level)) is not None:
        # A level with a place on a rule's scale keeps it where the vocabulary forgets to say so.
        return record.model_copy(update={"rank": rank})
    return record


@cache
def _unnamed(level: str, words: str) -> EffectLevel:
    """A level that the vocabulary does not name; pages ask for the few there are again and again."""
    symbol = NOTHING if level == Level.NO_EVIDENCE else PLAIN
    return EffectLevel(label=words, symbol=symbol, gloss=words, rank=value_on_scale(level))
