"""How a practice is being tested, how ready it is for that, and what has been learnt."""

from typing import Annotated, Literal

from evidence_store.kinds.parts import ReferenceKey
from evidence_store.records.fields import Day, Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.record import Part

Stage = Literal["announced", "scoping", "protocol", "pilot", "feasibility", "trial", "report"]


class Evaluation(Part):
    """The evaluation of the practice, as far as a source describes it."""

    question: Text | None = None
    """What it wants to find out."""
    design: Text | None = None
    """How it goes about it."""
    stage: Stage
    """How far it is: `announced` when no more is known, `report` once it has been published."""
    sample: Line | None = None
    """Who takes part, and how many: "200 young people in eight councils"."""
    comparison: Line | None = None
    """Whom they are compared with."""
    measures: tuple[Line, ...] = ()
    """What is measured, and how."""
    evaluator: Annotated[Slug, RefersTo("partner")] | None = None
    """Who evaluates."""
    independent: Literal["yes", "no", "unclear"] | None = None
    """Whether those who evaluate have nothing to gain from the result."""
    registered: Line | None = None
    """Where it is registered, with its number."""
    protocol: ReferenceKey | None = None
    """The published protocol."""
    starts: PartialDate | None = None
    """When it starts or started, as exactly as a source says."""
    ends: PartialDate | None = None
    """When it ends or ended."""
    results_expected: Line | None = None
    """When results were expected, in the words of time the source uses: "summer 2020"."""
    results_due: PartialDate | None = None
    """The same as a date, as exactly as those words allow: 2020. After it, the page says that results are overdue."""
    report: ReferenceKey | None = None
    """The published report."""
    published: PartialDate | None = None
    """When the report came out."""


class Readiness(Part):
    """Whether the practice and its organisations are ready to be evaluated."""

    assessed_on: PartialDate | None = None
    """When that was looked at."""
    strengths: tuple[Line, ...] = ()
    """What is in place already: leadership, culture, skills, systems."""
    gaps: tuple[Line, ...] = ()
    """What is still missing."""
    data_available: tuple[Line, ...] = ()
    """Data on outcomes that exist and may be used."""
    ethics: Line | None = None
    """Where ethical approval stands."""
    consent: Line | None = None
    """How children and families agree to take part."""
    data_protection: Line | None = None
    """Where the assessment of data protection stands."""


class Verdict(Part):
    """An answer of the evaluation to one of the three questions of a pilot."""

    verdict: Literal["yes", "partly", "no", "unclear"]
    """The answer."""
    because: Text
    """Why, in a plain sentence."""


class Findings(Part):
    """What the evaluation found. It is about this practice in this place, and no rating."""

    feasibility: Verdict | None = None
    """Can it be done as it was planned?"""
    promise: Verdict | None = None
    """Is there a sign that it may help (evidence of promise)?"""
    readiness_for_trial: Verdict | None = None
    """Is it ready for a trial?"""
    summary: Text | None = None
    """What was learnt, in two or three plain sentences."""
    limits: Text | None = None
    """What these findings cannot tell."""
    source: ReferenceKey
    """Where they were published."""


class Permission(Part):
    """Who agreed to this page, and until when."""

    agreed_by: Line
    """The role or organisation that agreed, no private person."""
    agreed_on: Day
    """When."""
    review_by: Day
    """When it must be asked again. After it, the page says so."""
