"""What a page is about, for search engines and other programs: JSON-LD in the words of schema.org.

Nothing is a review or a checked claim: schema.org means stars by the one and the truth of a sentence by the other, and
a rating of the store is neither. So ratings stay in the data, where their strength and their reasons stand beside them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from evidence_store.catalogue.destinations import DATA, GLOSSARY, TERM
from evidence_store.pages.context import Shared
from evidence_store.pages.data_files import safe_in_scripts
from evidence_store.pages.identity import identity
from evidence_store.pages.open_data.data_package import ABOUT, KEYWORDS, version
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.versions import version_days
from evidence_store.records.entry import Entry

CONTEXT = "https://schema.org"
Node = dict[str, Any]


def with_linked_data(pages: Iterable[Page], files: Iterable[DataFile], shared: Shared) -> Iterator[Page]:
    """Pages that say what they are about; in a copy on a disk, where no such program comes, they need not."""
    if shared.publication.offline:
        yield from pages
        return
    make = _Nodes(shared)
    entries = {
        entry.address: entry
        for entry in shared.catalogue.entries.values()
        if shared.catalogue.has_page(entry)
    }
    for page in pages:
        node: Node | None = None
        if page.address in entries:
            node = make.of(entries[page.address])
        elif page.address == GLOSSARY:
            node = make.glossary(page)
        elif page.address == DATA:
            node = make.dataset(page, [file.address for file in files])
        yield page.but(linked_data=as_linked_data(node)) if node else page


def as_linked_data(node: Node) -> str:
    """The text of the element that holds it. Nothing in it can close that element."""
    return safe_in_scripts({"@context": CONTEXT, **_known(node)})


def _known(value: Any) -> Any:
    """Without what nobody knows: what is empty is left out."""
    if isinstance(value, Mapping):
        return {name: _known(one) for name, one in value.items() if one not in (None, "", [], {}, ())}
    if isinstance(value, list | tuple):
        return [_known(one) for one in value]
    return value


class _Nodes:
    """Makes the node of each page."""

    def __init__(self, shared: Shared) -> None:
        self.shared, self.catalogue, self.publication = shared, shared.catalogue, shared.publication
        self.store: Node = {"@type": "Organization", "name": self.publication.name,
                            "url": self.publication.address("index.html")}  # fmt: skip
        self.by_kind: Mapping[str, Callable[[Entry[Any]], Node]] = {
            "intervention": self._summary,
            "outcome": self._term,
            "population": self._term,
            "partner": self._partner,
            "practice": self._project,
            "programme": self._project,
            "news": self._news,
        }

    def of(self, entry: Entry[Any]) -> Node | None:
        """What the page of a record is about; None where these words have no name for it."""
        make = self.by_kind.get(entry.kind.name)
        if make is None:
            return None
        own = make(entry)
        return {"@id": self._id(entry), **own, "url": self.publication.address(entry.address)}

    def _id(self, entry: Entry[Any]) -> str:
        return identity(self.publication, *entry.key).urn

    def _named(self, kind: str, ids: Iterable[str], type: str) -> list[Node]:
        """Other records, by their permanent names."""
        found = [
            self.catalogue.entries[kind, id]
            for id in dict.fromkeys(ids)
            if (kind, id) in self.catalogue.entries
        ]
        return [{"@type": type, "@id": self._id(e), "name": self.catalogue.label(*e.key)} for e in found]

    def _summary(self, entry: Entry[Any]) -> Node:
        record = entry.record
        days = version_days(record)
        sources = self.catalogue.entries
        return {
            "@type": "ScholarlyArticle",
            "headline": record.title,
            "alternateName": list(record.also_known_as),
            "abstract": record.summary,
            "creativeWorkStatus": record.status,
            # Whether an author is a person or a group nobody has said.
            "author": [{"name": author.name} for author in record.authors],
            "publisher": self.store,
            "datePublished": str(min((change.date for change in record.changes), default="")),
            "dateModified": str(days[0]) if days else "",
            "inLanguage": "en-GB",
            "license": self.publication.licence.url,
            "about": self._named("outcome", (result.outcome for result in record.outcomes), "DefinedTerm"),
            "citation": [
                _cited(sources["reference", source.reference].record)
                for source in record.sources
                if ("reference", source.reference) in sources
            ],
        }

    def _term(self, entry: Entry[Any]) -> Node:
        return {
            "@type": "DefinedTerm",
            "name": entry.record.label,
            "alternateName": list(entry.record.synonyms),
            "description": entry.record.definition,
            "termCode": entry.id,
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": entry.kind.label_plural},
        }

    def _partner(self, entry: Entry[Any]) -> Node:
        record = entry.record
        return {
            "@type": "Organization",
            "name": record.title,
            "alternateName": list(record.also_known_as),
            "description": record.summary,
            "sameAs": record.website,
            "parentOrganization": self._named("partner", filter(None, [record.part_of]), "Organization"),
        }

    def _project(self, entry: Entry[Any]) -> Node:
        record = entry.record
        above = getattr(record, "programme", None) or getattr(record, "parent", None)
        return {
            "@type": "ResearchProject",
            "name": record.title,
            "alternateName": list(getattr(record, "also_known_as", ())),
            "description": record.summary,
            "member": self._named("partner", record.partners, "Organization"),
            "parentOrganization": self._named("programme", filter(None, [above]), "ResearchProject"),
        }

    def _news(self, entry: Entry[Any]) -> Node:
        return {
            "@type": "NewsArticle",
            "headline": entry.record.title,
            "description": entry.record.summary,
            "datePublished": str(entry.record.date),
            "publisher": self.store,
            "inLanguage": "en-GB",
        }

    def glossary(self, page: Page) -> Node:
        """The terms of the glossary, each at its place."""
        address = self.publication.address(page.address)
        return {
            "@type": "DefinedTermSet",
            "name": page.title,
            "description": page.description,
            "hasDefinedTerm": [
                {"@type": "DefinedTerm", "@id": self._id(e), "name": e.record.label, "termCode": e.id,
                 "url": f"{address}#{TERM}{e.id}" if address else ""}
                for e in self.catalogue.of("term")
            ],
        }  # fmt: skip

    def dataset(self, page: Page, files: Sequence[str]) -> Node:
        """The data, with every table and every form in which they can be taken."""
        changed = version(self.catalogue)
        return {
            "@type": "Dataset",
            "name": f"{self.publication.name}: data",
            "description": ABOUT,
            "url": self.publication.address(page.address),
            "license": self.publication.licence.url,
            "creator": self.store,
            "keywords": KEYWORDS,
            "version": str(changed or ""),
            "dateModified": str(changed or ""),
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "name": name, "encodingFormat": form,
                 "contentUrl": self.publication.address(address)}
                for name, address, form in DISTRIBUTION if address in files
            ],
        }  # fmt: skip


DISTRIBUTION = (
    ("Data Package with all tables as CSV", "data/datapackage.json", "application/json"),
    ("All tables in one SQLite file", "data/evidence-store.sqlite", "application/vnd.sqlite3"),
    ("The whole store as JSON", "data/store.json", "application/json"),
    ("Ratings", "data/ratings.csv", "text/csv"),
)


def _cited(reference: Any) -> Node:
    address = f"https://doi.org/{reference.DOI}" if reference.DOI else reference.URL
    return {"@type": "CreativeWork", "name": reference.title, "url": address}
