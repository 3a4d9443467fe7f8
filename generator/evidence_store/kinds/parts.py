"""Groups of fields that kinds about people and places share."""

from typing import Annotated

from evidence_store.records.fields import Day, Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.record import Part

ReferenceKey = Annotated[Slug, RefersTo("reference")]


class Inference(Part):
    """A value that no source states, and what it was inferred from. The page shows it as such."""

    field: Line
    """The name of the field."""
    basis: Text
    """What it was inferred from: "from the name"."""


class Named(Part):
    """A person in a public role."""

    name: Line
    """As they are publicly known."""
    role: Line
    """Their role at the time."""


class Milestone(Part):
    """A dated step of a programme or call."""

    date: PartialDate | None = None
    """When, as exactly as the source says."""
    when: Line | None = None
    """The time in words, where the source gives no date: "summer 2020"."""
    what: Line
    """What happened, or was to happen."""
    inferred: Text | None = None
    """What the date was inferred from, where no source states it."""


class Change(Part):
    """One entry of the page's history."""

    date: Day
    """When."""
    what: Text
    """What changed, in words a reader understands."""
    why: Text
    """Why it changed."""
