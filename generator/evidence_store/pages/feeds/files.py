"""The files of the feeds: Atom and JSON Feed, and calendars of what has a day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from jinja2 import Environment

from evidence_store.pages import views
from evidence_store.pages.calendar import Appointment, calendar, calendar_address
from evidence_store.pages.context import Shared
from evidence_store.pages.data_files import as_json
from evidence_store.pages.feeds.entry import FeedEntry
from evidence_store.pages.feeds.feeds import FOLDER, Feed
from evidence_store.pages.identity import identity
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Publication
from evidence_store.pages.urls import relative
from evidence_store.records.entry import Entry

CALENDAR = f"{FOLDER}/calendar.ics"
NEVER = date(1970, 1, 1)
"""The date of a feed that has no entry yet: it must have one, and the clock would make every build a change."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, even escaped."""


def feed_files(feeds: Iterable[Feed], shared: Shared, templates: Environment) -> Iterator[DataFile]:
    """Every feed in both formats, every appointment by itself, and one calendar of all."""
    atom = templates.get_template("feeds/atom.xml.jinja")
    for feed in feeds:
        text = atom.render(feed=feed, made=_Made(feed, shared.publication))
        yield DataFile(feed.address("atom"), _NO_XML.sub("\ufffd", text))
        yield DataFile(feed.address("json"), as_json(json_feed(feed, shared.publication)))
    found = list(appointments(shared))
    for entry, appointment in found:
        yield DataFile(calendar_address(entry.address), calendar(entry.record.title, [appointment]))
    if found:  # A calendar without anything in it is not one (RFC 5545, section 3.6).
        name = f"{shared.publication.name}: deadlines and events"
        yield DataFile(CALENDAR, calendar(name, [appointment for _, appointment in found]))


def appointments(shared: Shared) -> Iterator[tuple[Entry[Any], Appointment]]:
    """Every record that has a day for a calendar."""
    for entry in shared.catalogue.entries.values():
        if found := views.appointment(entry, shared):
            yield entry, found


class _Made:
    """What the template of an Atom feed asks for."""

    def __init__(self, feed: Feed, publication: Publication) -> None:
        self.feed, self.publication = feed, publication

    @property
    def id(self) -> str:
        """The identifier of the feed itself."""
        return identity(self.publication, "feed", *self.feed.name.split("/")).urn

    @property
    def author(self) -> str:
        """Who answers for it."""
        return self.publication.name

    def url(self, address: str) -> str:
        """The full address; while nobody knows where the site will stand, the way from the feed (RFC 3986, 5.1.3)."""
        return self.publication.address(address) or relative(address, self.feed.address("atom"))

    @staticmethod
    def time(day: date | None) -> str:
        """A day as RFC 3339 wants it. Content has days; the hour means nothing."""
        return f"{(day or NEVER).isoformat()}T00:00:00Z"


def json_feed(feed: Feed, publication: Publication) -> dict[str, object]:
    """The feed as JSON Feed 1.1. It has no relative addresses, so there are none while the site's is not known."""
    home, own = publication.address(feed.page), publication.address(feed.address("json"))
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"home_page_url": home, "feed_url": own} if home else {}),
        "description": feed.about,
        "authors": [{"name": publication.name}],
        "language": "en-GB",
        "items": [_item(entry, publication) for entry in feed.entries],
    }


def _item(entry: FeedEntry, publication: Publication) -> dict[str, object]:
    url = publication.address(entry.record.address)
    return {
        "id": entry.id.urn,
        **({"url": url} if url else {}),
        "title": entry.title,
        "content_text": entry.text,
        "date_published": _Made.time(entry.day),
        "tags": [entry.record.kind.label],
    }
