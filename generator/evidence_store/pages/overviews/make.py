"""The pages across summaries, made from what all pages of a build share."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.catalogue.destinations import COMPARE, GLOSSARY, MAP, PIPELINE
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.overviews.compare.make import SCRIPTS, STYLES, compare_fields
from evidence_store.pages.overviews.findings import published
from evidence_store.pages.overviews.gap_map import NOT_STUDIED, GapMap, Row, gap_map
from evidence_store.pages.overviews.gaps import Gaps, gaps
from evidence_store.pages.overviews.outcomes import OutcomeView, outcome_views
from evidence_store.pages.overviews.picture import picture
from evidence_store.pages.overviews.pipeline import pipeline
from evidence_store.pages.overviews.populations import population_views
from evidence_store.pages.page import NOT_INDEXED, Page
from evidence_store.records.entry import Entry

MOST_ROWS = 200
"""So many summaries stand on the map: the cells of 1,000 keep a phone busy for twenty seconds."""
MOST_RESULTS = 600
"""So many results stand in the list below it."""


def overview_pages(shared: Shared, templates: Environment) -> Iterator[Page]:
    """Pages by outcome and by group of people with their lists, the gap map, the glossary."""
    make = _Maker(shared, templates)
    outcomes = outcome_views(shared)
    found = gap_map(shared)
    unknown = gaps(shared.catalogue, outcomes, found)
    yield make.page(
        "outcomes/index.html",
        "By outcome",
        "What do you want to change for a child or a family? Every outcome, and what helps with it.",
        "outcomes",
        domains=_by_domain(shared, outcomes),
        untouched=unknown.untouched,
    )
    stubs = _stubs(shared)
    for view in outcomes:
        title, about = view.entry.record.label, view.entry.record.definition
        yield make.page(view.entry.address, title, about, "outcome", view=view, stubs=stubs)
    groups = population_views(shared)
    about = "Summaries and practices by the children, families and workers they are about."
    yield make.page("populations/index.html", "By group of people", about, "populations", views=groups)
    for group in groups:
        record = group.entry.record
        yield make.page(group.entry.address, record.label, record.definition, "population", view=group)
    yield _map_page(make, shared, found, unknown)
    about = (
        "Two to four kinds of help side by side: what each changes, how sure we can be, what nobody knows."
    )
    compared = make.page(COMPARE, "Compare", about, "compare", **compare_fields(shared, outcomes))
    yield replace(compared, scripts=SCRIPTS, styles=STYLES, metadata=NOT_INDEXED, listed=False)
    about = "Which practices are being evaluated and which summaries are being written, by stage, with their dates."
    yield make.page(PIPELINE, "What is under way", about, "pipeline", pipeline=pipeline(shared))
    terms = sorted(shared.catalogue.of("term"), key=lambda e: e.record.label.lower())
    about = "Words of research and of social work that this store uses, in plain words."
    yield make.page(GLOSSARY, "Glossary", about, "glossary", letters=_by_letter(terms))


class _Maker:
    """Fills the templates."""

    def __init__(self, shared: Shared, templates: Environment) -> None:
        self.shared, self.templates = shared, templates

    def page(self, address: str, title: str, about: str, template: str, **fields: Any) -> Page:
        """One page; its template gets the title and the sentence about it as well."""
        context = PageContext(self.shared, address)
        html = self.templates.get_template(f"overview/{template}.html.jinja").render(
            page=context,
            title=title,
            about=about,
            NOT_STUDIED=NOT_STUDIED,
            **fields,
        )
        return Page(
            address,
            title,
            about,
            Markup(html),  # noqa: S704 - made by escaping templates
            scripts=tuple(context.scripts),
        )


def _map_page(make: _Maker, shared: Shared, found: GapMap, unknown: Gaps) -> Page:
    page = make.page(
        MAP,
        "Evidence map",
        "Which kinds of help have been studied for which outcomes, what is being tested, and where nobody has looked.",
        "map",
        map=found,
        shown=_shown(found, shared),
        gaps=unknown,
        picture=picture(shared),
        findings=shared.findings[:MOST_RESULTS],
        results=len(shared.findings),
    )
    return replace(page, scripts=(*page.scripts, "js/map.js"))


def _shown(found: GapMap, shared: Shared) -> tuple[Row, ...]:
    """The rows that stand in the page, from A to Z: of very many those with the surest results."""
    if len(found.rows) <= MOST_ROWS:
        return found.rows
    rows = {row.entry.id: row for row in found.rows if row.entry}
    ids = dict.fromkeys((*(finding.entry.id for finding in shared.findings), *rows))
    chosen = frozenset(list(ids)[:MOST_ROWS])
    return tuple(row for id, row in rows.items() if id in chosen)


def _stubs(shared: Shared) -> dict[str, Markup]:
    """Each published summary as an item of a list, by its id: nearly all of them stand on the page of each outcome.

    Those pages lie equally deep, so that one way leads to it from all of them.
    """
    page = PageContext(shared, "outcomes/outcome.html")
    item = Markup('<li><a href="{}">{}</a></li>')
    return {e.id: item.format(page.url(e.address), e.record.title) for e in published(shared.catalogue)}


def _by_domain(shared: Shared, views: list[OutcomeView]) -> list[tuple[Entry[Any], list[OutcomeView]]]:
    domains = sorted(shared.catalogue.of("domain"), key=lambda e: e.item)
    grouped = [(d, [v for v in views if v.entry.record.domain == d.id]) for d in domains]
    return [(domain, own) for domain, own in grouped if own]


def _by_letter(terms: list[Entry[Any]]) -> list[tuple[str, list[Entry[Any]]]]:
    letters: dict[str, list[Entry[Any]]] = {}
    for term in terms:
        letters.setdefault(term.record.label[0].upper(), []).append(term)
    return list(letters.items())
