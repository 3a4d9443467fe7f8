"""How a summary is cited: as text, and as RIS, BibTeX and CSL-JSON for reference managers.

What is cited is the page itself in the version of its last change, not the studies behind it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.bibliography import csl_item
from evidence_store.pages.data_files import as_json
from evidence_store.pages.json_parts import whole_list
from evidence_store.pages.page import Alternate, DataFile
from evidence_store.pages.publication import Publication
from evidence_store.pages.versions import version_of
from evidence_store.pages.words import MONTHS, day, joined
from evidence_store.records.entry import Entry

ALL = "data/citations"
"""Where the citations of all summaries lie, without an ending."""
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TO_ESCAPE = re.compile(f"[{re.escape(''.join(_TEX))}]")


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


def version_citations(entry: Entry[Intervention], publication: Publication) -> dict[date, PageCitation]:
    """Each version as something to cite, by its day. Its address is that of its entry in the page's history.

    Versions are the days of changes alone: a day on which a page was only checked gives way to the next one, and what
    is cited must stay.
    """
    cited = citation(entry, publication)
    days = dict.fromkeys(change.date for change in entry.record.changes)
    return {
        day: replace(
            cited,
            id=f"{cited.id}.{day.isoformat()}",
            version=day,
            url=f"{cited.url}#{version_anchor(day)}" if cited.url else "",
        )
        for day in days
    }


def version_anchor(day: date) -> str:
    """Where the history of a page tells of a version."""
    return f"version-{day.isoformat()}"


def citation_view(entry: Entry[Intervention], publication: Publication) -> dict[str, Any]:
    """What the page of a summary needs to be cited, and to be told of a problem."""
    cited = citation(entry, publication)
    version = f"version of {day(cited.version)}" if cited.version else ""
    return {
        "cite": cited,
        "versions": _first_of_each_day(entry, publication),
        "problem_link": publication.problem_link(entry.address, cited.title, version),
    }


def _first_of_each_day(entry: Entry[Intervention], publication: Publication) -> dict[int, Any]:
    """By the number of the change that stands first for its day: where the version is, and its files."""
    cited = version_citations(entry, publication)
    numbers = {change.date: number for number, change in reversed([*enumerate(entry.record.changes)])}
    return {
        number: {"anchor": version_anchor(day), "files": f"data/interventions/{cited[day].id}"}
        for day, number in numbers.items()
    }


def citation_metadata(cited: PageCitation) -> tuple[tuple[str, str], ...]:
    """Highwire's `citation_*` names, by which reference managers read a page. What nobody knows is left out.

    It counts as a report of the site: Zotero takes a page that names no kind for a journal article.
    """
    values = (
        ("citation_title", cited.title),
        *(("citation_author", name) for name in cited.authors),
        ("citation_publication_date", cited.version.strftime("%Y/%m/%d") if cited.version else ""),
        ("citation_technical_report_institution", cited.container),
        ("citation_language", "en"),
        ("citation_public_url", cited.url),
    )
    return tuple((name, _one_line(value)) for name, value in values if value)


def citation_alternates(id: str) -> tuple[Alternate, ...]:
    """The files for reference managers, as the head of the page names them."""
    return tuple(
        Alternate(f"data/interventions/{id}.{ending}", media_type, f"Citation as {name}")
        for ending, media_type, name in (
            ("ris", "application/x-research-info-systems", "RIS"),
            ("bib", "application/x-bibtex", "BibTeX"),
            ("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
        )
    )


def citation_files(catalogue: Catalogue, publication: Publication) -> Iterator[DataFile]:
    """Three files for reference managers: of each summary, of each of its versions, and of all summaries at once."""
    entries = catalogue.of("intervention")
    for entry in entries:
        for cited in (citation(entry, publication), *version_citations(entry, publication).values()):
            yield from _files(f"data/interventions/{cited.id}", [cited])
    yield from _files(ALL, [citation(entry, publication) for entry in entries])
    sources = (csl_item(entry.id, entry.record) for entry in catalogue.of("reference"))
    yield DataFile("data/references.csl.json", whole_list(sources))


def _files(place: str, cited: Sequence[PageCitation]) -> Iterator[DataFile]:
    yield DataFile(f"{place}.ris", "".join(map(as_ris, cited)))
    yield DataFile(f"{place}.bib", "\n".join(map(as_bibtex, cited)))
    yield DataFile(f"{place}.csl.json", as_json([as_csl(item) for item in cited]))


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
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _TEX[found[0]], _one_line(text))
