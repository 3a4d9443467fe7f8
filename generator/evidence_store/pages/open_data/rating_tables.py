"""Ratings -> tables: what was worked out for each result, what every rule answers, and the studies behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from evidence_store.analyses.analyse import Analyses, rows_of
from evidence_store.analyses.evidence import Basis
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.registry import RULES
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import StudyRow
from evidence_store.pages.open_data.columns import SEPARATOR, leaf
from evidence_store.pages.open_data.table import Cell, Column, ForeignKey, Group, Row, Table, Type

CERTAINTY_CODES = ("very-low", "low", "moderate", "high")
"""Codes of HL7 FHIR's code system for certainty, by level. It has none for the effect, so we give none."""
CERTAINTY_SYSTEM = "http://terminology.hl7.org/CodeSystem/certainty-rating"

RESULT_KEY = (
    Column("intervention", "The summary.", required=True),
    Column("result", "The result, by its id on the page of the summary.", required=True),
)
_TO_RESULTS = ForeignKey(("intervention", "result"), "results", ("intervention", "result"))
_SCALE = "analysis scale: logarithm for OR, RR and HR"

RATING_COLUMNS = (
    *RESULT_KEY,
    Column("outcome", "The outcome it is about.", required=True),
    Column("rule", "The rule whose answer is shown first, with its version.", required=True, values=tuple(RULES)),
    Column("level", "The level of effect that is shown: that of the rule, or of a person where there is an override.",
           required=True),
    Column("derived", "The level that the rule gives.", required=True),
    Column("row", "The row of the rule that applied.", Type.INTEGER, required=True),
    Column("reasons", f"Why this level and no other, by name, joined by “{SEPARATOR.strip()}”."),
    Column("strength", "How sure we can be, judged after GRADE: 0 very low, 1 low, 2 moderate, 3 high. Empty where "
           "nobody has judged it.", Type.INTEGER, least=0, most=3),
    Column("sentence", "Both in one sentence, as the page has it.", required=True),
    Column("basis", "What the rating rests on.", required=True, values=tuple(Basis)),
    Column("measure", "What the effect is measured in."),
    Column("better", "Which direction is good for children.", required=True, values=("higher", "lower")),
    Column("k", "How many studies it rests on. Empty where the source does not say.", Type.INTEGER, "studies", least=0),
    Column("n", "How many people were in them. Empty where a source does not say.", Type.INTEGER, "people", least=0),
    Column("estimate", "The effect, with the sign of the source.", Type.NUMBER, _SCALE),
    Column("ci_lb", "Lower bound of its 95 % confidence interval.", Type.NUMBER, _SCALE),
    Column("ci_ub", "Upper bound of it.", Type.NUMBER, _SCALE),
    Column("pi_lb", "Lower bound of its 95 % prediction interval. Empty where there is none.", Type.NUMBER, _SCALE),
    Column("pi_ub", "Upper bound of it.", Type.NUMBER, _SCALE),
    Column("tau2", "Variance of the true effects between studies (REML). Empty where nothing was pooled here.",
           Type.NUMBER, "square of the analysis scale", least=0),
    Column("i2", "Share of the variation that is between studies: from tau2 where studies were pooled here, else as "
           "published.", Type.NUMBER, "percent", least=0, most=100),
    Column("trivial_bound", "The largest effect that is not worth having; 0 where none is declared.", Type.NUMBER,
           _SCALE, required=True, least=0),
    Column("favour", "Share of the studies that favour the help; one without a difference counts half.", Type.NUMBER,
           "share of 1", least=0, most=1),
    Column("favour_participants", "Share of the people who were in favouring studies.", Type.NUMBER, "share of 1",
           least=0, most=1),
    Column("override_because", "Why a person set another level than the rule, where somebody did."),
    Column("certainty_code", f"`strength` as a code of {CERTAINTY_SYSTEM}. Levels of effect have no such code.",
           values=CERTAINTY_CODES),
    Column("shown_estimate", "The effect as pages show it: a ratio for OR, RR and HR.", Type.NUMBER,
           "scale of the measure"),
    Column("shown_ci_lb", "Lower bound of its confidence interval, as pages show it.", Type.NUMBER,
           "scale of the measure"),
    Column("shown_ci_ub", "Upper bound of it.", Type.NUMBER, "scale of the measure"),
)  # fmt: skip

_ANSWER_COLUMNS = (
    *RESULT_KEY,
    Column("rule", "The rule, with its version.", required=True, values=tuple(RULES)),
    Column("level", "Its answer. Rules have levels of their own.", required=True),
    Column("row", "The row of the rule that applied.", Type.INTEGER, required=True),
    Column("reasons", f"Why, by name, joined by “{SEPARATOR.strip()}”."),
)

_STUDY_COLUMNS = (
    Column(
        "yi",
        "The effect, with the sign of the source. Empty where the row is not pooled.",
        Type.NUMBER,
        _SCALE,
    ),
    Column("vi", "Its sampling variance.", Type.NUMBER, "square of the analysis scale", least=0),
    Column(
        "people", "How many people the row rests on. Weighted samples have fractions.", Type.NUMBER, "people"
    ),
    Column("left_out_because", "Why the row is not pooled, where it is not."),
)


def rating_tables(catalogue: Catalogue, analyses: Analyses) -> Iterator[Table]:
    """Three tables: ratings, the answers of all rules, the rows of studies."""
    pairs = tuple((key, rating) for key, rating in analyses.ratings.items())
    outcomes = {
        (entry.id, result.id): result.outcome
        for entry in catalogue.of("intervention")
        for result in entry.record.outcomes
    }
    yield Table(
        "ratings",
        "Ratings",
        "What was worked out for each result: which difference it makes, and how sure we can be. Unrounded, so that "
        "each can be worked out again.",
        "results, studies, outcomes, by the rule named in each row",
        Group.EVIDENCE,
        RATING_COLUMNS,
        ("intervention", "result"),
        tuple((*key, outcomes[key], *_rating_row(rating)) for key, rating in pairs),
        (_TO_RESULTS, ForeignKey(("outcome",), "outcomes", ("id",))),
    )
    yield Table(
        "rule-answers",
        "Answers of every rule",
        "The same facts seen by each rule there is. Clearinghouses differ by their rules more than by their studies.",
        "results, studies, outcomes",
        Group.EVIDENCE,
        _ANSWER_COLUMNS,
        ("intervention", "result", "rule"),
        tuple(
            (*key, name, str(answer.level), answer.row, SEPARATOR.join(answer.reasons) or None)
            for key, rating in pairs
            for name, answer in rating.derivations.items()
        ),
        (_TO_RESULTS,),
    )
    yield _studies(catalogue, analyses)


def _rating_row(rating: Rating) -> Row:
    evidence, estimate = rating.evidence, rating.evidence.estimate
    numbers: Sequence[float | None] = (
        (estimate.value, estimate.low, estimate.high, estimate.predicted_low, estimate.predicted_high)
        if estimate
        else (None,) * 5
    )
    display = evidence.measure.display if evidence.measure else lambda value: value
    return (
        rating.rule, rating.level, str(rating.derived.level), rating.derived.row,
        SEPARATOR.join(rating.derived.reasons) or None, rating.certainty.level if rating.certainty else None,
        rating.sentence, str(evidence.basis), str(evidence.measure) if evidence.measure else None, str(evidence.better),
        evidence.k, evidence.n, *numbers,
        evidence.fit.tau2 if evidence.fit and len(evidence.studies) > 1 else None, evidence.i2, evidence.trivial,
        evidence.facts.favour, evidence.facts.fav_n, rating.override.because if rating.override else None,
        CERTAINTY_CODES[rating.certainty.level] if rating.certainty else None,
        *(None if number is None else display(number) for number in numbers[:3]),
    )  # fmt: skip


def _studies(catalogue: Catalogue, analyses: Analyses) -> Table:
    leaves = [
        leaf(StudyRow, (name,), "", optional=False)
        for name in StudyRow.model_fields
        if name not in ("line", "result")
    ]
    rows: list[Row] = []
    for (intervention, result), rating in analyses.ratings.items():
        found: dict[int, tuple[Cell, ...]] = {
            study.row.line: (study.yi, study.vi, study.n, None) for study in rating.evidence.studies
        }
        found |= {left.row.line: (None, None, None, left.because) for left in rating.evidence.left_out}
        for row in rows_of(catalogue.entries["intervention", intervention], result):
            stated = (cell for one in leaves for cell in one.cells(row))
            nothing = (None, None, None, "the result names no metric")
            rows.append((intervention, result, *stated, *found.get(row.line, nothing)))
    columns = [column for one in leaves for column in one.columns]
    return Table(
        "studies",
        "Studies",
        "One study's result for one outcome, as its source has it, and the effect that was pooled.",
        "content/interventions/*.studies.csv",
        Group.EVIDENCE,
        (
            *RESULT_KEY,
            *(replace(column, required=column.name == "study") for column in columns),
            *_STUDY_COLUMNS,
        ),
        ("intervention", "result", "study"),
        tuple(rows),
        (_TO_RESULTS,),
    )


def certainty_coding(level: int) -> dict[str, Any]:
    """How sure we can be, as a coding of HL7 FHIR."""
    return {"system": CERTAINTY_SYSTEM, "code": CERTAINTY_CODES[level]}
