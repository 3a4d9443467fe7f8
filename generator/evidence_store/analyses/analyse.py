"""Catalogue -> Analyses: every outcome of every summary, rated."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_store.analyses.checks import check_claims, check_history, check_levels, check_result
from evidence_store.analyses.evidence import evidence_of
from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rating import DEFAULT_RULE, Rating, rate
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic
from evidence_store.kinds.intervention import Intervention, StudyRow
from evidence_store.progress import RATING, UNWATCHED, Progress
from evidence_store.records.entry import Entry

ResultKey = tuple[str, str]
"""The id of the summary and of its result."""


@dataclass(frozen=True, slots=True)
class Analyses:
    """The ratings of the store."""

    rule: str
    """The rule whose levels are shown first."""
    ratings: Mapping[ResultKey, Rating]
    """By summary and result."""


def analyse(
    catalogue: Catalogue, rule: str = DEFAULT_RULE, progress: Progress = UNWATCHED
) -> tuple[Analyses, list[Diagnostic]]:
    """Rate every outcome, and report what the numbers show to be wrong."""
    phrases = phrases_of(catalogue)
    ratings: dict[ResultKey, Rating] = {}
    found: list[Diagnostic] = []
    summaries = catalogue.of("intervention")
    for entry in progress.each(RATING, summaries, len(summaries)):
        own, faults = analyse_summary(entry, catalogue, phrases, rule)
        ratings.update(own)
        found.extend(faults)
    found.extend(check_levels(catalogue, ratings.values()))
    return Analyses(rule, ratings), found


def analyse_summary(
    entry: Entry[Intervention], catalogue: Catalogue, phrases: Mapping[str, str], rule: str
) -> tuple[dict[ResultKey, Rating], list[Diagnostic]]:
    """The same for the outcomes of one summary."""
    own: dict[str, Rating] = {}
    found: list[Diagnostic] = []
    for index, result in enumerate(entry.record.outcomes):
        outcome = catalogue.get("outcome", result.outcome)
        if outcome is None:  # reported as a dangling reference
            continue
        evidence = evidence_of(result, rows_of(entry, result.id), outcome.record)
        rating = rate(result, evidence, outcome.record, phrases, rule)
        own[result.id] = rating
        found.extend(check_result(entry, index, rating, outcome.record))
    found.extend(check_claims(entry, list(own.values())))
    found.extend(check_history(entry, own, catalogue))
    return {(entry.id, id): rating for id, rating in own.items()}, found


def rows_of(entry: Entry[Intervention], result_id: str) -> tuple[StudyRow, ...]:
    """The study rows of one result."""
    studies = entry.tables.get("studies")
    rows = studies.rows if studies else ()
    return tuple(row for row in rows if isinstance(row, StudyRow) and row.result == result_id)
