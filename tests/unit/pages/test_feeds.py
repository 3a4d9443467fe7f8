"""Feeds as a reading program and the standards see them: what is in them, under which permanent names."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import lxml.etree as xml
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store, example_store

from evidence_store import KINDS, run
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.feeds import MOST_ENTRIES, Feed, all_entries
from evidence_store.pages.feeds.files import feed_files
from evidence_store.pages.publication import Publication
from evidence_store.pages.templates_env import environment

ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "---\ntitle: {title}\nsummary: A stub.\ncategory: blog\ndate: {date}\n{fields}---\n"
SUMMARY = """\
---
title: {title}
summary: It may help some families.
status: {status}
{withdrawn}changes:
{changes}---
"""
CHANGE = "- {{date: {date}, what: {what}, why: A review.}}\n"
TODAY = date(2026, 11, 22)
FEEDS = ["everything", "ratings", "summaries", "calls", "events", "news"]


def files(store: Store, today: date = TODAY, **publication: str) -> dict[str, str]:
    built = run(store.content, today, store.kinds, publication=Publication("The Store", **publication))
    return {file.address: file.content for file in built.site.files}


def atom(store: Store, name: str, today: date = TODAY, **publication: str) -> Any:
    found = feedparser.parse(files(store, today, **publication)[f"feeds/{name}.atom"].encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(store: Store, name: str, today: date = TODAY) -> list[str]:
    return [entry.title for entry in atom(store, name, today).entries]


def ids(store: Store, name: str) -> dict[str, str]:
    return {entry.id: entry.title for entry in atom(store, name).entries}


def news(store: Store, id: str, day: str, title: str = "", fields: str = "") -> Store:
    return store(f"news/{id}.md", NEWS.format(title=title or f"News {id}", date=day, fields=fields))


def summary(
    store: Store, *changes: tuple[str, str], title: str = "Walks", status: str = "withdrawn"
) -> Store:
    """A summary with these changes, the newest first. A withdrawn one may be incomplete."""
    gone = (
        "withdrawn: {on: 2020-01-01, because: The review was retracted.}\n" if status == "withdrawn" else ""
    )
    lines = "".join(CHANGE.format(date=day, what=what) for day, what in changes)
    text = SUMMARY.format(title=title, status=status, withdrawn=gone, changes=lines)
    return store("interventions/walks.md", text)


# The formats --------------------------------------------------------------------------


def check_atom(text: str) -> None:
    """What RFC 4287 asks of a feed document (sections 4.1.1, 4.1.2, 4.2.6 and 3.3)."""
    feed = xml.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1, name
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", part.findtext(f"{ATOM}id"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext(f"{ATOM}updated"))
        assert len([link for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
        assert all(link.get("href") for link in part.findall(f"{ATOM}link"))
        assert all(
            content.get("type") == "text" and len(content) == 0 for content in part.findall(f"{ATOM}content")
        )
        known = {"id", "title", "subtitle", "updated", "author", "link", "entry", "category", "content"}
        assert {xml.QName(child).localname for child in part} <= known
    own = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(own) == len(set(own))
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == (days[0] if days else "1970-01-01T00:00:00Z")


def check_json(text: str, with_addresses: bool) -> None:
    """What JSON Feed 1.1 asks of a feed and its items, by the types in its specification."""
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    texts = {"title", "home_page_url", "feed_url", "description", "language"}
    assert set(feed) - texts == {"version", "authors", "items"}
    assert all(isinstance(feed[name], str) for name in texts & set(feed))
    assert all(set(author) <= {"name", "url", "avatar"} and author for author in feed["authors"])
    for item in feed["items"]:
        assert set(item) == {"id", "title", "content_text", "date_published", "tags"} | (
            {"url"} if with_addresses else set()
        )
        assert all(isinstance(value, str) for name, value in item.items() if name != "tags")
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item["date_published"])
    addresses = [
        feed.get("home_page_url"),
        feed.get("feed_url"),
        *(item.get("url") for item in feed["items"]),
    ]
    assert [str(a).startswith("https://store.example/x/") for a in addresses] == [with_addresses] * len(
        addresses
    )


@pytest.fixture
def everything(store: Store) -> Store:
    """The example of every kind that can be in a feed."""
    for kind in KINDS:
        if kind.name in ("intervention", "practice", "call", "event", "news", "programme"):
            example_store(store, kind)
    return store


@pytest.mark.parametrize("site_url", ["", "https://store.example/x/"])
def test_every_feed_keeps_to_its_standard(everything: Store, site_url: str):
    found = files(everything, site_url=site_url)
    atoms = [address for address in found if address.endswith(".atom")]
    assert {f"feeds/{name}.atom" for name in (*FEEDS, "programmes/example")} <= set(atoms)
    for address in atoms:
        check_atom(found[address])
        assert not feedparser.parse(found[address].encode()).bozo
        check_json(found[address.removesuffix("atom") + "json"], bool(site_url))


def test_a_feed_of_an_empty_store_is_valid_and_older_than_everything(empty_store: Store):
    check_atom(files(empty_store)["feeds/everything.atom"])


def test_addresses_are_full_where_the_site_has_one_and_relative_where_it_has_not(store: Store):
    news(store, "a", "2026-01-02")
    here, there = files(store), files(store, site_url="https://store.example/x/")
    assert 'href="../news/a.html"' in here["feeds/news.atom"]
    assert 'rel="self" type="application/atom+xml" href="news.atom"' in here["feeds/news.atom"]
    assert 'href="https://store.example/x/news/a.html"' in there["feeds/news.atom"]
    assert json.loads(there["feeds/news.json"])["items"][0]["url"] == "https://store.example/x/news/a.html"
    assert "url" not in json.loads(here["feeds/news.json"])["items"][0]


def test_two_builds_give_the_same_bytes_and_the_day_of_the_build_is_not_in_them(everything: Store):
    first, second, later = files(everything), files(everything), files(everything, date(2029, 1, 1))
    names = [name for name in first if name.startswith("feeds/")]
    assert [name for name in names if first[name] != second[name]] == []
    assert [name for name in names if first[name] != later[name]] == []


any_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&'\"]\ufffe"))


@given(any_text, any_text)
def test_any_text_comes_through_as_text(store: Store, title: str, text: str):
    news(store, "a", "2026-01-02")
    checked = store.check()
    shared = Shared(checked.catalogue, checked.analyses, {}, TODAY)
    entries = tuple(replace(entry, title=title, text=text) for entry in all_entries(shared))
    feed = Feed("news", "News", "News", "About.", "news/index.html", entries)
    found = {file.address: file.content for file in feed_files([feed], shared, environment(KINDS))}
    check_atom(found["feeds/news.atom"])
    entry = xml.fromstring(found["feeds/news.atom"].encode()).find(f"{ATOM}entry")
    as_xml = re.compile("[\ufffe\uffff]")  # XML has no place for these two
    assert entry.findtext(f"{ATOM}title") == as_xml.sub("\ufffd", title)
    assert entry.findtext(f"{ATOM}content") == as_xml.sub("\ufffd", text)
    (item,) = json.loads(found["feeds/news.json"])["items"]
    assert (item["title"], item["content_text"]) == (title, text)


# What is in them ----------------------------------------------------------------------


def test_news_is_in_the_feeds_of_news_and_of_everything(store: Store):
    news(store, "old", "2025-01-02"), news(store, "new", "2026-01-02")
    assert titles(store, "news") == titles(store, "everything") == ["News new", "News old"]
    assert titles(store, "calls") == []


@pytest.mark.parametrize("day", ['"2019"', "2019-11"])
def test_what_has_no_exact_day_is_in_no_feed(store: Store, day: str):
    assert titles(news(store, "a", day), "everything") == []


def test_what_is_still_to_come_on_the_day_of_the_build_is_not_told_yet(store: Store):
    news(store, "a", "2026-11-23")
    assert titles(store, "news", date(2026, 11, 22)) == []
    assert titles(store, "news", date(2026, 11, 23)) == ["News a"]


def test_a_call_is_told_from_the_day_it_opens_with_its_deadline(store: Store):
    store.stub("programme", "a-programme")
    store("calls/c.md", "---\ntitle: Lanterns\nsummary: Apply.\nprogramme: a-programme\nopens: 2026-03-01\n"
          "closes: 2026-04-30 17:00\n---\n")  # fmt: skip
    assert titles(store, "calls", date(2026, 2, 28)) == []
    (entry,) = atom(store, "calls", date(2026, 3, 1)).entries
    assert entry.title == "Call: Lanterns"
    assert entry.content[0].value == "Deadline: 30 April 2026 at 17:00, UK time. Apply."


def test_an_event_is_told_from_its_announcement(store: Store):
    store(
        "events/e.md",
        "---\ntitle: Evening\nsummary: Come.\ndate: 2026-12-24\nannounced: 2026-11-01\nplace: Wickford\n---\n",
    )
    (entry,) = atom(store, "events").entries
    assert entry.updated == "2026-11-01T00:00:00Z"
    assert entry.content[0].value == "24 December 2026. Wickford. Come."


def test_a_summary_is_told_when_it_is_new_changed_and_withdrawn(store: Store):
    summary(store, ("2019-06-01", "A study was added"), ("2018-03-04", "First version."))
    found = [(entry.title, entry.content[0].value) for entry in atom(store, "summaries").entries]
    assert found == [
        ("Withdrawn: Walks", "Do not use this summary any more. The review was retracted."),
        ("Changed: Walks", "A study was added. Why: A review."),
        ("New summary: Walks", "It may help some families."),
    ]
    assert titles(store, "ratings") == ["Withdrawn: Walks"]


def test_a_summary_in_preparation_is_not_told(store: Store):
    summary(store, ("2018-03-04", "First version."), status="in preparation")
    assert titles(store, "everything") == []


def test_changed_ratings_have_a_feed_of_their_own(everything: Store):
    (entry,) = [e for e in atom(everything, "ratings").entries if e.title.startswith("Rating changed")]
    assert entry.title == "Rating changed: Lantern Walks"
    assert entry.content[0].value.startswith(
        "Staying in one home: from tends to positive to mixed; how sure we can be: from very low to low. "
        "A new review was added."
    )


def test_the_page_says_of_its_history_which_ratings_moved(everything: Store):
    html = everything.page("interventions/example.html")
    assert (
        "Staying in one home: from tends to positive to mixed; how sure we can be: from very low to low"
        in html
    )


def test_the_feed_of_a_programme_tells_what_happens_in_its_rounds(store: Store):
    programme = "---\ntitle: {0}\nsummary: S.\nstatus: Running\nstatus_as_of: 2020\n{1}---\n"
    store("programmes/whole.md", programme.format("Whole", ""))
    store("programmes/round.md", programme.format("Round", "parent: whole\n"))
    store("programmes/other.md", programme.format("Other", ""))
    news(store, "a", "2026-01-02", fields="programmes: [round]\n")
    item = "sections:\n- heading: H\n  items:\n  - {heading: I, text: T, programmes: [other]}\n"
    news(store, "b", "2026-01-03", fields=item)
    assert [titles(store, f"programmes/{name}") for name in ("round", "whole", "other")] == [
        ["News a"], ["News a"], ["News b"],
    ]  # fmt: skip


def test_a_feed_keeps_to_the_newest(store: Store):
    for number in range(MOST_ENTRIES + 3):
        news(store, f"n{number}", f"2025-{number % 12 + 1:02}-{number // 12 + 1:02}")
    assert len(titles(store, "news")) == MOST_ENTRIES
    assert "News n0" not in titles(store, "news")


# Permanent names ----------------------------------------------------------------------


def test_a_name_stays_when_title_text_and_address_of_the_site_change(store: Store):
    before = summary(store, ("2019-06-01", "A study."), ("2018-03-04", "First."))
    names = list(ids(before, "summaries"))
    after = summary(store, ("2019-06-01", "Two studies."), ("2018-03-04", "Begun."), title="Night walks")
    assert list(ids(after, "summaries")) == names
    moved = atom(after, "summaries", site_url="https://elsewhere.example/")
    assert [entry.id for entry in moved.entries] == names


def test_a_second_change_on_one_day_gets_a_name_of_its_own_and_leaves_the_first_its(store: Store):
    one = ids(summary(store, ("2019-06-01", "One."), ("2018-03-04", "First.")), "summaries")
    two = ids(
        summary(store, ("2019-06-01", "Two."), ("2019-06-01", "One."), ("2018-03-04", "First.")), "summaries"
    )
    assert set(one) < set(two)
    assert len(two) == len(one) + 1


def test_two_stores_have_names_of_their_own(store: Store):
    news(store, "a", "2026-01-02")
    one, other = (
        atom(store, "news", identity=name).entries[0].id for name in ("one.example", "other.example")
    )
    assert one != other


def test_the_name_of_the_first_news_of_the_demonstration_is_this_for_ever(store: Store):
    news(store, "newsletter-13", "2019-02-01")
    assert list(ids(store, "news")) == ["urn:uuid:58ce3fe5-f33d-5a1d-98d0-e4491a672009"]


# Where pages name them ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("index.html", ["everything"]),
        ("news/index.html", ["news"]),
        ("news/example.html", ["news"]),
        ("calls/index.html", ["calls"]),
        ("programmes/example.html", ["programmes/example"]),
        ("interventions/index.html", ["ratings", "summaries"]),
    ],
)
def test_the_head_of_a_page_names_the_feeds_that_belong_to_it(everything: Store, page: str, feeds: list[str]):
    everything("index.md", "---\ntitle: Home\nsummary: S.\nlayout: home\n---\n")
    found = {made.address: made for made in everything.build().site.pages}[page].alternates
    assert [
        (a.address, a.type) for a in found if a.type.startswith("application/") and "feed" in a.address
    ] == [
        pair
        for name in feeds
        for pair in (
            (f"feeds/{name}.atom", "application/atom+xml"),
            (f"feeds/{name}.json", "application/feed+json"),
        )
    ]


def test_the_page_on_following_names_every_feed(everything: Store):
    html = everything.page("feeds/index.html")
    earlier = "feeds/programmes/light-fund."  # the example's former id: there for whoever follows it already
    for address in files(everything):
        if address.startswith("feeds/") and not address.endswith(".ics") and earlier not in address:
            assert f'href="{address.removeprefix("feeds/")}"' in html
    assert 'href="calendar.ics"' in html
