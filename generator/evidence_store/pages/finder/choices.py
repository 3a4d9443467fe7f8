"""A plain page for each choice of a filter: the finder for those without a script, for search engines and for paper.

Outcomes and groups of people have pages of their own, which say more.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.finder.cards import (
    NOT_STATED,
    FinderCard,
    effect_of,
    strength_of,
)
from evidence_store.pages.finder.facets import Facet, Option
from evidence_store.pages.page import Found, Page
from evidence_store.pages.results import ResultView
from evidence_store.pages.words import counted

FOLDER = "interventions/by"
INDEX = f"{FOLDER}/index.html"
ELSEWHERE = ("outcome", "population")
"""Filters whose choices have better pages."""
SOUGHT = ("age", "setting", "who", "need")
"""Filters whose choices people search for. The others say how, and not about what."""
MOST = 100
"""So many summaries stand on a page, the best supported first."""


Results = Sequence[tuple[ResultView, str]]
"""Results of a summary that a choice is about, each with what tells it from others."""


def address(facet: Facet, option: Option) -> str:
    """Where the page of a choice stands."""
    return f"{FOLDER}/{facet.key}/{option.value}.html"


def choice_pages(shared: Shared, templates: Environment) -> Iterator[Page]:
    """A page for each choice that finds something, and the list of all of them."""
    facets = [facet for facet in shared.finder.facets if facet.key not in ELSEWHERE]
    about = "The evidence summaries in lists to read or print: by age, place, cost, effect and how sure we can be."
    template = templates.get_template("finder/choices.html.jinja")
    html = template.render(page=PageContext(shared, INDEX), facets=facets, about=about, address=address)
    yield Page(
        INDEX,
        "Browse the summaries",
        about,
        Markup(html),  # noqa: S704 - made by escaping templates
        listed=False,
    )
    make = _Maker(shared, templates)
    for facet in facets:
        for option in facet.options:
            if option.cards:
                yield make.page(facet, option)


class _Maker:
    """Makes each card once: a summary stands on a page of every filter, and all these lie equally deep."""

    def __init__(self, shared: Shared, templates: Environment) -> None:
        self._shared = shared
        self._template = templates.get_template("finder/choice.html.jinja")
        macros: Any = templates.get_template("macros/finder.html.jinja").module
        self._row, self._card = macros.result_row, macros.card_of_choice
        self._below = PageContext(shared, f"{FOLDER}/filter/choice.html")
        self._place = {card: place for place, card in enumerate(shared.finder.cards)}
        self._rows: dict[tuple[str, str], Markup] = {}
        self._cards: dict[tuple[str, bool, tuple[str, ...]], Markup] = {}

    def page(self, facet: Facet, option: Option) -> Page:
        """The page of one choice."""
        here = address(facet, option)
        by = facet.by or facet.label.lower()
        title = f"Summaries by {by}: {option.label[:1].lower()}{option.label[1:]}"
        cards = sorted(option.cards, key=self._place.__getitem__)[:MOST]
        html = self._template.render(
            page=PageContext(self._shared, here),
            title=title,
            by=by,
            facet=facet,
            option=option,
            cards=[self._card_of(card, facet, option) for card in cards],
            others=[other for other in facet.options if other.cards and other is not option],
            address=address,
        )
        about = f"{counted(option.count, 'summary', 'summaries')}, those we can be surest about first."
        sought = facet.key in SOUGHT and option.value != NOT_STATED
        found = Found("List of summaries", "Lists of summaries", option.synonyms, later=2) if sought else None
        return Page(
            here,
            title,
            about,
            Markup(html),  # noqa: S704 - made by escaping templates
            found=found,
            listed=False,
        )

    def _card_of(self, card: FinderCard, facet: Facet, option: Option) -> Markup:
        results = _results(card, facet, option)
        some = facet.key not in ("effect", "strength")
        key = (card.entry.id, some, tuple(view.result.id for view, _ in results))
        if key not in self._cards:
            rows = Markup("").join(self._row_of(card, view, note) for view, note in results)
            self._cards[key] = self._card(self._below, card, rows, len(results) if some else None)
        return self._cards[key]

    def _row_of(self, card: FinderCard, view: ResultView, note: str) -> Markup:
        key = (card.entry.id, view.result.id)
        if key not in self._rows:
            target = self._below.url(f"{card.entry.address}#result-{view.result.id}")
            self._rows[key] = self._row(view, note, target)
        return self._rows[key]


def _results(card: FinderCard, facet: Facet, option: Option) -> Results:
    every = tuple(zip(card.results, card.notes, strict=True))
    if facet.key == "effect":
        return tuple(pair for pair in every if effect_of(pair[0]) == option.value)
    if facet.key == "strength" and option.rank is not None:
        return tuple(pair for pair in every if strength_of(pair[0]) >= option.rank)
    return every[: card.shown]
