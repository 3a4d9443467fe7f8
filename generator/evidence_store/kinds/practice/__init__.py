"""Practices: excellent practice that has no strong evidence yet and is being tested."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from evidence_store.kinds.parts import Change, Inference, ReferenceKey
from evidence_store.kinds.practice import checks
from evidence_store.records.fields import Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Part, Record


class Evaluation(Part):
    """The evaluation of the practice, as far as a source describes it."""

    question: Text | None = None
    """What it wants to find out."""
    design: Text | None = None
    """How it goes about it."""
    stage: Literal["announced", "scoping", "protocol", "pilot", "feasibility", "trial", "report"]
    """How far it is."""
    evaluator: Annotated[Slug, RefersTo("partner")] | None = None
    """Who evaluates."""
    results_expected: Line | None = None
    """When results were expected, in the words of time the source uses: "summer 2020"."""
    report: ReferenceKey | None = None
    """The published report."""


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
    partners: Annotated[tuple[Annotated[Slug, RefersTo("partner")], ...], Field(min_length=1)]
    """The organisations that test it together."""
    programme: Annotated[Slug, RefersTo("programme")]
    """The programme and round it belongs to."""
    themes: tuple[Annotated[Slug, RefersTo("theme")], ...] = ()
    """What it is about."""
    who_for: tuple[Annotated[Slug, RefersTo("population")], ...] = ()
    """Whom it is for."""
    outcomes_sought: tuple[Annotated[Slug, RefersTo("outcome")], ...] = ()
    """The outcomes it hopes to change, where a source names them."""
    interventions: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Summaries in this store about the same kind of help."""
    announced: PartialDate | None = None
    """When the partnership was made public."""
    evaluation: Evaluation
    """How far its evaluation is."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...]
    """Where we read about it."""
    changes: tuple[Change, ...] = ()
    """The page's history, newest first."""


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
    checks=checks.CHECKS,
    rules=checks.RULES,
)
