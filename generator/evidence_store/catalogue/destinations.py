"""Where a link in the text may lead: pages that the site will have, each by the file an author would name.

Most pages are made from a file of their own. Lists, the map and the glossary are not, and neither are the pages
of outcomes and groups of people: a term of the vocabulary has one when a published summary or a practice names it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidence_store.catalogue.catalogue import Key, Link
from evidence_store.catalogue.former import former_addresses
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

TOPIC_KINDS = ("outcome", "population")
"""Kinds of the vocabulary whose terms may have a page."""
MAP = "map/index.html"
GLOSSARY = "glossary/index.html"
COMPARE = "interventions/compare.html"
PIPELINE = "pipeline/index.html"
FOLLOW = "feeds/index.html"
RULES = "about/rules.html"
DATA = "data/index.html"
TERM = "term-"
"""What the id of a term follows in its place on the page of the glossary: `#term-meta-analysis`."""


def topics(entries: Mapping[Key, Entry[Any]], links: Iterable[Link]) -> frozenset[Key]:
    """Outcomes and groups of people that have a page. To be mentioned in a text is not enough."""
    return frozenset(
        link.target
        for link in links
        if link.target[0] in TOPIC_KINDS and link.field != "body" and _counts(entries[link.source])
    )


def _counts(source: Entry[Any]) -> bool:
    if source.kind.name == "intervention":
        return bool(source.record.status == "published")
    return source.kind.name == "practice"


class Destinations:
    """All that a link can be checked against."""

    def __init__(
        self,
        entries: Mapping[Key, Entry[Any]],
        topics: frozenset[Key],
        kinds: Sequence[Kind],
        images: Iterable[str],
        faulty: frozenset[Key],
    ) -> None:
        self.entries = entries
        self.files: dict[str, Key | None] = dict.fromkeys(images)
        """Paths below the content folder, with the record whose page is there, if it is that of one."""
        for kind in kinds:
            if (kind.has_pages and kind.plural) or kind.name in TOPIC_KINDS:
                self.files[f"{kind.plural}/index.md"] = None
        self.files.update(
            dict.fromkeys(map(document, (MAP, GLOSSARY, COMPARE, PIPELINE, FOLLOW, RULES, DATA)))
        )
        self.files.update({document(entries[key].address): key for key in topics})
        self.files.update({e.source.path: e.key for e in entries.values() if not e.kind.file})
        self.moved = {
            document(address): entry for entry in entries.values() for address in former_addresses(entry)
        }
        """What stands elsewhere now, by the file it had before."""
        self._faulty = faulty
        self._kinds = {kind.plural: kind for kind in kinds}

    def known(self, path: str) -> bool:
        """Whether there is such a page, or would be if its file were in order, which is reported already."""
        return path in self.files or self._key(path) in self._faulty

    def without_page(self, path: str) -> Entry[Any] | None:
        """The term of the vocabulary that a path would be the page of, if enough were known about it."""
        key = self._key(path)
        return self.entries.get(key) if key and key[0] in TOPIC_KINDS else None

    def _key(self, path: str) -> Key | None:
        folder, _, name = path.rpartition("/")
        kind = self._kinds.get(folder)
        return (kind.name, name.removesuffix(".md")) if kind else None

    def terms(self) -> list[str]:
        """Ids of the glossary."""
        return [id for kind, id in self.entries if kind == "term"]


def document(address: str) -> str:
    """The Markdown file that a page would come from: `map/index.html` from `map/index.md`."""
    return address.removesuffix(".html") + ".md"
