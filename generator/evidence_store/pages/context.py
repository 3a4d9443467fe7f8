"""What a template may ask while it makes one page."""

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from evidence_store.analyses.analyse import Analyses
from evidence_store.analyses.phrases import phrases_of
from evidence_store.catalogue import Catalogue
from evidence_store.pages import words
from evidence_store.pages.bibliography import Cited
from evidence_store.pages.finder.view import FinderView, finder_view
from evidence_store.pages.glossary.terms import Terms
from evidence_store.pages.groups import Entries, in_file_order, newest_first
from evidence_store.pages.markdown import MarkdownRenderer
from evidence_store.pages.overviews.findings import Finding, findings, published
from evidence_store.pages.phases import Due, Phase, as_of, due, utc
from evidence_store.pages.publication import NOWHERE, Publication
from evidence_store.pages.results import ResultView, result_views
from evidence_store.pages.scale import Scale, effect_level, scale_of
from evidence_store.pages.urls import page_address, relative
from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

WHEN = "js/when.js"
"""Shows and hides what stands in a page for a time."""


class Shared:
    """What all pages of one build share."""

    def __init__(
        self,
        catalogue: Catalogue,
        analyses: Analyses,
        cited: Mapping[str, Cited],
        today: date,
        publication: Publication = NOWHERE,
    ) -> None:
        self.catalogue = catalogue
        self.analyses = analyses
        self.cited = cited
        self._today = today
        self.publication = publication
        self.phrases = phrases_of(catalogue)
        self.markdown = MarkdownRenderer()

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets what it is made of; the rest is worked out there."""
        return Shared, (self.catalogue, self.analyses, self.cited, self.today, self.publication)

    @property
    def today(self) -> date:
        """The day that the pages are made for."""
        return self._today

    def overdue(self, by: date) -> tuple[Phase[Due], ...]:
        """The time after a day by which something was to be done."""
        return tuple(phase for phase in as_of(due(by), self.today) if phase.state == "overdue")

    @cached_property
    def terms(self) -> Terms:
        """The words that texts explain."""
        return Terms(self.catalogue.of("term"))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Addresses that only the whole store has, where this is a selection from it."""
        return frozenset(entry.address for entry in self.catalogue.elsewhere.values())

    @cached_property
    def results(self) -> Mapping[str, list[ResultView]]:
        """The results of published summaries, by the summary's id."""
        return {e.id: result_views(e, self.catalogue, self.analyses) for e in published(self.catalogue)}

    @cached_property
    def finder(self) -> FinderView:
        """The list of summaries with its filters."""
        return finder_view(self.catalogue, self.results, self.scale)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every result of every published summary, the surest first."""
        return findings(self.catalogue, self.results, self.scale)

    @cached_property
    def scale(self) -> Scale:
        """The levels of effect of published summaries and of the rule, the best first."""
        shown = (view.rating.level for views in self.results.values() for view in views)
        return scale_of(self.analyses.rule, shown, self.catalogue, self.phrases)


class PageContext:
    """One page in the making: its address, links from it, and the sources it has cited so far."""

    def __init__(self, shared: Shared, address: str) -> None:
        self.address = address
        self.store = shared.catalogue
        self.publication = shared.publication
        self.scripts: list[str] = []
        """Scripts the page turned out to need while it was made."""
        self._shared = shared
        self._cited: list[str] = []
        self._linked: set[str] = set()
        self._links: dict[tuple[str, str], Markup] = {}

    @property
    def today(self) -> date:
        """The day that it is made for."""
        return self._shared.today

    @property
    def id(self) -> str:
        """The last part of the address without its ending."""
        return self.address.rpartition("/")[2].removesuffix(".html")

    # Links -------------------------------------------------------------------

    def url(self, target: str) -> str:
        """The way from this page to an address below the site's root."""
        self._linked.add(target.partition("#")[0])
        return relative(target, self.address)

    def link(self, kind: str, id: str) -> Markup:
        """The name of a record as a link to its page, or alone where it has none."""
        made = self._links.get((kind, id))
        if made is None:
            made = self._links[kind, id] = self._link(kind, id)
        return made

    def _link(self, kind: str, id: str) -> Markup:
        label = escape(self.store.label(kind, id))
        entry = self.store.get(kind, id)
        if entry is not None and self.store.has_page(entry):
            return Markup('<a href="{}">{}</a>').format(self.url(entry.address), label)
        away = self.store.elsewhere.get((kind, id))
        online = self.publication.address(away.address) if away else ""
        return Markup('<a href="{}">{}</a>').format(online, label) if online else label

    def links(self, kind: str, ids: Iterable[str]) -> Markup:
        """Names of records as links, joined by commas."""
        return Markup(", ").join(self.link(kind, id) for id in ids)

    def backlinks(self, entry: Entry[Any], kind: str, *fields: str) -> list[Entry[Any]]:
        """Records of a kind that name this one, by title; with `fields`, only those that do so there."""
        sources = {
            link.source
            for link in self.store.incoming(entry.key)
            if link.source[0] == kind and (not fields or link.field in fields)
        }
        entries = [self.store.entries[key] for key in sources]
        return sorted(entries, key=lambda e: (self.store.label(*e.key).lower(), e.id))

    def news(self, entry: Entry[Any]) -> Entries:
        """News that names a record, the newest first."""
        return newest_first(self.backlinks(entry, "news"), "date")

    def mentions(self, entry: Entry[Any]) -> list[Entry[Any]]:
        """Records that name this one and that the page has no link to so far. Ask for it late: links go both ways."""
        sources = {link.source for link in self.store.incoming(entry.key)}
        found = [self.store.entries[key] for key in sources if key != entry.key]
        unnamed = [e for e in found if e.kind.has_pages and e.address not in self._linked]
        return sorted(unnamed, key=lambda e: (self.store.label(*e.key).lower(), e.key))

    def records(self, kind: str, ids: Iterable[str]) -> list[Entry[Any]]:
        """Records by their ids, in that order; those that are not here are left out."""
        return [entry for id in ids if (entry := self.store.get(kind, id)) is not None]

    def in_file_order(self, kind: str) -> list[Entry[Any]]:
        """All records of a kind that share a file, as the editors ordered them."""
        return list(in_file_order(self.store.of(kind)))

    def through(
        self, entries: Iterable[Entry[Any]], field: str, known: Iterable[Entry[Any]]
    ) -> list[Entry[Any]]:
        """Records that `entries` name in `field`, each once, without those already `known`."""
        seen = {entry.key for entry in known}
        ids = dict.fromkeys(getattr(entry.record, field) for entry in entries)
        return [entry for entry in self.records(field, ids) if entry.key not in seen]

    # Time --------------------------------------------------------------------

    def when(self, *phases: Phase[Any]) -> Markup:
        """The attributes of an element that is there only in these phases, now and in an old copy."""
        if WHEN not in self.scripts:
            self.scripts.append(WHEN)
        spans = " ".join(f"{_utc(phase.begins)}/{_utc(phase.ends)}" for phase in phases)
        hidden = "" if any(phase.begins is None for phase in phases) else " hidden"
        return Markup('data-when="{}"{}').format(spans, hidden)

    def when_overdue(self, by: date) -> Markup:
        """The attributes of an element that is there only after a day by which something was to be done."""
        return self.when(*self._shared.overdue(by))

    # Sources -----------------------------------------------------------------

    def cite(self, key: str) -> Markup:
        """A source by its short name, linked to its place in this page's list of references."""
        found = self._cite(key)
        if found is None:
            return Markup("")
        return Markup('<a class="ev-cite" href="{}">{}</a>').format(found[1], found[0])

    def _cite(self, key: str) -> tuple[str, str] | None:
        cited = self._shared.cited.get(key)
        if cited is None:
            return None
        if key not in self._cited:
            self._cited.append(key)
        return cited.short, f"#ref-{key}"

    @property
    def references(self) -> list[Cited]:
        """What this page has cited so far, by author. Ask for it last."""
        return sorted(
            (self._shared.cited[key] for key in self._cited), key=lambda c: c.full.striptags().lower()
        )

    # Text --------------------------------------------------------------------

    def phrase(self, id: str) -> str:
        """A phrase of the vocabulary; the words of its id where nobody has worded it."""
        return self._shared.phrases.get(id) or id.partition("-")[2].replace("-", " ").capitalize() + "."

    def level_label(self, level: str) -> str:
        """What a rule's answer is called: a level of the vocabulary, or a step of the rule's own scale."""
        return effect_level(level, self.store, self._shared.phrases).label

    def prose(self, text: str) -> Markup:
        """Markdown that stands in the code, such as the text of a rule."""
        return self._shared.markdown.render(text, lambda key: None, lambda target: target)

    def body(self, entry: Entry[Any]) -> Markup:
        """The whole text below the fields of a record."""
        return self._render(entry, entry.body.text)

    def sections(self, entry: Entry[Any]) -> dict[str, Markup]:
        """The text below each fixed heading, by the section's id; sections left out are not there."""
        texts = {part.heading: part.text for part in passages(entry)}
        return {
            section.id: self._render(entry, texts[section.heading])
            for section in entry.kind.sections
            if texts.get(section.heading, "").strip()
        }

    def _render(self, entry: Entry[Any], text: str) -> Markup:
        folder = entry.source.path.rpartition("/")[0]

        def resolve(target: str) -> str | None:
            if ":" in target.split("/")[0] or target.startswith(("#", "/", "\\")):
                return target
            path, mark, fragment = target.partition("#")
            joined = posixpath.normpath(posixpath.join(folder, path))
            address = page_address(joined) if path.endswith(".md") else joined
            if address in self._shared.elsewhere:
                online = self.publication.address(address)
                return online + mark + fragment if online else None
            return self.url(address) + mark + fragment

        return self._shared.markdown.render(text, self._cite, resolve)

    # Words -------------------------------------------------------------------

    day = staticmethod(words.day)
    moment = staticmethod(words.moment)
    country = staticmethod(words.country)
    counted = staticmethod(words.counted)
    joined = staticmethod(words.joined)

    def label(self, kind: str, id: str) -> str:
        """What readers call a record."""
        return self.store.label(kind, id)

    def labels(self, kind: str, ids: Iterable[str]) -> str:
        """Several names, joined by commas."""
        return ", ".join(self.store.label(kind, id) for id in ids)

    def level(self, kind: str, rank: int) -> Any:
        """The record of a scale's step by its rank, or None where the vocabulary has no such step."""
        return next((e.record for e in self.store.of(kind) if e.record.rank == rank), None)

    def kind(self, name: str) -> Kind:
        """A kind of content by its name."""
        return next(kind for kind in self.store.kinds if kind.name == name)


def _utc(instant: datetime | None) -> str:
    return utc(instant) if instant else ""
