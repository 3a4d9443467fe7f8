"""News by year and by category, on pages that need no script; and what one piece of news is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.kinds.news.model import News, Related
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.feeds.entry import FeedEntry, feed_entry
from evidence_store.pages.groups import newest_first
from evidence_store.pages.page import Page
from evidence_store.pages.phases import is_day
from evidence_store.pages.views import own_assets
from evidence_store.records.entry import Entry

CATEGORIES: Mapping[str, tuple[str, str]] = {
    "announcement": ("Announcement", "Announcements"),
    "newsletter": ("Newsletter", "Newsletters"),
    "blog": ("Blog post", "Blog posts"),
    "press": ("In the press", "In the press"),
}
"""What a reader calls one of them, and several."""

LATEST = 30
"""Pieces of news on the first page; all are in the archive of their year."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of news, and the link that leads to it."""

    address: str
    label: str
    count: int


def record_view(entry: Entry[News], shared: Shared) -> Mapping[str, Any]:
    """What the news as a whole is about, by kind; the items of a newsletter name their own."""
    found: dict[str, list[Entry[Any]]] = {}
    for link in shared.catalogue.outgoing(entry.key):
        if link.field in Related.model_fields:
            found.setdefault(link.target[0], []).append(shared.catalogue.entries[link.target])
    about = [(_label(own), own) for own in found.values()]
    return {"category": CATEGORIES[entry.record.category], "about": about}


def _label(entries: Sequence[Entry[Any]]) -> str:
    kind = entries[0].kind
    return kind.label if len(entries) == 1 else kind.label_plural


def feed_entries(entry: Entry[News], shared: Shared) -> Iterator[FeedEntry]:
    """The news on its day, where that is known."""
    news = entry.record
    if is_day(news.date):
        yield feed_entry(
            shared.publication, entry, ("published",), news.date, news.title, news.summary, ("news",)
        )


def list_view(entries: Sequence[Entry[News]], shared: Shared) -> Mapping[str, Any]:
    """The latest news by year, and the way to the rest."""
    return _shelf("news/index.html", "News", newest_first(entries, "date")[:LATEST], entries)


def more_pages(entries: Sequence[Entry[News]], shared: Shared, templates: Environment) -> Iterator[Page]:
    """The archive: a page for each year, and one for each category."""
    ordered = newest_first(entries, "date")
    for year in _years(entries):
        own = [entry for entry in ordered if entry.record.date[:4] == year]
        yield _page(f"News of {year}", _year_address(year), own, entries, shared, templates)
    for category, (_, label) in CATEGORIES.items():
        own = [entry for entry in ordered if entry.record.category == category]
        if own:
            yield _page(label, _category_address(category), own, entries, shared, templates)


def _page(
    title: str,
    address: str,
    own: Sequence[Entry[News]],
    entries: Sequence[Entry[News]],
    shared: Shared,
    templates: Environment,
) -> Page:
    kind = own[0].kind
    html = templates.get_template(f"kinds/{kind.name}/list.html.jinja").render(
        page=PageContext(shared, address), kind=kind, entries=own, **_shelf(address, title, own, entries)
    )
    about = f"{title} in this store, the newest first."
    return Page(address, title, about, Markup(html), styles=own_assets(kind, "css"))  # noqa: S704 - made by escaping templates


def _shelf(
    address: str, title: str, own: Iterable[Entry[News]], entries: Sequence[Entry[News]]
) -> Mapping[str, Any]:
    years: dict[str, list[Entry[News]]] = {}
    for entry in own:
        years.setdefault(entry.record.date[:4], []).append(entry)
    first = Shelf("news/index.html", "All" if len(entries) <= LATEST else "Latest", min(len(entries), LATEST))
    of_category = [
        Shelf(_category_address(name), label, count)
        for name, (_, label) in CATEGORIES.items()
        if (count := sum(entry.record.category == name for entry in entries))
    ]
    of_year = [
        Shelf(_year_address(year), year, sum(entry.record.date[:4] == year for entry in entries))
        for year in _years(entries)
    ]
    return {
        "title": title,
        "here": address,
        "years": years,
        "by_category": [first, *of_category],
        "by_year": of_year,
        "categories": CATEGORIES,
    }


def _years(entries: Iterable[Entry[News]]) -> list[str]:
    return sorted({entry.record.date[:4] for entry in entries}, reverse=True)


def _year_address(year: str) -> str:
    return f"news/archive/{year}.html"


def _category_address(category: str) -> str:
    return f"news/archive/{category}.html"
