"""Calls: invitations to take part, with their dates."""

from pathlib import Path
from typing import Annotated

from evidence_store.kinds.call import checks
from evidence_store.kinds.parts import Inference, ReferenceKey
from evidence_store.records.fields import Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Call(Record):
    """A call for partners or proposals."""

    title: Line
    """What is called for."""
    summary: Line
    """Who may apply for what, in one sentence."""
    programme: Annotated[Slug, RefersTo("programme")]
    """The programme it belongs to."""
    opens: PartialDate | None = None
    """When it opens, as exactly as a source says."""
    closes: PartialDate | None = None
    """The last day to apply. A month or year alone says that the day is not known."""
    eligible: Text | None = None
    """Who may apply."""
    offered: tuple[Line, ...] = ()
    """What is offered."""
    decided: Text | None = None
    """How and when it is decided."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """The partnerships that came of it."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know, for example where sources differ."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where we read about it."""


KIND = Kind(
    name="call",
    plural="calls",
    label="Call",
    label_plural="Calls",
    about="Invitations to take part, open and closed.",
    model=Call,
    home=Path(__file__).parent,
    facets=("programme",),
    columns=("title", "programme", "opens", "closes", "summary"),
    checks=checks.CHECKS,
    rules=checks.RULES,
)
