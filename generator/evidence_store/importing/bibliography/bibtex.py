"""BibTeX -> items, by bibtexparser, whose LaTeX is turned into letters by pylatexenc."""

import re
from typing import Any

from bibtexparser import splitter
from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParsingException
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Entry
from pylatexenc.latex2text import LatexNodes2Text

from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.item import Item, Read
from evidence_store.importing.rejected import Rejected

TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter", "report": "report",
    "techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "webpage",
    "electronic": "webpage", "dataset": "dataset", "unpublished": "article", "inproceedings": "paper-conference",
    "conference": "paper-conference",
}  # fmt: skip
"""CSL's words for BibTeX's and BibLaTeX's sorts of publication."""
_NAMES = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "volume": "volume", "issue": "issue",
    "pages": "page", "doi": "DOI", "url": "URL",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = LatexNodes2Text(keep_comments=True)
_SPECIAL = re.compile(r"[\\{}$~%&`']|--")
_AS_WRITTEN = frozenset({"doi", "url"})
"""Fields in which % begins no comment."""

# It warns in a log of its own of what it also hands back.
splitter.logger.disabled = True


def read_bibtex(text: str, shown_path: str) -> Read:
    """Every entry. Strings and comments are none; what cannot be read is named."""
    items, rejected = list[Item](), list[Rejected]()
    try:
        library = parse_string(text)
    except (ParsingException, RecursionError):
        return [], [Rejected(Place(shown_path), "the file cannot be read as BibTeX")]
    for block in library.blocks:
        place = Place(shown_path, (block.start_line or 0) + 1)
        if not isinstance(block, Entry):
            continue
        try:
            items.append(Item(place, _fields(block)))
        except InvalidNameError as error:
            rejected.append(Rejected(place, f"an author cannot be read: {' '.join(str(error).split())}"))
        except (ValueError, RecursionError):
            rejected.append(Rejected(place, "its LaTeX cannot be read"))
    for failed in library.failed_blocks:
        why = (
            " ".join(str(failed.error).partition(" Note:")[0].split())
            or "look for a brace that is opened and not closed"
        )
        rejected.append(
            Rejected(Place(shown_path, (failed.start_line or 0) + 1), f"the entry cannot be read: {why}")
        )
    return items, rejected


def _fields(entry: Entry) -> dict[str, Any]:
    read = {name.lower(): str(field.value) for name, field in entry.fields_dict.items()}
    kind = entry.entry_type.lower()
    if kind == "misc" and read.get("url"):
        kind = "online"
    fields: dict[str, Any] = {"id": entry.key, "type": TYPES.get(kind, kind)}
    number = "number" if TYPES.get(kind) == "report" else "issue"
    for name, value in read.items():
        if name == "author":
            fields["author"] = [_person(each) for each in split_multiple_persons_names(value)]
        elif name == "number":
            fields[number] = _plain(value)
        elif name not in ("year", "month", "date"):
            text = re.sub(r"\\(?=[_%&#$])", "", value) if name in _AS_WRITTEN else _plain(value)
            fields.setdefault(_NAMES.get(name, name), text)
    fields["issued"] = _plain(read["date"]) if read.get("date") else _year_and_month(read)
    return {name: value for name, value in fields.items() if value}


def _year_and_month(read: dict[str, str]) -> str:
    month = read.get("month", "").strip('{}" ').lower()
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    return "-".join(filter(None, (_plain(read.get("year", "")), month)))


def _person(name: str) -> dict[str, str]:
    if name.startswith("{") and name.endswith("}"):
        return {"literal": _plain(name)}
    parts = parse_single_name_into_parts(name, strict=True)
    family = _plain(" ".join((*parts.von, *parts.last)))
    given = _plain(" ".join(parts.first))
    if parts.jr:
        given = f"{given}, {_plain(' '.join(parts.jr))}".lstrip(", ")
    return {"family": family, "given": given} if given else {"literal": family}


def _plain(latex: str) -> str:
    """Letters for LaTeX's ways to write them, and an en rule for two hyphens."""
    return str(_LATEX.latex_to_text(latex)) if _SPECIAL.search(latex) else latex
