"""A call: an invitation to take part, with its dates and conditions."""

from typing import Annotated

from pydantic import Field

from evidence_store.kinds.parts import Change, Inference, Milestone, ReferenceKey
from evidence_store.records.fields import (
    HOME_ZONE,
    Count,
    DateOrTime,
    EmailAddress,
    Line,
    PartialDate,
    RefersTo,
    RenamedFrom,
    Slug,
    Text,
    TimeZone,
    WebAddress,
)
from evidence_store.records.record import Part, Record


class Funding(Part):
    """Money that a source says is on offer."""

    amount: Annotated[float, Field(ge=0)]
    """The amount."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "GBP"
    """ISO 4217 code."""
    at_most: bool = False
    """Whether it is an upper limit."""
    what_for: Line
    """What one gets it for: "for each partnership", "for all partnerships together"."""
    source: ReferenceKey
    """Where the figure was published."""


class Places(Part):
    """How many can take part."""

    number: Count
    """How many places there are."""
    of: Line
    """What is counted: "partnerships", "councils"."""
    source: ReferenceKey
    """Where the figure was published."""


class Document(Part):
    """A document of those who run the call."""

    title: Line
    """What it is called."""
    link: WebAddress
    """Where it stands."""


class Application(Part):
    """How one applies."""

    how: Text | None = None
    """In words: what to send, to whom."""
    link: WebAddress | None = None
    """The form on the web."""
    email: EmailAddress | None = None
    """Where to send it, or to ask. An address of a team, not of a person."""
    documents: tuple[Document, ...] = ()
    """Guidance and forms of those who run the call."""
    questions: tuple[Line, ...] = ()
    """What an application must answer. The page makes a form of them to print and fill in."""


class Call(Record):
    """A call for partners or proposals."""

    title: Line
    """What is called for."""
    summary: Line
    """Who may apply for what, in one sentence."""
    programme: Annotated[Slug, RefersTo("programme")]
    """The programme it belongs to."""
    opens: DateOrTime | None = None
    """When it opens, as exactly as a source says."""
    closes: DateOrTime | None = None
    """The deadline: the last day, until its end, or a time of it. A month alone says that the day is not known."""
    time_zone: TimeZone = HOME_ZONE
    """The time zone of these dates."""
    eligible: Text | None = None
    """Who may apply."""
    checklist: tuple[Line, ...] = ()
    """What an applicant must meet, one condition each. Readers can tick them."""
    preferred: tuple[Line, ...] = ()
    """What is of most interest, beside the conditions."""
    offered: tuple[Line, ...] = ()
    """What is offered."""
    funding: tuple[Funding, ...] = ()
    """Money on offer."""
    places: Places | None = None
    """How many can take part."""
    expected: tuple[Line, ...] = ()
    """What is expected of those who take part."""
    apply: Application | None = None
    """How one applies."""
    steps: tuple[Milestone, ...] = ()
    """Dates from the call to the decision, earliest first."""
    decided: Text | None = None
    """How and when it is decided."""
    decided_on: PartialDate | None = None
    """When the decision was made public. It closes a call whose closing day is not known."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """The partnerships that came of it."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know, for example where sources differ."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""
    changes: tuple[Change, ...] = ()
    """The page's history, newest first: a deadline that moved, for example."""
    renamed_from: RenamedFrom = ()
