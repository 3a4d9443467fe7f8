"""The finder as its page shows it before anybody filters: filters, cards, and what a script needs for the rest."""

from dataclasses import dataclass

from evidence_store.analyses.rules.levels import Level
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.vocabulary.models import EffectLevel, RankedLevel
from evidence_store.pages.finder.cards import (
    FinderCard,
    Results,
    best_first,
    effect_of,
    finder_cards,
    strength_of,
)
from evidence_store.pages.finder.facets import Facet, facets
from evidence_store.pages.scale import Scale, in_address

MOST_IN_PAGE = 300
"""Up to so many summaries all stand in the page; of more, the rest comes from a data file."""
FIRST = 50
"""How many stand in the page then. A list of up to so many is shown whole."""
STEP = 25
"""How many summaries of a longer list the script shows at a time: more would take a slow phone too long."""


@dataclass(frozen=True, slots=True)
class FinderView:
    """What the list of summaries needs."""

    facets: tuple[Facet, ...]
    cards: tuple[FinderCard, ...]
    """All summaries, the best supported first."""
    effects: tuple[tuple[str, EffectLevel], ...]
    """Levels of effect in the order the list is sorted by, with their words."""
    unplaced: tuple[str, ...]
    """Those of them, beside "no evidence", that are no better and no worse than others."""
    strengths: tuple[RankedLevel, ...]
    """Steps of "how sure we can be"."""

    effect_of = staticmethod(effect_of)
    strength_of = staticmethod(strength_of)

    @property
    def from_file(self) -> bool:
        """Whether the page holds only the first summaries and the script reads all from a data file."""
        return len(self.cards) > MOST_IN_PAGE

    @property
    def listed(self) -> tuple[FinderCard, ...]:
        """The summaries that stand in the page."""
        return self.cards[:FIRST] if self.from_file else self.cards

    @property
    def step(self) -> int:
        """How many the script shows at a time; 0 for all."""
        return STEP if len(self.cards) > FIRST else 0

    def count(self, status: str) -> int:
        """How many summaries have a status."""
        return sum(card.status == status for card in self.cards)


def finder_view(catalogue: Catalogue, results: Results, scale: Scale) -> FinderView:
    """All summaries with all filters."""
    cards = finder_cards(catalogue, results)
    return FinderView(
        facets(catalogue, cards, scale),
        best_first(cards, scale),
        tuple((in_address(level), words) for level, words in scale),
        tuple(
            in_address(level) for level, words in scale if words.rank is None and level != Level.NO_EVIDENCE
        ),
        tuple(level.record for level in catalogue.of("strength-level")),
    )
