"""A real result of the store for each level of its scales, picked by rule: nobody chooses the pleasing ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.context import Shared
from evidence_store.pages.conventions import conventions
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.picture import picture
from evidence_store.records.entry import Entry

EMMIE = ("effect", "mechanism", "moderators", "implementation", "economics")
"""The questions whose review is judged, in their order."""


@dataclass(frozen=True, slots=True)
class LevelExample:
    """A level of effect or of strength, and a result that has it."""

    level: Any
    """The level's record."""
    finding: Finding | None
    """None where no published result has this level."""


@dataclass(frozen=True, slots=True)
class QualityExample:
    """A level of quality, and a review that has it."""

    level: Any
    entry: Entry[Any] | None
    """The summary; None where no published summary has this level."""
    question: str = ""
    """Which of the five questions it is about."""
    because: str = ""
    """Why it was judged so."""


@dataclass(frozen=True, slots=True)
class RatingExamples:
    """What the page about ratings shows beside each level."""

    effect: tuple[LevelExample, ...]
    strength: tuple[LevelExample, ...]
    quality: tuple[QualityExample, ...]
    first: Finding | None
    """The surest result of all, to show how a rating is read; None in a store without ratings."""


def ratings_view(shared: Shared) -> Mapping[str, Any]:
    """What the page about ratings needs beside its own text."""
    return {
        "conventions": conventions(shared.analyses.rule),
        "examples": rating_examples(shared),
        "picture": picture(shared),
    }


def rating_examples(shared: Shared) -> RatingExamples:
    """An example for each level of each scale: of effect from the best on, else in the order of the vocabulary."""
    catalogue = shared.catalogue
    ranked = sorted(shared.findings, key=_place)
    return RatingExamples(
        effect=tuple(
            LevelExample(words, _first(f for f in ranked if f.view.rating.level == level))
            for level, words in shared.scale
        ),
        strength=tuple(
            LevelExample(level.record, _first(f for f in ranked if _strength(f) == level.record.rank))
            for level in _levels(catalogue, "strength-level")
        ),
        quality=tuple(
            _quality(level.record, published(catalogue)) for level in _levels(catalogue, "quality-level")
        ),
        first=_first(f for f in ranked if f.view.rated and f.view.strength),
    )


def _levels(catalogue: Catalogue, kind: str) -> list[Entry[Any]]:
    return sorted(catalogue.of(kind), key=lambda entry: entry.item)


def _place(finding: Finding) -> tuple[int, int, int, str, str, str]:
    """The surest first; of equals the one from most studies, then from most people, then by name."""
    view = finding.view
    sure = _strength(finding)
    return (
        0 if sure is None else -1 - sure,
        -(view.studies or 0),
        -(view.people or 0),
        finding.entry.record.title.lower(),
        finding.entry.id,
        view.result.id,
    )


def _strength(finding: Finding) -> int | None:
    view = finding.view
    return view.strength.rank if view.rated and view.strength else None


def _first(found: Iterable[Finding]) -> Finding | None:
    return next(iter(found), None)


def _quality(level: Any, summaries: Sequence[Entry[Any]]) -> QualityExample:
    """The first summary from A to Z with this level, at the first question that has it."""
    for entry in summaries:
        for question in EMMIE:
            judged = getattr(entry.record.quality, question)
            if judged is not None and judged.score == level.rank:
                return QualityExample(level, entry, question, judged.because)
    return QualityExample(level, None)
