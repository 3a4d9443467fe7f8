"""Events: days on which people met."""

from pathlib import Path
from typing import Annotated

from evidence_store.kinds.parts import Inference, ReferenceKey
from evidence_store.records.fields import Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Event(Record):
    """A workshop, launch or meeting."""

    title: Line
    """What it was called."""
    summary: Line
    """What happened, in one sentence."""
    date: PartialDate | None = None
    """When, as exactly as a source says."""
    place: Line | None = None
    """Where."""
    attendance: Line | None = None
    """How many came, as the source puts it: "over 100 practitioners"."""
    programmes: tuple[Annotated[Slug, RefersTo("programme")], ...] = ()
    """Programmes it was about."""
    partners: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()
    """Organisations that held it or took part."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """Practices it was about."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""


KIND = Kind(
    name="event",
    plural="events",
    label="Event",
    label_plural="Events",
    about="Days on which practitioners and researchers met.",
    model=Event,
    home=Path(__file__).parent,
    facets=("programmes",),
    columns=("title", "date", "place", "summary"),
)
