"""Polls: what practitioners said when they were asked, and who they were."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from evidence_store.kinds.parts import Inference, ReferenceKey
from evidence_store.kinds.poll import checks
from evidence_store.records.fields import Count, Line, PartialDate, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Part, Record


class Option(Part):
    """An answer that people could choose."""

    label: Line
    """The answer as it was offered, word for word."""
    count: Count
    """How many people chose it."""


class Results(Part):
    """What was answered to one question."""

    answered: Annotated[Count, Field(ge=1)]
    """How many people answered this question."""
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    """The answers in the order in which they were offered."""


class Question(Part):
    """One question of a poll."""

    wording: Text
    """The question word for word."""
    several: bool = False
    """Whether people could choose more than one answer."""
    results: Results | None = None
    """What was answered. Leave out when there is nothing that may be shown."""
    note: Text | None = None
    """What a reader must know of this question."""


class Poll(Record):
    """A poll of people who work with children and families. It tells what they said, not what works."""

    title: Line
    """What it was about."""
    summary: Line
    """What was asked of whom, or what the answer was, in one sentence."""
    run_by: Annotated[Slug, RefersTo("partner")]
    """Who ran it."""
    programme: Annotated[Slug, RefersTo("programme")] | None = None
    """The programme it belongs to."""
    began: PartialDate | None = None
    """The first day, where it ran over several."""
    date: PartialDate | None = None
    """The day of the poll, or the last one where it ran over several, as exactly as a source says."""
    pool: Line | None = None
    """Who could be asked, as the source puts it: "over 700 social workers"."""
    asked: Count | None = None
    """How many people were asked. Leave out when no source says."""
    who_was_asked: Text | None = None
    """Who was asked, in one or two sentences."""
    how: Text | None = None
    """How they were asked, and how long they had."""
    random_sample: bool = False
    """Whether those who were asked were drawn by chance from all it could have been. Say so only if a source does."""
    questions: tuple[Question, ...] = ()
    """The questions, in the order in which they were asked. Leave out when no source gives them."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """Where the answers, or the poll itself, were published."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="poll",
    plural="polls",
    label="Poll",
    label_plural="Polls",
    about="What practitioners said when they were asked. It tells what people think, not what works.",
    model=Poll,
    home=Path(__file__).parent,
    facets=("run_by", "programme"),
    columns=("title", "run_by", "programme", "date", "pool", "asked", "summary"),
    views="evidence_store.kinds.poll.views",
    checks=checks.CHECKS,
    rules=checks.RULES,
)
