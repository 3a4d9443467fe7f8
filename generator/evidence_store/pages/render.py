"""Catalogue -> Site: every page and file of the store, in memory."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.analyses.analyse import Analyses
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic
from evidence_store.pages.bibliography import format_references
from evidence_store.pages.call_status import call_status
from evidence_store.pages.citations import citation_files, citation_view
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.conventions import conventions
from evidence_store.pages.data_files import data_files
from evidence_store.pages.finder import finder
from evidence_store.pages.groups import LISTS
from evidence_store.pages.home import home_view
from evidence_store.pages.overviews.gap_map import gap_map_file
from evidence_store.pages.overviews.make import overview_pages
from evidence_store.pages.page import Page, Site
from evidence_store.pages.publication import NOWHERE, Publication
from evidence_store.pages.rating_files import rating_files
from evidence_store.pages.results import summary_view
from evidence_store.pages.search_index import search_index
from evidence_store.pages.templates_env import environment
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

Extra = Callable[[Entry[Any], Shared], Mapping[str, Any]]

EXTRAS: Mapping[str, Extra] = {
    "intervention": lambda entry, shared: {
        **summary_view(entry, shared.catalogue, shared.analyses),
        **citation_view(entry, shared.publication),
    },
    "call": lambda entry, shared: {"status": call_status(entry.record, shared.today)},
    "page": lambda entry, shared: (
        {"home": home_view(shared.catalogue, shared.today)}
        if entry.record.layout == "home"
        else {"conventions": conventions(shared.analyses.rule)}
        if entry.record.layout == "ratings"
        else {}
    ),
}
"""What a kind's template needs beside the record: worked out here, never in a template."""


SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "intervention": ("js/summary.js",),
    "interventions": ("search-index.js", "js/match.js", "js/finder.js"),
    "search": ("search-index.js", "js/match.js", "js/search.js"),
}
"""Scripts that pages work with, by kind, by the plural of a kind for its list, or by layout."""

PageMaker = Callable[[Shared, Environment], Iterable[Page]]

MORE_PAGES: tuple[PageMaker, ...] = (overview_pages,)
"""Makers of pages that are no record and no list of a kind: maps, comparisons, pages of vocabulary terms."""


def render(
    catalogue: Catalogue, analyses: Analyses, today: date, publication: Publication = NOWHERE
) -> tuple[Site, list[Diagnostic]]:
    """All pages and files of the store as of `today`, sorted by address."""
    cited = format_references({entry.id: entry.record for entry in catalogue.of("reference")})
    shared = Shared(catalogue, analyses, cited, today, publication)
    templates = environment(catalogue.kinds)
    pages: list[Page] = []
    for kind in catalogue.kinds:
        if not kind.has_pages:
            continue
        pages.extend(record_page(entry, shared, templates) for entry in catalogue.of(kind.name))
        if kind.plural:
            pages.append(list_page(kind, shared, templates))
    for make in MORE_PAGES:
        pages.extend(make(shared, templates))
    files = [
        *data_files(catalogue),
        *citation_files(catalogue, publication),
        *rating_files(catalogue, analyses),
        gap_map_file(shared),
        search_index(catalogue),
    ]
    by_address = {
        page.address: page for page in sorted(pages, key=lambda p: (p.address, p.source_path is None))
    }
    return Site(tuple(by_address.values()), tuple(sorted(files, key=lambda f: f.address))), []


def record_page(entry: Entry[Any], shared: Shared, templates: Environment) -> Page:
    """The page of one record."""
    context = PageContext(shared, entry.address)
    work_out = EXTRAS.get(entry.kind.name)
    extra = work_out(entry, shared) if work_out else {}
    record = entry.record
    name = f"kinds/{entry.kind.name}.html.jinja"
    if not entry.kind.template.exists():
        name = "record.html.jinja"
    html = templates.get_template(name).render(
        page=context, entry=entry, record=record, kind=entry.kind, **extra
    )
    dates = [getattr(record, field, None) for field in ("reviewed_on", "updated")]
    return Page(
        address=entry.address,
        title=record.title,
        description=record.summary,
        html=Markup(html),  # noqa: S704 - made by escaping templates
        source_path=entry.source.path,
        scripts=SCRIPTS.get(getattr(record, "layout", entry.kind.name), ()),
        updated=next((day for day in dates if isinstance(day, date)), None),
    )


def list_page(kind: Kind, shared: Shared, templates: Environment) -> Page:
    """The list of all records of a kind."""
    address = f"{kind.plural}/index.html"
    context = PageContext(shared, address)
    entries = shared.catalogue.of(kind.name)
    group = finder if kind.name == "intervention" else LISTS.get(kind.name)
    html = templates.select_template([f"kinds/{kind.name}/list.html.jinja", "list.html.jinja"]).render(
        page=context,
        kind=kind,
        entries=entries,
        **(group(shared.catalogue, shared.analyses, shared.today) if group else {}),
    )
    about = kind.about or f"All {kind.label_plural.lower()}."
    return Page(
        address,
        kind.label_plural,
        about,
        Markup(html),  # noqa: S704 - made by escaping templates
        scripts=SCRIPTS.get(kind.plural, ()),
    )
