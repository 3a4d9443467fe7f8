"""Questions that people come with to the home page, each with its answer in short and the way to the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.registry import MEANINGS
from evidence_store.pages.context import Shared
from evidence_store.pages.finder.facets import Options
from evidence_store.pages.scale import Scale, in_address
from evidence_store.pages.words import counted


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the words of the person who asks it."""

    words: str
    answer: str
    """What there is to say at once; numbers are those of the page it leads to."""
    address: str


def questions(shared: Shared) -> Iterator[Question]:
    """Those this store has something to say about."""
    if shared.results:
        yield from _surest(_options(shared, "strength"))
        yield _unhelpful(_options(shared, "effect"), shared.scale)
        yield Question(
            "What does nobody know yet?",
            "Kinds of help and outcomes that have not been studied together.",
            "map/index.html#gaps",
        )
    if practices := len(shared.catalogue.of("practice")):
        yield Question(
            "Is anyone near me testing something?",
            f"{counted(practices, 'practice')}, by theme, region and group of people.",
            "practices/index.html",
        )


def _options(shared: Shared, key: str) -> Options:
    return next(facet.options for facet in shared.finder.facets if facet.key == key)


def _surest(strengths: Options) -> Iterator[Question]:
    """The highest step of how sure we can be that any summary reaches."""
    if reached := [option for option in strengths if option.cards]:
        top = reached[-1]
        yield Question(
            "What are we surest about?",
            f"How sure we can be: {top.label.lower()}, in {counted(top.count, 'summary', 'summaries')}.",
            f"interventions/index.html?strength={top.value}",
        )


def _unhelpful(effects: Options, scale: Scale) -> Question:
    """An empty answer is an answer, and says what it does not mean. Not every rule can say that nothing changes."""
    none = [level for level, _ in scale if MEANINGS.get(level) is Level.NO_EFFECT]
    harm = [level for level, words in scale if words.rank is not None and words.rank < 0]
    levels = [in_address(level) for level in (*none, *harm)]
    found = {card for option in effects if option.value in levels for card in option.cards}
    return Question(
        "What makes no difference, or does harm?" if none else "What does harm?",
        f"{counted(len(found), 'summary', 'summaries')}, each for at least one outcome."
        if found
        else "No result is rated so. That does not prove that everything helps.",
        "interventions/index.html?" + "&".join(f"effect={level}" for level in levels),
    )
