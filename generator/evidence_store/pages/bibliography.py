"""The bibliography, formatted: Harvard style by citeproc-py, and short names for the running text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup

from evidence_store.kinds.reference import Reference
from evidence_store.pages.sanitise import sanitise

STYLE = "harvard-cite-them-right"
"""The style UK social work uses; citeproc-py brings it along."""

_ADDRESS = re.compile(r"https?://[^\s<]+?(?=[.,;]?(?:\s|$|<))")


@dataclass(frozen=True)
class Cited:
    """A reference as a page shows it."""

    key: str
    reference: Reference

    @cached_property
    def short(self) -> str:
        """Names and year for the running text: "Zhang and others 2019"."""
        return short_name(self.reference)

    @cached_property
    def full(self) -> Markup:
        """The whole reference, with its DOI or address as a link.

        Plain text goes in; only the formatter's own italics come out as HTML. That takes a few milliseconds, so it is
        done when a page asks, in the process that makes the page.
        """
        with _one_at_a_time:
            source = CiteProcJSON([csl_item(self.key, self.reference, safe=True)])
            bibliography = CitationStylesBibliography(_style(), source, formatter.html)
            bibliography.register(Citation([CitationItem(self.key)]))
            return _with_links(str(bibliography.bibliography()[0]))


_one_at_a_time = Lock()
"""The formatter keeps what it works on in the style."""


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(STYLE, locale="en-GB", validate=False)


def format_references(references: Mapping[str, Reference]) -> dict[str, Cited]:
    """Every reference by key."""
    return {key: Cited(key, reference) for key, reference in references.items()}


def short_name(reference: Reference) -> str:
    """Author and year: one name, two joined by "and", or the first "and others"."""
    names = [author.literal or author.family or "" for author in reference.author]
    who = {
        0: reference.publisher or reference.container_title or "No author",
        1: "".join(names),
        2: " and ".join(names),
    }.get(len(names), f"{names[0]} and others" if names else "")
    return f"{who} {reference.issued[:4] if reference.issued else 'no date'}"


def csl_item(key: str, reference: Reference, *, safe: bool = False) -> dict[str, Any]:
    """A reference as an item of CSL-JSON; `safe` escapes what would be HTML."""
    item: dict[str, Any] = {"id": key}
    for name, value in reference.model_dump(
        by_alias=True, exclude_none=True, exclude={"licence", "note"}
    ).items():
        if name == "author":
            people = [{k: _text(v, safe) for k, v in person.items()} for person in value]
            if people:
                item["author"] = people
        elif name == "issued":
            item["issued"] = {"date-parts": [[int(part) for part in value.split("-")]]}
        else:
            item[name] = _text(value, safe)
    return item


def cited_first_to_last(keys: Iterable[str]) -> list[str]:
    """Keys without repeats, in the order of first mention."""
    return list(dict.fromkeys(keys))


def _text(value: Any, safe: bool) -> str:
    return escape(str(value), quote=False) if safe else str(value)


def _with_links(text: str) -> Markup:
    return sanitise(
        _ADDRESS.sub(lambda found: f'<a href="{escape(found.group())}">{found.group()}</a>', text)
    )
