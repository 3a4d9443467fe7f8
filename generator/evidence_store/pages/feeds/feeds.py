"""Which feeds there are, and what is in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.catalogue import Key
from evidence_store.pages import views
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.changes import change_entries
from evidence_store.pages.feeds.entry import FeedEntry, Topic
from evidence_store.pages.page import Alternate, Page
from evidence_store.records.entry import Entry

FOLDER = "feeds"
MOST_ENTRIES = 100
"""In one feed, the newest: a reading program keeps what it has seen."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new about one subject."""

    name: str
    """Its address below `feeds/`, without an ending. It never changes."""
    title: str
    """With the name of the store, as a list of feeds shows it."""
    short: str
    """Without."""
    about: str
    page: str
    """The address of the page that it belongs to."""
    entries: tuple[FeedEntry, ...]
    """The newest first."""

    @property
    def updated(self) -> date | None:
        """The day of its newest entry."""
        return self.entries[0].day if self.entries else None

    def address(self, ending: str) -> str:
        """Where it lies: `feeds/news.atom`, `feeds/news.json`."""
        return f"{FOLDER}/{self.name}.{ending}"


SUBJECTS: tuple[tuple[Topic, str, str, str], ...] = (
    ("ratings", "Changed ratings and new evaluations", "Ratings that came out differently, summaries that were "
     "withdrawn, and reports on practices that were tested.", "interventions/index.html"),
    ("summaries", "New and changed summaries", "Every new summary, and what changed on the others and why.",
     "interventions/index.html"),
    ("calls", "Calls", "Calls as they open, and deadlines that move.", "calls/index.html"),
    ("events", "Events", "Events as they are announced, and what changes.", "events/index.html"),
    ("news", "News", "Announcements, newsletters and posts.", "news/index.html"),
)  # fmt: skip


def all_entries(shared: Shared) -> list[FeedEntry]:
    """Everything that happened until the day of the build, the newest first."""
    found = [
        happened
        for entry in shared.catalogue.entries.values()
        if entry.kind.has_pages
        for happened in (
            *(change_entries(entry, shared) if hasattr(entry.record, "changes") else ()),
            *views.feed_entries(entry, shared),
        )
        if happened.day <= shared.today
    ]
    return sorted(found, key=lambda happened: (-happened.day.toordinal(), happened.record.key))


def all_feeds(shared: Shared) -> tuple[Feed, ...]:
    """The feed of everything, one for each subject, and one for each programme."""
    entries = all_entries(shared)
    name = shared.publication.name
    feeds = [
        Feed(
            "everything", name, "Everything", "Everything new in this store.", "index.html", _newest(entries)
        )
    ]
    for topic, title, about, page in SUBJECTS:
        own = [entry for entry in entries if topic in entry.topics]
        feeds.append(Feed(topic, f"{name}: {title}", title, about, page, _newest(own)))
    programmes = {entry.record.key: _programmes(entry.record, shared) for entry in entries}
    for programme in shared.catalogue.of("programme"):
        title = programme.record.title
        own = [entry for entry in entries if programme.key in programmes[entry.record.key]]
        feed = Feed(
            f"programmes/{programme.id}", f"{name}: {title}", title, f"All that is new about the programme {title}.",
            programme.address, _newest(own),
        )  # fmt: skip
        feeds.append(feed)
    return tuple(feeds)


def _newest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    return tuple(entries)[:MOST_ENTRIES]


def _programmes(entry: Entry[Any], shared: Shared) -> frozenset[Key]:
    """The programmes that a record names in its fields, and those they are a part of."""
    found = {
        link.target
        for link in shared.catalogue.outgoing(entry.key)
        if link.target[0] == "programme" and link.field != "body"
    }
    todo = [*found, entry.key] if entry.kind.name == "programme" else [*found]
    while todo:
        key = ("programme", str(getattr(shared.catalogue.entries[todo.pop()].record, "parent", None)))
        if key in shared.catalogue.entries and key not in found:
            found.add(key)
            todo.append(key)
    return frozenset(found)


def with_feeds(pages: Iterable[Page], feeds: Iterable[Feed]) -> Iterable[Page]:
    """Pages whose head names the feeds that belong to them; a piece of news has those of the list."""
    by_page: dict[str, list[Alternate]] = {}
    for feed in feeds:
        by_page.setdefault(feed.page, []).extend(
            [
                Alternate(feed.address("atom"), "application/atom+xml", feed.title),
                Alternate(feed.address("json"), "application/feed+json", feed.title),
            ]
        )
    for page in pages:
        folder = page.address.partition("/")[0]
        listed = f"{folder}/index.html" if folder in ("news", "calls", "events") else ""
        own = by_page.get(page.address) or by_page.get(listed) or ()
        yield page.but(alternates=(*page.alternates, *own)) if own else page
