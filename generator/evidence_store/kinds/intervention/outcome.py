"""What is known about one outcome of an intervention: facts, never a rating.

A rating is worked out from the best facts there are: study rows (in the CSV beside the summary),
else a pooled estimate of a review, else directions alone, else nothing usable.
"""

from typing import Annotated, Literal

from pydantic import Field

from evidence_store.kinds.parts import ReferenceKey
from evidence_store.records.fields import Count, Country, Day, Doi, IdIn, Line, RefersTo, Slug, Text
from evidence_store.records.record import Part, TableRecord

Metric = Literal["SMD", "OR", "RR", "RD", "MD", "HR", "ZCOR"]
Share = Annotated[float, Field(ge=0, le=1)]


class PooledEstimate(Part):
    """An effect pooled by a published review. It is shown as published and never pooled again."""

    estimate: float
    """The pooled effect, on the scale of the metric (a ratio for OR, RR and HR)."""
    ci: tuple[float, float] | None = None
    """The 95 % confidence interval, lower bound first. Leave out when the source gives none."""
    k: Count | None = None
    """How many studies were pooled."""
    n: Count | None = None
    """How many people were in these studies."""
    i2: Annotated[float, Field(ge=0, le=100)] | None = None
    """I-squared in percent, as published."""
    tau2: Annotated[float, Field(ge=0)] | None = None
    """Between-study variance, as published."""
    p: Share | None = None
    """The p value, as published. For "below 0.001" write 0.001 and say so in the note."""
    prediction_interval: tuple[float, float] | None = None
    """The 95 % prediction interval, only where the review states one."""
    metric: Metric | None = None
    """Only where it differs from the metric of the outcome."""
    label: Line | None = None
    """What tells it from the other estimates: "risk difference", "short-term follow-up"."""
    source: ReferenceKey
    """The review it was published in."""
    note: Text | None = None
    """What a reader must know to use the number."""


class Directions(Part):
    """How many studies point which way, when no effect can be pooled."""

    favour: Count
    """Studies whose result favours the intervention."""
    against: Count
    """Studies whose result favours the comparison."""
    no_difference: Count = 0
    """Studies whose result favours neither."""
    participants: Count | None = None
    """People in all of these studies."""
    participants_favour: Count | None = None
    """People in the studies that favour the intervention."""
    source: ReferenceKey
    """The review or study that says so."""
    note: Text | None = None
    """What a reader must know to use the numbers."""


class NothingUsable(Part):
    """Why there is no number and no count of directions, although somebody looked."""

    because: Text
    """What was looked for and what was missing, in one or two plain sentences."""
    k: Count | None = None
    """How many studies looked at this outcome, if known."""
    n: Count | None = None
    """How many people were in them, if known."""
    source: ReferenceKey | None = None
    """The review that looked."""


class Reason(Part):
    """A step down or up from where the certainty starts, with its reason."""

    by: Annotated[int, Field(ge=1, le=2)]
    """How many steps: 1 (serious, or large) or 2 (very serious, or very large)."""
    because: Text
    """Why, in a plain sentence with the facts it rests on."""


class ReasonsDown(Part):
    """GRADE's five reasons to be less sure."""

    risk_of_bias: Reason | None = None
    """The studies were run in ways that can mislead."""
    inconsistency: Reason | None = None
    """The studies disagree and nobody knows why."""
    indirectness: Reason | None = None
    """Other people, places or outcomes than the ones asked about."""
    imprecision: Reason | None = None
    """Too few people, or an interval wide enough to change the advice."""
    publication_bias: Reason | None = None
    """Unwelcome results are likely to be missing."""


class ReasonsUp(Part):
    """GRADE's three reasons to be surer of studies that were not randomised."""

    large_effect: Reason | None = None
    """An effect too large to be explained by differences between the groups."""
    dose_response: Reason | None = None
    """More of it went with more effect."""
    opposing_confounding: Reason | None = None
    """Known differences between the groups would have hidden the effect, not made it."""


class Certainty(Part):
    """How sure we can be, judged by a person after GRADE and recorded with reasons."""

    start: Literal["high", "low"]
    """`high` when the studies are randomised trials, `low` when they are not."""
    start_because: Text
    """Which designs the studies have."""
    down: ReasonsDown = ReasonsDown()
    """Reasons to be less sure."""
    up: ReasonsUp = ReasonsUp()
    """Reasons to be surer."""
    judged_by: Line
    """Who judged it."""
    judged_on: Day
    """When it was judged."""


class BaselineRisk(Part):
    """How common the outcome is without the intervention: what absolute numbers are made from."""

    value: Annotated[float, Field(gt=0, lt=1)]
    """As a share of 1: 0.19 for 19 of 100 children."""
    who: Line
    """Whose risk it is, as it stands inside a sentence: "children in ordinary care proceedings"."""
    source: ReferenceKey
    """Where the figure was published."""


class Override(Part):
    """A level set by a person in place of the derived one. Both are shown."""

    level: Annotated[Slug, RefersTo("effect-level")]
    """The level that is to be shown first."""
    because: Text
    """Why the derived level would mislead."""
    by: Line
    """Who decided."""
    on: Day
    """When it was decided."""


class OriginalRating(Part):
    """What the Evidence Store of 2019 said of this outcome: shown for comparison, never used."""

    effect: Annotated[int, Field(ge=-1, le=2)]
    """Its effectiveness, out of 2."""
    strength: Annotated[int, Field(ge=0, le=3)]
    """Its strength of evidence, out of 3."""
    label: Line
    """What it called the outcome."""


class OutcomeResult(Part):
    """What is known about one outcome of the intervention."""

    id: Slug
    """Unique on this page; it is the anchor of the result and the name study rows use."""
    outcome: Annotated[Slug, RefersTo("outcome")]
    """The outcome in the store's vocabulary."""
    measure: Line
    """What exactly was measured, in plain words: "Children back with a parent when the case ends"."""
    better: Literal["higher", "lower"]
    """Which direction of the measure is good for children."""
    metric: Metric | None = None
    """How the effect is measured. Required with study rows or a pooled estimate.

    SMD: a difference of means on different scales. MD: on the same scale. OR, RR: a ratio of odds, of risks. RD: a
    difference of risks. HR: a ratio of hazards. ZCOR: a correlation."""
    timing: Line | None = None
    """When it was measured, counted from the start: "24 months"."""
    intervention: Line | None = None
    """The exact form that was studied, where it is narrower than the page."""
    comparison: Line | None = None
    """What it was compared with: "usual services"."""
    headline: bool = False
    """Whether it is one of the few outcomes in the box at the top of the page."""
    trivial_bound: Annotated[float, Field(ge=0)] | None = None
    """How large a difference must be to matter, on the scale of the metric. Required for RD and MD.

    For a ratio, the ratio itself: 0.95 or 1.05. 0 says that none is declared."""
    pooled: PooledEstimate | None = None
    """The pooled estimate that the rating is made from when there are no study rows."""
    also_reported: tuple[PooledEstimate, ...] = ()
    """Other reviews' estimates of the same outcome, shown beside it, above all where they differ."""
    directions: Directions | None = None
    """Counts of studies by direction."""
    nothing_usable: NothingUsable | None = None
    """Why there is nothing to rate, when there is nothing."""
    certainty: Certainty | None = None
    """How sure we can be, step by step, after GRADE. Leave out only where there is nothing to rate."""
    baseline_risk: BaselineRisk | None = None
    """How common the outcome is without the intervention."""
    original_rating: OriginalRating | None = None
    """What the Evidence Store of 2019 said."""
    override: Override | None = None
    """A level set by a person; use it rarely."""
    note: Text | None = None
    """What a reader must know about this result."""


class StudyRow(TableRecord):
    """One study's figure for one result, in one full set.

    Write means, standard deviations and numbers of people of both groups; or people with the outcome and all people of
    both groups; or the effect with its standard error or its interval.
    """

    result: Annotated[Slug, IdIn("outcomes")]
    """The result that the figure is for: the `id` of one of the summary's outcomes."""
    study: Line
    """A name that no other row of this result has: "Smith 2019"."""
    year: Annotated[int, Field(ge=1800, le=2200)] | None = None
    """Year of publication."""
    report: Line | None = None
    """The publication the figures were taken from."""
    doi: Doi | None = None
    """Its DOI without the resolver's address: 10.1000/182. The page makes a link of it."""
    country: Country | None = None
    """Where the study was done, by its ISO 3166 code: GB, US. It counts towards the share of the UK."""
    design: Line | None = None
    """How the study was designed: "randomised trial"."""
    risk_of_bias: Line | None = None
    """The review's judgement: "Low", "Some concerns", "High", "Serious", "Critical"."""
    n: Count | None = None
    """People in the study; for a correlation, what its variance is made from."""
    n_t: Annotated[float, Field(gt=0)] | None = None
    """People in the intervention group (weighted samples can have fractions)."""
    n_c: Annotated[float, Field(gt=0)] | None = None
    """People in the comparison group."""
    events_t: Count | None = None
    """People with the outcome in the intervention group."""
    total_t: Count | None = None
    """All people in the intervention group."""
    events_c: Count | None = None
    """People with the outcome in the comparison group."""
    total_c: Count | None = None
    """All people in the comparison group."""
    mean_t: float | None = None
    """Mean in the intervention group."""
    sd_t: Annotated[float, Field(gt=0)] | None = None
    """Standard deviation in the intervention group."""
    mean_c: float | None = None
    """Mean in the comparison group."""
    sd_c: Annotated[float, Field(gt=0)] | None = None
    """Standard deviation in the comparison group."""
    prop_t: Share | None = None
    """Share with the outcome in the intervention group, as published."""
    prop_c: Share | None = None
    """Share with the outcome in the comparison group, as published."""
    r: Annotated[float, Field(gt=-1, lt=1)] | None = None
    """Correlation."""
    effect: float | None = None
    """The effect as published, on the scale of the metric (a ratio for OR, RR and HR)."""
    se: Annotated[float, Field(gt=0)] | None = None
    """Its standard error (of the logarithm, for a ratio)."""
    ci_lb: float | None = None
    """Lower bound of its 95 % confidence interval."""
    ci_ub: float | None = None
    """Upper bound of its 95 % confidence interval."""
    note: Line | None = None
    """What a reader must know about this row."""
