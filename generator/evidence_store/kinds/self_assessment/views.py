"""What the page of a self-assessment prints beside its statements: numbers, links, and a sum worked by hand.

The page itself is scored by `page.js`, by the same rule as `score` here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from evidence_store.catalogue.destinations import GLOSSARY, TERM
from evidence_store.kinds.self_assessment import Group, SelfAssessment
from evidence_store.pages.context import PageContext, Shared
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Example:
    """A sum worked by hand: the second answer once, the highest twice, one statement not counted."""

    low: str
    high: str
    points: tuple[int, ...]
    total: int
    counted: int
    highest: int
    """Points of the highest answer."""
    score: int


def record_view(entry: Entry[SelfAssessment], shared: Shared) -> Mapping[str, Any]:
    """The form's numbers, the worked example and what each group leads to."""
    record = entry.record
    page = PageContext(shared, entry.address)
    first: dict[str, int] = {}
    number = 1
    for group in record.groups:
        first[group.id] = number
        number += len(group.statements)
    return {
        "statements": number - 1,
        "first": first,
        "top": len(record.scale) - 1,
        "example": worked_example(record.scale),
        "more": {group.id: _more(page, group) for group in record.groups},
    }


def score(points: int, counted: int, highest: int) -> int:
    """The mean of the answers that count, as whole points of 100; halves go up.

    `points` is their sum, `counted` (1 or more) their number, `highest` the points of the highest answer.
    Whole numbers throughout, so that a browser and a hand find the same.
    """
    possible = counted * highest
    return (200 * points + possible) // (2 * possible)


def worked_example(scale: tuple[str, ...]) -> Example:
    """The example for a scale."""
    highest = len(scale) - 1
    points = (1, highest, highest)
    return Example(
        scale[1],
        scale[-1],
        points,
        sum(points),
        len(points),
        highest,
        score(sum(points), len(points), highest),
    )


def _more(page: PageContext, group: Group) -> list[tuple[str, Markup]]:
    """Pages of the store that belong to a group, by what they are."""
    terms = Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(page.url(f"{GLOSSARY}#{TERM}{id}"), page.label("term", id))
        for id in group.terms
    )
    found = (
        ("Programmes", page.links("programme", group.programmes)),
        ("Practice being tested, not rated", page.links("practice", group.practices)),
        ("In the glossary", terms),
    )
    return [(label, links) for label, links in found if links]
