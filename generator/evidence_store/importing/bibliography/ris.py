"""RIS -> items. rispy knows the tags; the text is cut into entries first, so that each has its line."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.item import Item, Read
from evidence_store.importing.rejected import Rejected

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "NEWS": "article-newspaper",
    "MGZN": "article-magazine", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis", "ELEC": "webpage", "BLOG": "post-weblog",
    "DATA": "dataset", "UNPB": "article", "CONF": "paper-conference", "CPAPER": "paper-conference",
}  # fmt: skip
"""CSL's words for RIS's sorts of publication."""
_ONE = {"doi": "DOI", "volume": "volume", "publisher": "publisher", "id": "id"}
_TITLES = ("title", "primary_title")
_JOURNALS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
_USED = frozenset({*_ONE, *_TITLES, *_JOURNALS, "type_of_reference", "authors", "first_authors", "year", "date",
                   "publication_year", "start_page", "end_page", "number", "urls"})  # fmt: skip
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: |$)")


def read_ris(text: str, shown_path: str) -> Read:
    """Every entry between `TY` and `ER`."""
    items, rejected = list[Item](), list[Rejected]()
    for line, tags, entry in _entries(text):
        place = Place(shown_path, line)
        if tags[0] != "TY" or tags.count("TY") > 1:
            rejected.append(
                Rejected(place, "an entry begins with one line TY  - and a type, like TY  - JOUR")
            )
        elif tags[-1] != "ER":
            rejected.append(Rejected(place, "the entry has no end: its last line is ER  -"))
        else:
            items += [Item(place, _fields(read)) for read in rispy.loads(entry)]
    return items, rejected


def _entries(text: str) -> Iterator[tuple[int, list[str], str]]:
    """The line, the tags and the text of each entry. What stands before the first tag counts for nothing."""
    start, tags, lines = 0, list[str](), list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        tag = _TAG.match(line)
        if tag and not tags:
            start = number
        if tag:
            tags.append(tag.group(1))
        if tags:
            lines.append(line)
        if tag and tag.group(1) == "ER":
            yield start, tags, "\n".join(lines) + "\n"
            tags, lines = [], []
    if tags:
        yield start, tags, "\n".join(lines)


def _fields(read: dict[str, Any]) -> dict[str, Any]:
    kind = str(read.get("type_of_reference", ""))
    pages = [read[end] for end in ("start_page", "end_page") if read.get(end)]
    date = max((str(read.get(name, "")) for name in ("date", "year", "publication_year")), key=_exactness)
    number = "number" if TYPES.get(kind) == "report" else "issue"
    fields = {
        "type": TYPES.get(kind, kind),
        "title": _first(read, _TITLES),
        "author": [_person(name) for name in (*read.get("first_authors", ()), *read.get("authors", ()))],
        "issued": "-".join(part for part in date.strip().split("/")[:3] if part),
        "container-title": _first(read, _JOURNALS),
        number: read.get("number"),
        "page": "-".join(pages if len(set(pages)) > 1 and "-" not in pages[0] else pages[:1]),
        "URL": _first(read, ("urls",)),
        **{csl: read.get(name) for name, csl in _ONE.items()},
    }
    others = {name: value for name, value in read.items() if name not in _USED}
    return {name: value for name, value in {**fields, **others}.items() if value}


def _first(read: dict[str, Any], names: tuple[str, ...]) -> Any:
    value = next((read[name] for name in names if read.get(name)), None)
    return value[0] if isinstance(value, list) else value


def _exactness(date: str) -> int:
    return len([part for part in date.split("/")[:3] if part])


def _person(name: str) -> dict[str, str]:
    """`Smith, J.` is a person; a name without a comma is taken for that of an organisation."""
    family, comma, given = name.partition(",")
    if not comma:
        return {"literal": name}
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {"family": family.strip()}
