"""An item of CSL-JSON -> the fields of a reference, or the reason why that cannot be."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from evidence_store.importing.rejected import Unfit
from evidence_store.kinds.reference import Person, Reference
from evidence_store.records.explain import explain
from evidence_store.records.model_fields import choices_of, fields_of

TYPES = choices_of(fields_of(Reference)["type"])
TEXTS = ("title", "container-title", "publisher", "volume", "issue", "page", "number", "note", "licence")
KNOWN = frozenset({"id", *fields_of(Reference)})
"""What an item may say that is kept. All else has no place in the bibliography of the store."""
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|jats:[a-z]+)(?: [^<>]*)?>", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_DATE = re.compile(r"([12][0-9]{3})(?:[-/](0?[1-9]|1[0-2])(?:[-/](0?[1-9]|[12][0-9]|3[01]))?)?(?:T.*)?\Z")


def reference_fields(item: Mapping[str, Any], other_type: str = "") -> dict[str, Any]:
    """The fields of a reference, without its id. Raises Unfit.

    An item whose type the store does not have counts as `other_type`, where one is given.
    """
    fields: dict[str, Any] = {"type": _type(item.get("type"), other_type)}
    for name in TEXTS:
        fields[name] = _line(item.get(name), name)
    fields["page"] = fields["page"].replace("–", "-")
    fields["author"] = tuple(_person(author) for author in _list(item.get("author"), "author"))
    fields["issued"] = _issued(item.get("issued"))
    fields["DOI"] = plain_doi(_line(item.get("DOI"), "DOI"))
    url = _line(item.get("URL"), "URL")
    if not fields["DOI"] and _RESOLVER.match(url):
        fields["DOI"] = plain_doi(url)
    fields["URL"] = "" if fields["DOI"] else url
    data = {name: fields[name] for name in fields_of(Reference) if fields.get(name)}
    try:
        Reference.model_validate(data)
    except ValidationError as error:
        fault = explain(error.errors(include_url=False)[0], Reference, data)
        raise Unfit(f"{fault.message}; {fault.help}" if fault.help else fault.message) from None
    return data


def left_out(item: Mapping[str, Any]) -> list[str]:
    """What an item says that a reference of the store does not hold."""
    return [name for name in item if name not in KNOWN]


def plain_doi(text: str) -> str:
    """A DOI without its resolver and without what stands behind it in running text."""
    return _RESOLVER.sub("", text, count=1).strip().rstrip(".,;")


def _type(given: Any, other_type: str) -> str:
    if given in TYPES:
        return str(given)
    if other_type:
        return other_type
    raise Unfit(
        f'its type "{str(given or "")[:40]}" is none that the store has; say what such entries count as, '
        f"like --type report (one of: {', '.join(TYPES)})"
    )


def _line(value: Any, name: str) -> str:
    """Text on one line, without markup and without invisible characters."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unfit(f"`{name}` must be text")
    text = _MARKUP.sub("", str(value))
    spaced = (" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C").split())


def _list(value: Any, name: str) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    raise Unfit(f"`{name}` must be a list")


def _person(author: Any) -> dict[str, str]:
    if not isinstance(author, dict):
        raise Unfit("an author must have a family name, or a name of an organisation as `literal`")
    names = {name: _line(author.get(name), name) for name in Person.model_fields}
    particle = _line(author.get("non-dropping-particle") or author.get("dropping-particle"), "author")
    if particle and names["family"]:
        names["family"] = f"{particle} {names['family']}"
    return {name: text for name, text in names.items() if text}


def _issued(value: Any) -> str:
    """The date as exactly as it is known. Raises Unfit for one that cannot be read."""
    if isinstance(value, dict):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        value = "-".join(str(part) for part in first[:3]) or value.get("raw") or value.get("literal") or ""
    text = _line(value, "issued")
    if not text:
        return ""
    date = _DATE.fullmatch(text)
    if not date:
        raise Unfit(f'the date "{text[:40]}" cannot be read; write a year, 2019-11 or 2019-11-29, or none')
    return "-".join(part.zfill(2) for part in date.groups() if part)
