"""Practices: excellent practice that has no strong evidence yet and is being tested."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from evidence_store.kinds.parts import Change, Inference, ReferenceKey
from evidence_store.kinds.practice import checks
from evidence_store.kinds.practice.description import Ages, Contact, Cost, TheoryOfChange, Voices
from evidence_store.kinds.practice.evaluation import Evaluation, Findings, Permission, Readiness
from evidence_store.records.fields import Day, Line, PartialDate, RefersTo, RenamedFrom, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Practice(Record):
    """What one partnership is testing. It is in need of evidence: it carries no rating."""

    title: Line
    """The name of the practice, or of the partnership where the practice has no name."""
    summary: Line
    """What it is, in one sentence."""
    practice_name: Line | None = None
    """The name of the practice. Leave out when no source gives one."""
    what_it_is: Text | None = None
    """What happens. Leave out when no source describes it."""
    started: PartialDate | None = None
    """Since when it has been done."""
    running: Literal["running", "paused", "ended"] | None = None
    """Whether it is being done now."""
    running_as_of: PartialDate | None = None
    """The date of the source that says so."""
    partners: Annotated[tuple[Annotated[Slug, RefersTo("partner")], ...], Field(min_length=1)]
    """The organisations that test it together."""
    programme: Annotated[Slug, RefersTo("programme")]
    """The programme and round it belongs to."""
    themes: tuple[Annotated[Slug, RefersTo("theme")], ...] = ()
    """What it is about."""
    who_for: tuple[Annotated[Slug, RefersTo("population")], ...] = ()
    """Whom it is for."""
    ages: Ages | None = None
    """Ages of the children or young people."""
    reach: Line | None = None
    """How many it reaches, as the source puts it: "about forty families a year"."""
    outcomes_sought: tuple[Annotated[Slug, RefersTo("outcome")], ...] = ()
    """The outcomes it hopes to change, where a source names them."""
    interventions: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Summaries in this store about the same kind of help."""
    announced: PartialDate | None = None
    """When the partnership was made public."""
    theory_of_change: TheoryOfChange | None = None
    """How it is meant to work."""
    readiness: Readiness | None = None
    """Whether it is ready to be evaluated."""
    evaluation: Evaluation
    """How far its evaluation is."""
    findings: Findings | None = None
    """What the evaluation found."""
    voices: Voices | None = None
    """What children, families and practitioners say."""
    cost: Cost | None = None
    """What it costs."""
    contact: Contact | None = None
    """Whom to ask about it."""
    interests: tuple[Text, ...] = ()
    """What those who run or evaluate it stand to gain."""
    permission: Permission | None = None
    """Who agreed to this page."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...]
    """Where we read about it."""
    reviewed_on: Day | None = None
    """When this page was last checked."""
    changes: tuple[Change, ...] = ()
    """The page's history, newest first."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="practice",
    plural="practices",
    label="Practice",
    label_plural="Practices in need of evidence",
    about="Practice that people believe in and that is being tested. None of it is rated yet.",
    model=Practice,
    home=Path(__file__).parent,
    facets=("themes", "programme", "who_for"),
    columns=("title", "partners", "programme", "themes", "summary"),
    views="evidence_store.kinds.practice.views",
    checks=checks.CHECKS,
    rules=checks.RULES,
)
