"""An event: a day on which people meet."""

from typing import Annotated

from evidence_store.kinds.parts import Change, Inference, ReferenceKey
from evidence_store.records.fields import (
    HOME_ZONE,
    DateOrTime,
    Day,
    EmailAddress,
    Line,
    RefersTo,
    RenamedFrom,
    Slug,
    Text,
    TimeZone,
    WebAddress,
)
from evidence_store.records.record import Part, Record


class Joining(Part):
    """How one takes part."""

    how: Text | None = None
    """In words: who can come, what it costs."""
    link: WebAddress | None = None
    """Where to book, or to join over the web."""
    email: EmailAddress | None = None
    """Where to ask. An address of a team, not of a person."""


class Event(Record):
    """A workshop, launch or meeting."""

    title: Line
    """What it is called."""
    summary: Line
    """What happens there, in one sentence."""
    date: DateOrTime | None = None
    """When it begins, as exactly as a source says: a day, or a time of a day."""
    until: DateOrTime | None = None
    """When it ends: a time of day, or the last day. Leave out when it begins and ends on one day."""
    time_zone: TimeZone = HOME_ZONE
    """The time zone of these dates."""
    announced: Day | None = None
    """The day on which it was made known. From then on it is in the feeds."""
    place: Line | None = None
    """Where."""
    join: Joining | None = None
    """How one takes part."""
    attendance: Line | None = None
    """How many came, as the source puts it: "over 100 practitioners"."""
    programmes: tuple[Annotated[Slug, RefersTo("programme")], ...] = ()
    """Programmes it is about."""
    partners: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()
    """Organisations that hold it or take part."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """Practices it is about."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""
    changes: tuple[Change, ...] = ()
    """The page's history, newest first: a day that moved, for example."""
    renamed_from: RenamedFrom = ()
