"""What a template may ask while it makes one page."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from evidence_store.analyses.analyse import Analyses
from evidence_store.analyses.phrases import phrases_of
from evidence_store.catalogue import Catalogue, Key
from evidence_store.pages import words
from evidence_store.pages.bibliography import Cited
from evidence_store.pages.markdown import MarkdownRenderer
from evidence_store.pages.overviews.findings import Finding, findings
from evidence_store.pages.overviews.topics import topics
from evidence_store.pages.publication import NOWHERE, Publication
from evidence_store.pages.urls import page_address, relative
from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind


class Shared:
    """What all pages of one build share."""

    def __init__(
        self,
        catalogue: Catalogue,
        analyses: Analyses,
        cited: dict[str, Cited],
        today: date,
        publication: Publication = NOWHERE,
    ) -> None:
        self.catalogue = catalogue
        self.analyses = analyses
        self.cited = cited
        self.today = today
        self.publication = publication
        self.phrases = phrases_of(catalogue)
        self.markdown = MarkdownRenderer()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every result of every published summary, the surest first."""
        return findings(self.catalogue, self.analyses)

    @cached_property
    def topics(self) -> frozenset[Key]:
        """Terms of the vocabulary that have a page of their own."""
        return topics(self.catalogue)


class PageContext:
    """One page in the making: its address, links from it, and the sources it has cited so far."""

    def __init__(self, shared: Shared, address: str) -> None:
        self.address = address
        self.store = shared.catalogue
        self.today = shared.today
        self._shared = shared
        self._cited: list[str] = []

    @property
    def id(self) -> str:
        """The last part of the address without its ending."""
        return self.address.rpartition("/")[2].removesuffix(".html")

    # Links -------------------------------------------------------------------

    def url(self, target: str) -> str:
        """The way from this page to an address below the site's root."""
        return relative(target, self.address)

    def link(self, kind: str, id: str) -> Markup:
        """The name of a record as a link to its page, or alone where it has none."""
        label = escape(self.store.label(kind, id))
        entry = self.store.get(kind, id)
        if entry is None or not (entry.kind.has_pages or entry.key in self._shared.topics):
            return label
        return Markup('<a href="{}">{}</a>').format(self.url(entry.address), label)

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

    def records(self, kind: str, ids: Iterable[str]) -> list[Entry[Any]]:
        """Records by their ids, in that order; those that are not here are left out."""
        return [entry for id in ids if (entry := self.store.get(kind, id)) is not None]

    def in_file_order(self, kind: str) -> list[Entry[Any]]:
        """All records of a kind that share a file, as the editors ordered them."""
        return sorted(self.store.of(kind), key=lambda entry: entry.item)

    def through(
        self, entries: Iterable[Entry[Any]], field: str, known: Iterable[Entry[Any]]
    ) -> list[Entry[Any]]:
        """Records that `entries` name in `field`, each once, without those already `known`."""
        seen = {entry.key for entry in known}
        ids = dict.fromkeys(getattr(entry.record, field) for entry in entries)
        return [entry for entry in self.records(field, ids) if entry.key not in seen]

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
        name = level.replace("_", "-")
        entry = self.store.get("effect-level", name)
        return str(entry.record.label) if entry else self.phrase(f"step-{name}").removesuffix(".")

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

        def resolve(target: str) -> str:
            if ":" in target.split("/")[0] or target.startswith(("#", "/", "\\")):
                return target
            path, mark, fragment = target.partition("#")
            from_root = relative(path, "x")  # normalises
            joined = f"{folder}/{from_root}" if folder else from_root
            return self.url(page_address(joined) if path.endswith(".md") else joined) + mark + fragment

        return self._shared.markdown.render(text, self._cite, resolve)

    # Words -------------------------------------------------------------------

    day = staticmethod(words.day)
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
