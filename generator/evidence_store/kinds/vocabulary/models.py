"""Terms that records choose from. Editors change words here, never in code."""

from typing import Annotated, Literal

from pydantic import Field

from evidence_store.records.fields import Line, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.record import Record


class Term(Record):
    """A word of the vocabulary."""

    label: Line
    """What readers see."""
    definition: Text
    """What it means, in plain words."""
    synonyms: tuple[Line, ...] = ()
    """Other words and acronyms people search for."""
    renamed_from: RenamedFrom = ()


class GlossaryTerm(Term):
    """A word that readers may not know, explained in the glossary and where a text uses it."""

    in_text: bool = True
    """Whether texts explain the word where they use it. Set it to false for a word that most readers know."""


class Outcome(Term):
    """Something in children's and families' lives that help may change."""

    noun: Line
    """The outcome as it stands in a sentence: "the number of children coming into care"."""
    verb: Literal["increase", "improve"] = "increase"
    """Which verb fits the noun: `increase` (and reduce) or `improve` (and worsen)."""
    domain: Annotated[Slug, RefersTo("domain")]
    """The part of life it belongs to."""
    better: Literal["higher", "lower"]
    """Which direction is good, as the label is worded."""
    metric: Literal["SMD", "OR", "RR", "RD", "MD", "HR", "ZCOR"]
    """The metric results are usually given in."""
    trivial_bound: Annotated[float, Field(gt=0)] | None = None
    """How large a difference must be to matter, where the store's default for the metric does not fit.

    For a ratio, the ratio itself: 0.95 or 1.05."""


class Phrase(Record):
    """A sentence that the store makes, with gaps in curly brackets. Reword or translate it here."""

    text: Line
    """The words. What stands in curly brackets is filled in."""


Tile = tuple[Annotated[int, Field(ge=0, le=19)], Annotated[int, Field(ge=0, le=19)]]
"""A place on a map of tiles."""


class Region(Term):
    """A region of England, or a nation."""

    nation: Line
    """The nation it belongs to."""
    short: Line | None = None
    """A short name for its tile on the map: "Yorkshire & Humber"."""
    tile: Tile | None = None
    """Column and row of its tile on the map, from 0 at the top left. Without one it stands only in the table."""


class Level(Record):
    """A step of a scale, with the words that explain it."""

    label: Line
    """What it is called."""
    gloss: Text
    """What it means, in one sentence."""
    advice: Text | None = None
    """What a reader might do about it."""


class EffectLevel(Level):
    """What difference an intervention tends to make to an outcome."""

    symbol: Line
    """Its sign beside the words. Words are always shown as well."""
    rank: Annotated[int, Field(ge=-2, le=2)] | None = None
    """-2 to +2; none for "no evidence yet", which is not a point of the scale."""


class RankedLevel(Level):
    """A step of a scale that goes from least to most."""

    rank: Annotated[int, Field(ge=0, le=5)]
    """Its place on the scale."""


class CostBand(RankedLevel):
    """A band of cost."""

    at_most: Annotated[float, Field(gt=0)] | None = None
    """The highest cost in the band, in pounds for one family or place; none for the highest band."""
