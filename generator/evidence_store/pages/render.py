"""Catalogue -> Site: every page and file of the store, in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.analyses.analyse import Analyses
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic
from evidence_store.pages.addresses import address_file
from evidence_store.pages.beside import made_beside
from evidence_store.pages.bibliography import format_references
from evidence_store.pages.cache.record_pages import record_pages
from evidence_store.pages.citations import (
    citation,
    citation_alternates,
    citation_metadata,
    citation_view,
)
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.data_files import data_files, record_address
from evidence_store.pages.feeds.feeds import all_feeds, with_feeds
from evidence_store.pages.feeds.files import feed_files
from evidence_store.pages.feeds.follow import follow_page
from evidence_store.pages.finder.data import finder_file
from evidence_store.pages.for_robots import robot_files
from evidence_store.pages.glossary.explain import explained
from evidence_store.pages.home import home_view
from evidence_store.pages.linked_data import with_linked_data
from evidence_store.pages.open_data.make import open_data
from evidence_store.pages.overviews.compare.make import compare_files
from evidence_store.pages.overviews.make import overview_pages
from evidence_store.pages.page import NOT_INDEXED, Alternate, Page, Site
from evidence_store.pages.publication import NOWHERE, Publication
from evidence_store.pages.rating_changes import rating_changes
from evidence_store.pages.rating_examples import ratings_view
from evidence_store.pages.redirects import redirect_pages, redirected_files
from evidence_store.pages.relations import relation_file
from evidence_store.pages.rules_page import rules_page
from evidence_store.pages.search import SCRIPTS as SEARCH_SCRIPTS
from evidence_store.pages.search import search_files
from evidence_store.pages.summary import summary_view
from evidence_store.pages.templates_env import environment
from evidence_store.pages.versions import version_of
from evidence_store.pages.views import (
    ASSETS,
    kind_assets,
    list_view,
    more_pages,
    own_assets,
    record_view,
)
from evidence_store.progress import DATA, LINKED, OVERVIEWS, RECORDS, SEARCH, UNWATCHED, Progress
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

Extra = Callable[[Entry[Any], Shared], Mapping[str, Any]]

EXTRAS: Mapping[str, Extra] = {
    "intervention": lambda entry, shared: {
        **summary_view(entry, shared),
        **citation_view(entry, shared.publication),
        "moves": rating_changes(entry, shared.catalogue),
    },
    "page": lambda entry, shared: (
        {"home": home_view(shared)}
        if entry.record.layout == "home"
        else ratings_view(shared)
        if entry.record.layout == "ratings"
        else {}
    ),
}
"""What a kind's template needs beside the record: worked out here, never in a template."""


SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "intervention": ("js/reading.js", "js/sort-table.js"),
    "search": SEARCH_SCRIPTS,
}
"""Scripts that pages work with, by kind, by the plural of a kind for its list, or by layout."""

STYLES: Mapping[str, tuple[str, ...]] = {"ratings": ("levels.css",), "search": ("search.css",)}
"""Style sheets that pages of one layout alone need."""

PageMaker = Callable[[Shared, Environment], Iterable[Page]]

MORE_PAGES: tuple[PageMaker, ...] = (overview_pages,)
"""Makers of pages that are no record and no list of a kind: maps, comparisons, pages of vocabulary terms."""


def share(
    catalogue: Catalogue, analyses: Analyses, today: date, publication: Publication = NOWHERE
) -> Shared:
    """What the pages of the store as of `today` have in common."""
    cited = format_references({entry.id: entry.record for entry in catalogue.of("reference")})
    shared = Shared(catalogue, analyses, cited, today, publication)
    _ = shared.findings  # so that other processes have them and need not work them out again
    return shared


def render(
    shared: Shared, processes: int = 1, progress: Progress = UNWATCHED, cache: Path | None = None
) -> tuple[Site, list[Diagnostic]]:
    """All pages and files of the store, sorted by address.

    At most so many `processes` make the pages of records; 0 means one for each core. `progress` is told of
    every stage. `cache` is the folder that pages of earlier builds are kept in, if any.
    """
    catalogue = shared.catalogue
    templates = environment(catalogue.kinds)
    with_pages = [kind for kind in catalogue.kinds if kind.has_pages]
    # Other processes make most of it while this one makes the rest. Those for pages need threads, so they come second.
    entries = records_with_pages(catalogue)
    wait_for_data = made_beside(lambda: open_data(shared, templates), len(entries), processes)
    of_records = record_pages(entries, finished_record_page, shared, templates, processes, cache)
    progress.begin(OVERVIEWS)
    feeds = all_feeds(shared)
    unfinished = chain(across_records(with_pages, shared, templates), [follow_page(feeds, shared, templates)])
    # One after the other, so that no more than one lies in memory.
    pages = [explained(page, shared.terms, templates).put_aside() for page in unfinished]
    pages.append(rules_page(shared, templates))
    progress.begin(DATA)
    files = [
        *data_files(catalogue),
        *compare_files(shared, templates),
        relation_file(catalogue),
        *([finder_file(shared.finder, ASSETS)] if shared.finder.from_file else []),
        *kind_assets(catalogue.kinds),
        *feed_files(feeds, shared, templates),
    ]
    data = wait_for_data()
    pages.append(data.page)
    files += [*data.of_tables, *data.others]
    pages.extend(page.put_aside() for page in progress.each(RECORDS, of_records, len(entries)))
    progress.begin(LINKED)
    pages = list(with_feeds(pages, feeds))
    pages = list(with_linked_data(pages, data.of_tables, shared))
    progress.begin(SEARCH)
    files.extend(search_files(catalogue, pages))
    files.extend(redirected_files(shared, files))
    there = {page.address for page in pages}
    pages.extend(page for page in redirect_pages(shared, templates) if page.address not in there)
    files.extend(robot_files(pages, files, shared.publication))
    files.append(address_file(pages, files))
    by_address = {
        page.address: page for page in sorted(pages, key=lambda p: (p.address, p.source_path is None))
    }
    return Site(tuple(by_address.values()), tuple(sorted(files, key=lambda f: f.address))), []


def records_with_pages(catalogue: Catalogue) -> list[Entry[Any]]:
    """The records that have a page of their own."""
    return [entry for kind in catalogue.kinds if kind.has_pages for entry in catalogue.of(kind.name)]


def finished_record_page(entry: Entry[Any], shared: Shared, templates: Environment) -> Page:
    """The page of one record, its terms explained."""
    return explained(record_page(entry, shared, templates), shared.terms, templates).packed()


def record_page(entry: Entry[Any], shared: Shared, templates: Environment) -> Page:
    """The page of one record."""
    context = PageContext(shared, entry.address)
    work_out = EXTRAS.get(entry.kind.name)
    extra = {**(work_out(entry, shared) if work_out else {}), **record_view(entry, shared)}
    record = entry.record
    name = f"kinds/{entry.kind.name}.html.jinja"
    if not entry.kind.template.exists():
        name = "record.html.jinja"
    html = templates.get_template(name).render(
        page=context, entry=entry, record=record, kind=entry.kind, **extra
    )
    is_search = getattr(record, "layout", "") == "search"
    cited = citation(entry, shared.publication) if entry.kind.name == "intervention" else None
    return Page(
        address=entry.address,
        title=record.title,
        description=record.summary,
        html=Markup(html),  # noqa: S704 - made by escaping templates
        source_path=entry.source.path,
        scripts=(
            *SCRIPTS.get(getattr(record, "layout", entry.kind.name), ()),
            *context.scripts,
            *own_assets(entry.kind, "js"),
        ),
        styles=(*STYLES.get(getattr(record, "layout", ""), ()), *own_assets(entry.kind, "css")),
        metadata=NOT_INDEXED if is_search else citation_metadata(cited) if cited else (),
        alternates=(
            *(citation_alternates(cited.id) if cited else ()),
            Alternate(record_address(entry), "application/json", "All fields as JSON"),
        ),
        updated=version_of(record),
        listed=not is_search,
    )


def across_records(kinds: Iterable[Kind], shared: Shared, templates: Environment) -> Iterator[Page]:
    """Lists, and all that is made from many records; nothing is explained in them yet."""
    for kind in kinds:
        if kind.plural:
            yield list_page(kind, shared, templates)
        yield from more_pages(kind, shared, templates)
    for make in MORE_PAGES:
        yield from make(shared, templates)


def list_page(kind: Kind, shared: Shared, templates: Environment) -> Page:
    """The list of all records of a kind."""
    address = f"{kind.plural}/index.html"
    context = PageContext(shared, address)
    entries = shared.catalogue.of(kind.name)
    own = list_view(kind, entries, shared)
    html = templates.select_template([f"kinds/{kind.name}/list.html.jinja", "list.html.jinja"]).render(
        page=context,
        kind=kind,
        entries=entries,
        **own,
    )
    about = kind.about or f"All {kind.label_plural.lower()}."
    return Page(
        address,
        kind.label_plural,
        about,
        Markup(html),  # noqa: S704 - made by escaping templates
        scripts=(
            *own.get("scripts", ()),
            *SCRIPTS.get(kind.plural, ()),
            *context.scripts,
            *own_assets(kind, "js"),
        ),
        styles=own_assets(kind, "css"),
    )
