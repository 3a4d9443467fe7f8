"""Self-assessments: statements that an organisation holds itself against, scored where they are filled in."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from evidence_store.kinds.parts import ReferenceKey
from evidence_store.kinds.self_assessment import checks
from evidence_store.records.fields import Line, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Part, Record

Score = Annotated[int, Field(ge=0, le=100)]


class Statement(Part):
    """One statement, which people say is true of them or not."""

    id: Slug
    """Unique in the self-assessment and permanent: files that people keep name it."""
    text: Line
    """The statement, in words that can be true or not: "We measure what matters to children."."""


class Band(Part):
    """A range of scores that means the same."""

    from_: Annotated[Score, Field(alias="from")]
    """The lowest score of the band, in whole points of 100."""
    to: Score
    """The highest score of the band."""
    label: Line
    """What the band is called, in one or two words."""
    advice: Text
    """What to do when the score of the whole lies here."""


class Group(Part):
    """Statements that belong together and have a score of their own."""

    id: Slug
    """Unique in the self-assessment; the part of the page is found by it."""
    label: Line
    """Its name, in one or two words."""
    about: Text
    """What it is about, in one sentence."""
    statements: tuple[Statement, ...]
    """Its statements, about four or five."""
    advice: tuple[Text, ...]
    """What to do when its score lies in a band: one text for each band, in their order."""
    programmes: tuple[Annotated[Slug, RefersTo("programme")], ...] = ()
    """Programmes that are about the same."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """Practices that are about the same. They are shown as not rated."""
    terms: tuple[Annotated[Slug, RefersTo("term")], ...] = ()
    """Terms of the glossary that help to understand the statements."""


class SelfAssessment(Record):
    """A form for an organisation to fill in. Statements of a group count the same, and so do the groups."""

    title: Line
    """Its name."""
    summary: Line
    """What it shows, in one sentence."""
    also_known_as: tuple[Line, ...] = ()
    """Other words that people look for it by."""
    who_for: Text
    """Who fills it in, and with whom."""
    time: Line
    """How long it takes."""
    standing: Text
    """Who wrote it, whether anybody has tested it, and what it must not be used for."""
    scale: tuple[Line, ...]
    """The answers, from the lowest to the highest. The first gives 0 points, each one after it a point more."""
    not_counted: Line
    """The answer that gives no points and is not counted."""
    bands: tuple[Band, ...]
    """What scores mean, from 0 to 100, without gap or overlap."""
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    """The groups of statements, in the order of the form."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """What it was made from."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="self-assessment",
    plural="self-assessments",
    label="Self-assessment",
    label_plural="Self-assessments",
    about="Questions to ask of your own organisation. You fill them in here and keep the answers; nothing is sent.",
    model=SelfAssessment,
    home=Path(__file__).parent,
    columns=("title", "time", "summary"),
    views="evidence_store.kinds.self_assessment.views",
    checks=checks.CHECKS,
    rules=checks.RULES,
)
