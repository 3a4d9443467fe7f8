"""What differs between two copies, in words: ratings that moved, pages that are new, changed or gone.

Both are read from the tables they carry, so that a copy made years ago by another version can still be compared.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

from evidence_store.pages.words import counted
from evidence_store.site.offline.archive import ExportFailed

NEEDED = ("records", "redirects", "ratings", "effect-levels", "strength-levels", "outcomes")

Files = Mapping[str, bytes]
"""The files of a site by their addresses."""
Rated = tuple[str, str]
"""A summary and one of its results, by their ids."""


@dataclass
class _Copy:
    """One copy, by the tables in it."""

    titles: dict[str, str]
    """What each page is called, by its address."""
    moved: dict[str, str]
    """Where pages stand that had another address before."""
    ratings: dict[Rated, str]
    """What readers are told, in words: `Tends to positive, how sure: low`."""
    outcomes: dict[Rated, str]
    contents: dict[str, object] = field(default_factory=dict)
    """All that editors wrote for a page, by its address."""


def what_changed(old: Files, new: Files) -> str:
    """The changes as plain text. Raises ExportFailed if a copy lacks the tables that it is compared by."""
    before, after = _read(old), _read(new)
    now = {address: after.moved.get(address, address) for address in before.titles}
    stayed = {now[address]: address for address in before.titles if now[address] in after.titles}
    parts = [
        _part("rating moved", "ratings moved", _ratings(before, after, now)),
        _part("page is new", "pages are new",
              (f"{title} ({address})" for address, title in after.titles.items() if address not in stayed)),
        _part("page has changed", "pages have changed",
              (f"{after.titles[address]} ({address})" for address, was in stayed.items()
               if before.contents[was] != after.contents[address])),
        _part("page is gone", "pages are gone",
              (f"{title} ({address})" for address, title in before.titles.items() if now[address] not in after.titles)),
    ]  # fmt: skip
    return (
        "\n\n".join(part for part in parts if part) or "No rating moved, and no page is new, changed or gone."
    )


def _part(one: str, many: str, lines: Iterable[str]) -> str:
    listed = sorted(lines, key=str.casefold)
    head = f"{counted(len(listed), one, many)}:"
    return "\n".join([head, *(f"- {line}" for line in listed)]) if listed else ""


def _ratings(before: _Copy, after: _Copy, now: Mapping[str, str]) -> Iterator[str]:
    ids = {_address(was[0]): was for was in before.ratings}
    renamed = {ids[old][0]: _id(new) for old, new in now.items() if old in ids}
    for (summary, result), was in before.ratings.items():
        key = (renamed.get(summary, summary), result)
        said = after.ratings.get(key)
        if said is not None and said != was:
            title = after.titles.get(_address(key[0]), key[0])
            yield f"{title}: {after.outcomes[key]}. It was “{was}”, and is now “{said}”."


def _read(files: Files) -> _Copy:
    tables: dict[str, list[dict[str, str]]] = {}
    for name in NEEDED:
        if f"data/{name}.csv" not in files:
            raise ExportFailed(f"the old copy cannot be compared: it has no data/{name}.csv")
        text = files[f"data/{name}.csv"].decode("utf-8-sig")
        tables[name] = list(csv.DictReader(StringIO(text, newline="")))
    effect = {row["id"]: row["label"] for row in tables["effect-levels"]}
    sure = {row["rank"]: row["label"] for row in tables["strength-levels"]}
    outcomes = {row["id"]: row["label"] for row in tables["outcomes"]}
    ratings, named = {}, {}
    for row in tables["ratings"]:
        key = (row["intervention"], row["result"])
        level = effect.get(row["level"].replace("_", "-"), row["level"])
        ratings[key] = f"{level}, how sure: {sure.get(row['strength'], 'not judged').lower()}"
        named[key] = outcomes.get(row["outcome"], row["outcome"])
    copy = _Copy(
        {row["address"]: row["label"] for row in tables["records"] if _data(row["address"], files)},
        {row["from"]: row["to"] for row in tables["redirects"]},
        ratings,
        named,
    )
    copy.contents = {address: _content(files[_data(address, files)]) for address in copy.titles}
    return copy


def _data(address: str, files: Files) -> str:
    """The file with all fields of the record whose page has this address; empty where there is none."""
    name = address.removesuffix(".html")
    return next((path for path in (f"data/{name}.json", f"data/pages/{name}.json") if path in files), "")


def _content(data: bytes) -> object:
    fields = json.loads(data)
    return {
        name: value for name, value in fields.items() if name not in ("id", "urn", "address", "renamed_from")
    }


def _address(summary: str) -> str:
    return f"interventions/{summary}.html"


def _id(address: str) -> str:
    return address.rpartition("/")[2].removesuffix(".html")
