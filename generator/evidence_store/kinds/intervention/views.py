"""What belongs to summaries beside their own pages: the finder, its data file, and a page for each of its choices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment

from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.entry import FeedEntry, feed_entry
from evidence_store.pages.finder.choices import choice_pages
from evidence_store.pages.finder.data import ADDRESS
from evidence_store.pages.page import Page
from evidence_store.pages.search import MATCHING
from evidence_store.records.entry import Entry

SCRIPTS = (
    *MATCHING,
    "js/copy.js",
    "js/take.js",
    *(
        f"js/finder/{name}.js"
        for name in ("facets", "items", "order", "address", "cards", "picks", "view", "start")
    ),
)


def feed_entries(entry: Entry[Any], shared: Shared) -> Iterator[FeedEntry]:
    """The withdrawal of a summary: those who used it must learn of it."""
    withdrawn, title = entry.record.withdrawn, entry.record.title
    if withdrawn:
        text = f"Do not use this summary any more. {withdrawn.because}"
        yield feed_entry(
            shared.publication, entry, ("withdrawn",), withdrawn.on, f"Withdrawn: {title}", text,
            ("summaries", "ratings"),
        )  # fmt: skip


def list_view(entries: Sequence[Entry[Any]], shared: Shared) -> Mapping[str, Any]:
    """The finder, and its data file where the page does not hold all summaries."""
    data = (ADDRESS,) if shared.finder.from_file else ()
    return {"finder": shared.finder, "scripts": (*data, *SCRIPTS)}


def more_pages(entries: Sequence[Entry[Any]], shared: Shared, templates: Environment) -> Iterator[Page]:
    """A page for each choice of a filter."""
    return choice_pages(shared, templates) if entries else iter(())
