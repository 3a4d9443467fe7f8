"""What a practice is: its theory of change, the people heard, its cost, whom to ask."""

from typing import Annotated

from pydantic import Field

from evidence_store.kinds.parts import ReferenceKey
from evidence_store.records.fields import EmailAddress, Line, PartialDate, Text
from evidence_store.records.record import Part


class Ages(Part):
    """A range of ages in years, both ends included."""

    from_: Annotated[int, Field(ge=0, le=99, alias="from")]
    """The youngest."""
    to: Annotated[int, Field(ge=0, le=99)]
    """The oldest."""


class TheoryOfChange(Part):
    """How the practice is meant to work, as those who run it see it. It is a plan, not a finding."""

    problem: Text | None = None
    """What it sets out to change."""
    inputs: tuple[Line, ...] = ()
    """What goes in: people, money, training."""
    activities: tuple[Line, ...] = ()
    """What people do."""
    outputs: tuple[Line, ...] = ()
    """What can be counted afterwards: meetings held, families seen."""
    mechanisms: tuple[Line, ...] = ()
    """Why that should change something."""
    outcomes: tuple[Line, ...] = ()
    """What should be different for children and families, the soonest first."""
    assumptions: tuple[Line, ...] = ()
    """What must hold for it to work."""
    risks: tuple[Line, ...] = ()
    """What could go wrong or do harm."""
    source: ReferenceKey
    """Where it is written down."""


class Voice(Part):
    """How people were heard."""

    how_involved: Text
    """How they took part in planning, running or judging the practice."""
    what_they_said: Text | None = None
    """What they said, in our words."""
    consent: Line | None = None
    """How they agreed that this is published. Required with `what_they_said`."""
    source: ReferenceKey
    """Where it was published."""


class Voices(Part):
    """The people who know the practice from within."""

    children: Voice | None = None
    """Children and young people."""
    families: Voice | None = None
    """Parents, carers and relatives."""
    practitioners: Voice | None = None
    """Those who do the work."""


class Cost(Part):
    """What the practice costs, as published."""

    set_up: Annotated[float, Field(ge=0)] | None = None
    """Money to get started."""
    per_family: Annotated[float, Field(ge=0)] | None = None
    """Money for one family or child."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "GBP"
    """ISO 4217 code."""
    price_year: PartialDate | None = None
    """The year of the prices."""
    who_pays: Line | None = None
    """Whose budget it comes from."""
    note: Text | None = None
    """What it includes and leaves out."""
    source: ReferenceKey
    """Where the figures were published."""


class Contact(Part):
    """Whom to ask. A role, never a private person."""

    role: Line
    """The post or team: "Practice development team"."""
    email: EmailAddress
    """An address of that post or team."""
