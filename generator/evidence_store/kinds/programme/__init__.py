"""Programmes and their rounds: who pays for testing practice, and how it is organised."""

from pathlib import Path
from typing import Annotated

from evidence_store.kinds.parts import Inference, Milestone, Named, ReferenceKey
from evidence_store.records.fields import Count, Line, PartialDate, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Programme(Record):
    """A programme, a round of one, or a strand of one."""

    title: Line
    """Its name."""
    summary: Line
    """What it is for, in one sentence."""
    acronym: Line | None = None
    """Its acronym."""
    also_known_as: tuple[Line, ...] = ()
    """Other names."""
    owner: Annotated[Slug, RefersTo("partner")] | None = None
    """Who runs it."""
    parent: Annotated[Slug, RefersTo("programme")] | None = None
    """The programme it is a round or strand of."""
    aim: Text | None = None
    """What it wants to achieve."""
    offer: tuple[Line, ...] = ()
    """What it offers those who take part."""
    themes: tuple[Annotated[Slug, RefersTo("theme")], ...] = ()
    """What it is about."""
    eligible: Text | None = None
    """Who could apply."""
    applicants: Line | None = None
    """How many applied, as the source puts it."""
    partnerships: Count | None = None
    """How many partnerships take part, as the source counts them."""
    agencies: Count | None = None
    """How many agencies are in these partnerships."""
    partners: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()
    """Organisations that take part or help, beside the partners of its practices."""
    lead: Named | None = None
    """Who leads it."""
    status: Line
    """Where it stood at the time of the sources, in words."""
    status_as_of: PartialDate
    """The date of the source that says so."""
    milestones: tuple[Milestone, ...] = ()
    """Its dated steps, earliest first."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="programme",
    plural="programmes",
    label="Programme",
    label_plural="Programmes",
    about="Programmes that find promising practice and pay for testing it.",
    model=Programme,
    home=Path(__file__).parent,
    facets=("owner", "themes"),
    columns=("title", "owner", "parent", "status", "summary"),
    views="evidence_store.kinds.programme.views",
)
