"""A record is a part of itself, by way of others."""

from collections.abc import Iterator
from typing import Any

from evidence_store.catalogue.catalogue import Catalogue, Key
from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry

REFERENCE_CYCLE = Rule(
    "reference-cycle",
    "A record is not a part of itself, also not by way of others.",
    "Lists of parts would never end, and nobody could say which is the whole.",
    "pine: parent: pine-2019, and pine-2019: parent: pine",
    "pine-2019: parent: pine",
)
RULES = (REFERENCE_CYCLE,)

PART_OF = frozenset({"parent", "part_of"})
"""Fields that say what a record is a part of."""


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One finding for each record of a circle of parts."""
    above = {
        link.source: link
        for link in catalogue.links
        if link.field in PART_OF and link.source[0] == link.target[0]
    }
    for start in sorted(above):
        here, chain = start, [start]
        while here in above and len(chain) <= len(above) + 1:
            here = above[here].target
            chain.append(here)
            if here == start:
                yield _finding(catalogue.entries[start], above[start].field, chain)
                break
            if here in chain[:-1]:
                break  # it leads into a circle it is not a part of; the circle's own members are reported


def _finding(entry: Entry[Any], field: str, chain: list[Key]) -> Diagnostic:
    names = " > ".join(id for _, id in chain)
    return REFERENCE_CYCLE.at(
        entry.place(field), f"this makes the record a part of itself: {names}", "take out one of these links"
    )
