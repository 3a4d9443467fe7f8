"""Catalogue -> Catalogue: a part of the store that stands by itself, such as the summaries for one training day.

It has the chosen records; practices, calls, events and news that name them in a field; what all of these name in turn,
and so on; the plain pages; and the whole vocabulary. Other summaries do not follow: each names its neighbours, and in a
few steps nearly all would be there. They stay as names, and their links lead to the web where the store is published.
"""

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import parse_qs, urlsplit

from evidence_store.catalogue.catalogue import Catalogue, Key
from evidence_store.catalogue.destinations import topics
from evidence_store.diagnostics.rule import did_you_mean

SUMMARY = "intervention"
PLAIN = "page"
IN_ADDRESS = ("id", "pick", "only")
"""Under which names ids stand in the addresses of the comparison and the finder."""
LISTS = ("index.html", "compare.html")
"""Pages that name records only by their addresses' ends."""


class NothingChosen(Exception):
    """A choice names what is not there; the text says what, and what may be meant."""


def chosen(catalogue: Catalogue, only: Sequence[str]) -> frozenset[Key]:
    """The records that `interventions/kinship-care,mellow-parenting` or the like stands for. Raises NothingChosen.

    An address stands for what it names: a page for itself, a comparison for what is compared
    (`…/interventions/compare.html?id=kinship-care&id=mellow-parenting`), the finder for what is ticked in it. A reader
    can send it to somebody who makes the copy.
    """
    kinds = {kind.plural: kind.name for kind in catalogue.kinds if kind.has_pages and kind.plural}
    found: set[Key] = set()
    for choice in map(_named, only):
        if choice.partition("?")[0].endswith(LISTS):
            raise NothingChosen(
                f'"{choice}" names no record: tick summaries in the list, or take the command that stands below it'
            )
        folder, slash, ids = choice.rpartition("/")
        if not slash:
            raise NothingChosen(f'"{choice}": name the folder first: interventions/kinship-care')
        if folder not in kinds:
            hint = did_you_mean(folder, kinds)
            raise NothingChosen(f'"{choice}": there is no folder "{folder}" of pages; {hint}'.rstrip("; "))
        known = {entry.id for entry in catalogue.of(kinds[folder])}
        for id in filter(None, map(str.strip, ids.split(","))):
            if id not in known:
                raise NothingChosen(f'there is no "{folder}/{id}". {did_you_mean(id, known)}'.strip())
            found.add((kinds[folder], id))
    if not found:
        raise NothingChosen("nothing is chosen: name records, such as interventions/kinship-care")
    return frozenset(found)


def listed(choice: str) -> list[str]:
    """Each record of a choice by itself: `interventions/a,b` is `interventions/a` and `interventions/b`."""
    folder, slash, ids = _named(choice).rpartition("/")
    return [f"{folder}{slash}{id}" for id in filter(None, map(str.strip, ids.split(",")))]


def _named(choice: str) -> str:
    """What an address of the site names, as a folder and ids; anything else as it is."""
    parts = urlsplit(choice)
    asked = parse_qs(parts.query)
    ids = next((asked[key] for key in IN_ADDRESS if key in asked), [])
    folder, _, page = parts.path.rpartition("/")
    if not ids and not parts.query and page.endswith(".html") and page not in LISTS:
        ids = [page.removesuffix(".html")]
    return f"{folder.rpartition('/')[2]}/{','.join(ids)}" if ids and folder else choice


def selection(catalogue: Catalogue, keys: Collection[Key]) -> Catalogue:
    """The part of the store that stands by itself with these records."""
    naming = {
        link.source
        for key in keys
        for link in catalogue.incoming(key)
        if link.field != "body" and link.source[0] != SUMMARY
    }
    kept = {key for key, entry in catalogue.entries.items() if not entry.kind.has_pages or key[0] == PLAIN}
    kept |= _with_what_they_name(catalogue, {*keys, *naming})
    entries = {key: entry for key, entry in catalogue.entries.items() if key in kept}
    links = tuple(link for link in catalogue.links if link.source in kept and link.target in kept)
    part = Catalogue(catalogue.kinds, entries, links, catalogue.images, topics(entries, links))
    elsewhere = {
        key: entry
        for key, entry in catalogue.entries.items()
        if catalogue.has_page(entry) and not (key in kept and part.has_page(entry))
    }
    return Catalogue(part.kinds, entries, links, part.images, part.topics, elsewhere)


def _with_what_they_name(catalogue: Catalogue, start: Iterable[Key]) -> set[Key]:
    found = set(start)
    todo = list(found)
    while todo:
        for link in catalogue.outgoing(todo.pop()):
            if link.field != "body" and link.target[0] != SUMMARY and link.target not in found:
                found.add(link.target)
                todo.append(link.target)
    return found
