"""Which items are new to the bibliography, under which ids; which are there already, and as what."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.item import Item
from evidence_store.importing.bibliography.reference import left_out, plain_doi, reference_fields
from evidence_store.importing.rejected import Rejected, Unfit
from evidence_store.records.fields import MAX_ID, SLUG, as_slug


class Known(NamedTuple):
    """An item that the bibliography has already."""

    place: Place
    id: str
    why: str
    """What both have in common: `the same DOI`."""


@dataclass(slots=True)
class Additions:
    """What an import adds to the bibliography."""

    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Fields of references by their ids, in the order of the file."""
    known: list[Known] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    """Names that a reference of the store does not hold, and in how many of the new ones they stood."""


def additions(
    items: Iterable[Item],
    catalogue: Catalogue,
    taken: Iterable[str],
    other_type: str = "",
    *,
    anyway: bool = False,
) -> Additions:
    """Sort the items by whether the store has them. `taken` are ids that no new one may have.

    With `anyway` one of the same title and year is taken as another publication; one of the same DOI never is.
    """
    made = Additions()
    ids = {id.lower() for id in taken}
    by_doi, by_title = dict[str, str](), dict[str, str]()
    for entry in catalogue.of("reference"):
        _remember(entry.record.model_dump(by_alias=True), entry.id, by_doi, by_title)
    for item in items:
        try:
            data = reference_fields(item.fields, other_type)
        except Unfit as unfit:
            made.rejected.append(Rejected(item.place, str(unfit)))
            continue
        same_doi, same_title = by_doi.get(_doi(data)), by_title.get(_title(data))
        if same_doi or (same_title and not anyway):
            why = "the same DOI" if same_doi else "the same title and year"
            made.known.append(Known(item.place, str(same_doi or same_title), why))
            continue
        id = _free(_wanted(item.fields.get("id"), data), ids)
        if not id:
            made.rejected.append(Rejected(item.place, "no id can be made from its author, year and title"))
            continue
        ids.add(id)
        made.new[id] = data
        _remember(data, id, by_doi, by_title)
        for name in left_out(item.fields):
            made.left_out[name] = made.left_out.get(name, 0) + 1
    return made


def _remember(data: Mapping[str, Any], id: str, by_doi: dict[str, str], by_title: dict[str, str]) -> None:
    if _doi(data):
        by_doi.setdefault(_doi(data), id)
    by_title.setdefault(_title(data), id)


def _doi(data: Mapping[str, Any]) -> str:
    """Capitals make no other DOI."""
    return plain_doi(data.get("DOI") or "").lower()


def _title(data: Mapping[str, Any]) -> str:
    """Title and year, so that case, marks and accents count for nothing."""
    return f"{as_slug(data['title']) or data['title']} {(data.get('issued') or '')[:4]}"


def _wanted(own: Any, data: Mapping[str, Any]) -> str:
    """The id that the file gives, where it tells one from another here, too; else author and year, or the title."""
    if (
        isinstance(own, str)
        and len(own) <= MAX_ID
        and SLUG.fullmatch(own)
        and re.search(r"[a-z].*[-0-9]", own)
    ):
        return own
    first: Mapping[str, str] = next(iter(data.get("author", ())), {})
    name = as_slug(first.get("family") or first.get("literal") or "")
    year = (data.get("issued") or "")[:4]
    return as_slug(f"{name} {year}") if name else as_slug(data["title"])


def _free(wanted: str, ids: set[str]) -> str:
    """`smith-2019`, or `smith-2019-2` where that is taken."""
    id, number = wanted, 1
    while id and id in ids:
        number += 1
        id = f"{wanted[: MAX_ID - 1 - len(str(number))].rstrip('-')}-{number}"
    return id
