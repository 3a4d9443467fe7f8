"""Checks of one self-assessment: every score has a meaning, every statement a name of its own."""

from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry

HIGHEST = 100
FEWEST_POINTS, MOST_POINTS = 2, 7

SCORE_BANDS = Rule(
    "score-bands",
    "Bands go from 0 to 100 without gap or overlap, the lowest first.",
    "A score that lies in no band, or in two, has no meaning.",
    "bands:\n  - {from: 0, to: 50, ...}\n  - {from: 50, to: 100, ...}",
    "bands:\n  - {from: 0, to: 49, ...}\n  - {from: 50, to: 100, ...}",
)
ADVICE_OFF_BANDS = Rule(
    "advice-off-bands",
    "A group has advice for each band.",
    "Somebody would get a score and no word on what to do.",
    "bands: [{from: 0, to: 49, ...}, {from: 50, to: 100, ...}]\ngroups:\n  - advice:\n      - Begin.",
    "bands: [{from: 0, to: 49, ...}, {from: 50, to: 100, ...}]\ngroups:\n  - advice:\n      - Begin.\n      - Go on.",
)
REPEATED_ID = Rule(
    "repeated-id",
    "The ids of groups and statements in a self-assessment are unique.",
    "An answer that somebody kept would come back at another statement.",
    "statements:\n  - {id: time, ...}\n  - {id: time, ...}",
    "statements:\n  - {id: time, ...}\n  - {id: money, ...}",
)
GROUP_WITHOUT_STATEMENTS = Rule(
    "group-without-statements",
    "Every group has statements.",
    "A group without statements can have no score.",
    "- id: skills\n  statements: []",
    "- id: skills\n  statements:\n    - {id: asking, text: We ask clear questions.}",
)
SCALE_POINTS = Rule(
    "scale-points",
    "A scale has two to seven answers, each with words of its own.",
    "People cannot tell more than seven steps apart, nor two of one name.",
    "scale: [Never, Sometimes, Sometimes]",
    "scale: [Never, Sometimes, Often]",
)
RULES = (SCORE_BANDS, ADVICE_OFF_BANDS, REPEATED_ID, GROUP_WITHOUT_STATEMENTS, SCALE_POINTS)


def check_scale(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Too few answers or too many, and answers of one name."""
    scale = entry.record.scale
    if not FEWEST_POINTS <= len(scale) <= MOST_POINTS:
        yield SCALE_POINTS.at(
            entry.place("scale"),
            f"the scale has {len(scale)} answer{'' if len(scale) == 1 else 's'}",
            "give it two to seven",
        )
    seen: set[str] = set()
    for path, words in (
        *((("scale", i), word) for i, word in enumerate(scale)),
        (("not_counted",), entry.record.not_counted),
    ):
        if words.casefold() in seen:
            yield SCALE_POINTS.at(
                entry.place(*path), f'two answers are called "{words}"', "give each answer its own words"
            )
        seen.add(words.casefold())


def check_bands(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Scores without a band, or with two."""
    expected = 0
    for index, band in enumerate(entry.record.bands):
        if band.from_ != expected:
            what = "in no band" if band.from_ > expected else "in two bands"
            low, high = sorted((band.from_, expected))
            yield SCORE_BANDS.at(
                entry.place("bands", index, "from"),
                f"{_scores(low, high - 1)} {what}",
                f"write from: {expected}, or end the band before at {band.from_ - 1}"
                if index
                else "write from: 0",
            )
        if band.to < band.from_:
            yield SCORE_BANDS.at(
                entry.place("bands", index, "to"),
                f"the band ends ({band.to}) before it begins ({band.from_})",
                "write the lower score in `from` and the higher one in `to`",
            )
        expected = band.to + 1
    if expected <= HIGHEST:
        last = len(entry.record.bands) - 1
        place = entry.place("bands", last, "to") if last >= 0 else entry.place("bands")
        yield SCORE_BANDS.at(
            place, f"{_scores(expected, HIGHEST)} in no band", f"let the last band end at {HIGHEST}"
        )


def _scores(low: int, high: int) -> str:
    return f"the score {low} is" if low == high else f"the scores {low} to {high} are"


def check_groups(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Groups without statements or without advice, and ids that are used twice."""
    seen: set[str] = set()
    bands = len(entry.record.bands)
    for number, group in enumerate(entry.record.groups):
        path = ("groups", number)
        if not group.statements:
            yield GROUP_WITHOUT_STATEMENTS.at(
                entry.place(*path, "statements"),
                f'the group "{group.label}" has no statements',
                "add some, or delete the group",
            )
        if len(group.advice) != bands:
            yield ADVICE_OFF_BANDS.at(
                entry.place(*path, "advice", key=True),
                f"the bands number {bands}, the pieces of advice {len(group.advice)}",
                "write one for each band, in their order",
            )
        for inner, id in (
            ((*path, "id"), group.id),
            *(((*path, "statements", i, "id"), s.id) for i, s in enumerate(group.statements)),
        ):
            if id in seen:
                yield REPEATED_ID.at(
                    entry.place(*inner), f'the id "{id}" is used twice', "choose another for the newer one"
                )
            seen.add(id)


CHECKS = (check_scale, check_bands, check_groups)
