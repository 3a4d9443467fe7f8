"""A summary of the evidence about one intervention."""

from typing import Annotated, Literal

from pydantic import Field

from evidence_store.kinds.intervention.history import SummaryChange
from evidence_store.kinds.intervention.outcome import OutcomeResult
from evidence_store.kinds.parts import ReferenceKey
from evidence_store.records.fields import Country, Day, Line, PartialDate, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.record import Part, Record


class Ages(Part):
    """A range of ages in years, both ends included."""

    from_: Annotated[int, Field(ge=0, le=99, alias="from")]
    """The youngest."""
    to: Annotated[int, Field(ge=0, le=99)]
    """The oldest."""


class Population(Part):
    """Whom the evidence is about."""

    who: Line
    """In plain words: "Parents in care proceedings who misuse drugs or alcohol, and their children"."""
    ages: Ages | None = None
    """Ages of the children or young people."""
    groups: tuple[Annotated[Slug, RefersTo("population")], ...] = ()
    """Groups from the vocabulary, for filters."""
    left_out: Text | None = None
    """Who was not in the studies, as the sources say: "Families without a fixed home"."""


class InUk(Part):
    """What is known about the intervention in the United Kingdom."""

    tested: Literal["yes", "no", "unclear"]
    """Whether a study of its effect was done in the UK."""
    available: Literal["yes", "no", "unclear"]
    """Whether a family in the UK could be offered it."""
    note: Text | None = None
    """Where, and how we know."""
    source: ReferenceKey | None = None
    """Where that was published."""


class SourceReview(Part):
    """A review that the summary rests on."""

    reference: ReferenceKey
    """The review in the bibliography."""
    searched_to: PartialDate | None = None
    """The date up to which it searched, as exactly as it says."""
    studies: Annotated[int, Field(ge=0)] | None = None
    """How many studies it included."""
    uk_studies: Annotated[int, Field(ge=0)] | None = None
    """How many of these were done in the UK, if it says: 0 is a finding too."""
    note: Text | None = None
    """What it covers, and where it differs from the others."""


class Author(Part):
    """Who wrote the summary, and what else they stand to gain."""

    name: Line
    """A person or a team."""
    role: Line | None = None
    """What they did: "wrote", "checked"."""
    interests: Text
    """Their interests in the intervention, or "None declared"."""


class Quality(Part):
    """How good the evidence on one EMMIE dimension is. It judges the review, not the intervention."""

    score: Annotated[int, Field(ge=0, le=4)] | Literal["nothing found"]
    """0 to 4, or `nothing found` when the reviews say nothing about it."""
    because: Text
    """Why, in a plain sentence."""


class EmmieQuality(Part):
    """Quality of the evidence on each EMMIE dimension, judged separately."""

    effect: Quality | None = None
    """Of the evidence on what difference it makes."""
    mechanism: Quality | None = None
    """Of the evidence on how it works."""
    moderators: Quality | None = None
    """Of the evidence on whom it works for, and where."""
    implementation: Quality | None = None
    """Of the evidence on how to do it well."""
    economics: Quality | None = None
    """Of the evidence on what it costs and saves."""


class Cost(Part):
    """What it costs, as published."""

    band: Annotated[int, Field(ge=1, le=5)] | None = None
    """1 (lowest) to 5 (highest), by the bands of the vocabulary."""
    amount: Annotated[float, Field(ge=0)] | None = None
    """Money for one unit."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "GBP"
    """ISO 4217 code."""
    unit: Line | None = None
    """What the amount pays for: "per family", "per place"."""
    price_year: PartialDate | None = None
    """The year of the prices."""
    source: ReferenceKey
    """Where the figure was published."""
    note: Text | None = None
    """What it includes and leaves out."""


class Withdrawal(Part):
    """Why a summary is no longer to be used."""

    on: Day
    """When it was withdrawn."""
    because: Text
    """Why."""


class Intervention(Record):
    """A summary of what is known about one intervention."""

    title: Line
    """What practitioners call it."""
    summary: Line
    """One sentence that answers "does it help?" as honestly as the evidence allows (200 characters)."""
    status: Literal["published", "in preparation", "withdrawn"]
    """Where the summary stands. A review in preparation has no outcomes yet."""
    withdrawn: Withdrawal | None = None
    """Required when the status is `withdrawn`."""
    also_known_as: tuple[Line, ...] = ()
    """Other names and acronyms people search for."""
    what_it_is: Text | None = None
    """What happens, in two or three plain sentences."""
    headline_points: tuple[Text, ...] = ()
    """Three to five points a busy reader should take away."""
    good_to_know: tuple[Text, ...] = ()
    """Cautions to read before using it: fit, harms, what the evidence does not cover."""
    population: Population | None = None
    """Whom the evidence is about."""
    settings: tuple[Annotated[Slug, RefersTo("setting")], ...] = ()
    """Where it happens."""
    delivered_by: tuple[Annotated[Slug, RefersTo("workforce")], ...] = ()
    """Who delivers it."""
    level_of_need: tuple[Annotated[Slug, RefersTo("need")], ...] = ()
    """For which level of need it is meant."""
    countries_studied: tuple[Country, ...] = ()
    """Countries of the studies, most studies first."""
    countries_note: Text | None = None
    """What is known about their shares, where the source does not list them."""
    uk: InUk | None = None
    """Tested and available in the United Kingdom."""
    sources: tuple[SourceReview, ...] = ()
    """The reviews it rests on, the most important first."""
    outcomes: tuple[OutcomeResult, ...] = ()
    """What is known about each outcome, the most important first."""
    quality: EmmieQuality = EmmieQuality()
    """Quality of the evidence on each EMMIE dimension."""
    cost: Cost | None = None
    """What it costs."""
    reviewed_on: Day | None = None
    """When the summary was last checked against the evidence."""
    next_review: Day | None = None
    """When it must be checked again."""
    authors: tuple[Author, ...] = ()
    """Who wrote it."""
    related: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Other summaries a reader may want."""
    changes: tuple[SummaryChange, ...] = ()
    """The page's history, newest first."""
    renamed_from: RenamedFrom = ()
