"""A plain page for each choice of a filter: the finder for those without a script, for search engines and for paper.

Outcomes and groups of people have pages of their own, which say more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.finder.cards import (
    NOT_STATED,
    FinderCard,
    best_first,
    effect_of,
    strength_of,
)
from evidence_store.pages.finder.facets import Facet, Option
from evidence_store.pages.page import Found, Page
from evidence_store.pages.results import ResultView
from evidence_store.pages.words import counted

INDEX = "interventions/by/index.html"
ELSEWHERE = ("outcome", "population")
"""Filters whose choices have better pages."""
SOUGHT = ("age", "setting", "who", "need")
"""Filters whose choices people search for. The others say how, and not about what."""
MOST = 300
"""So many summaries stand on a page, the best supported first."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A summary, with the results that its choice is about."""

    card: FinderCard
    results: tuple[tuple[ResultView, str], ...]
    """Each with what tells it from others."""


def address(facet: Facet, option: Option) -> str:
    """Where the page of a choice stands."""
    return f"interventions/by/{facet.key}/{option.value}.html"


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
    for facet in facets:
        for option in facet.options:
            if option.cards:
                yield _page(facet, option, shared, templates)


def _page(facet: Facet, option: Option, shared: Shared, templates: Environment) -> Page:
    here = address(facet, option)
    by = facet.by or facet.label.lower()
    title = f"Summaries by {by}: {option.label[:1].lower()}{option.label[1:]}"
    rows = tuple(_row(card, facet, option) for card in best_first(option.cards)[:MOST])
    html = templates.get_template("finder/choice.html.jinja").render(
        page=PageContext(shared, here),
        title=title,
        by=by,
        facet=facet,
        option=option,
        rows=rows,
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


def _row(card: FinderCard, facet: Facet, option: Option) -> ChoiceRow:
    every = tuple(zip(card.results, card.notes, strict=True))
    if facet.key == "effect":
        return ChoiceRow(card, tuple(pair for pair in every if effect_of(pair[0]) == option.value))
    if facet.key == "strength" and option.rank is not None:
        return ChoiceRow(card, tuple(pair for pair in every if strength_of(pair[0]) >= option.rank))
    return ChoiceRow(card, every[: card.shown])
