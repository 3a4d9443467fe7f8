"""How a summary is cited: as text, and as RIS, BibTeX and CSL-JSON for reference managers.

What is cited is the page itself in the version of its last change, not the studies behind it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.data_files import as_json, record_data
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Publication
from evidence_store.pages.words import MONTHS, day, joined
from evidence_store.records.entry import Entry

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageCitation:
    """A summary as something to cite."""

    id: str
    title: str
    authors: tuple[str, ...]
    """Names as they are written; nobody knows which part of them is the family name."""
    summary: str
    version: date | None
    """When the page last changed; None where it does not say."""
    container: str
    """The site."""
    url: str
    """The page's address; empty while nobody knows it."""

    @property
    def text(self) -> str:
        """The citation in the manner of Harvard, without the address."""
        who = joined(self.authors) or self.container
        parts = [f"{who} ({self.version.year if self.version else 'no date'})", self.title]
        if self.authors:
            parts.append(self.container)
        if self.version:
            parts.append(f"Version of {day(self.version)}")
        return f"{parts[0]} {'. '.join(parts[1:])}."


def citation(entry: Entry[Intervention], publication: Publication) -> PageCitation:
    """What there is to cite of a summary."""
    record = entry.record
    return PageCitation(
        entry.id,
        record.title,
        tuple(author.name for author in record.authors),
        record.summary,
        version_of(record),
        publication.name,
        publication.address(entry.address),
    )


def citation_view(entry: Entry[Intervention], publication: Publication) -> dict[str, Any]:
    """What the page of a summary needs to be cited, and to be told of a problem."""
    cited = citation(entry, publication)
    version = f"version of {day(cited.version)}" if cited.version else ""
    return {"cite": cited, "problem_link": publication.problem_link(cited.title, version)}


def version_of(record: Intervention) -> date | None:
    """The day of the last change or review that the page tells of."""
    days = [change.date for change in record.changes]
    return max(days + ([record.reviewed_on] if record.reviewed_on else []), default=None)


def citation_files(catalogue: Catalogue, publication: Publication) -> Iterator[DataFile]:
    """Four files a summary: three for reference managers, and its own fields as data."""
    for entry in catalogue.of("intervention"):
        cited = citation(entry, publication)
        place = f"data/interventions/{entry.id}"
        yield DataFile(f"{place}.ris", as_ris(cited))
        yield DataFile(f"{place}.bib", as_bibtex(cited))
        yield DataFile(f"{place}.csl.json", as_json([as_csl(cited)]))
        yield DataFile(f"{place}.json", as_json(record_data(entry)))


def as_ris(cited: PageCitation) -> str:
    """RIS: one tag a line."""
    when = cited.version
    lines: Iterable[tuple[str, str]] = (
        ("TY", "ELEC"),
        *(("AU", name) for name in cited.authors),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PB", cited.container),
        ("PY", str(when.year) if when else ""),
        ("DA", when.strftime("%Y/%m/%d") if when else ""),
        ("ET", f"Version of {day(when)}" if when else ""),
        ("AB", cited.summary),
        ("UR", cited.url),
        ("LA", "en"),
    )
    body = "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value)
    return f"{body}ER  - \n"


def as_bibtex(cited: PageCitation) -> str:
    """BibTeX: `@misc`, which every style knows. Names and title stand in braces, so that they stay as they are."""
    when = cited.version
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in cited.authors),
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(cited.container),
        "year": str(when.year) if when else "",
        "month": MONTHS[when.month - 1][:3].lower() if when else "",
        "note": f"Version of {day(when)}" if when else "",
        "abstract": _tex(cited.summary),
        "url": cited.url.translate({ord("{"): "%7B", ord("}"): "%7D"}),
    }
    body = "".join(
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@misc{{{cited.id},\n{body}}}\n"


def as_csl(cited: PageCitation) -> dict[str, Any]:
    """An item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": cited.id,
        "type": "webpage",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.container,
        "publisher": cited.container,
        "abstract": cited.summary,
        "language": "en-GB",
    }
    if cited.version:
        item["issued"] = {"date-parts": [[cited.version.year, cited.version.month, cited.version.day]]}
        item["version"] = cited.version.isoformat()
    if cited.url:
        item["URL"] = cited.url
    return {name: value for name, value in item.items() if value}


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in _one_line(text))
