"""Groups of fields that kinds about people and places share."""

from typing import Annotated

from evidence_store.records.fields import Day, Line, RefersTo, Slug, Text
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


class Change(Part):
    """One entry of the page's history."""

    date: Day
    """When."""
    what: Text
    """What changed, in words a reader understands."""
    why: Text
    """Why it changed."""
