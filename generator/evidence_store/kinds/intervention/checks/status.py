"""A published summary is complete; one in preparation promises nothing; dates are in order."""

from collections.abc import Iterator

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.records.entry import Entry

INCOMPLETE_SUMMARY = Rule(
    "incomplete-summary",
    "A published summary says what it is, for whom, from which reviews, and when it was checked.",
    "Readers decide about children with it; a half-finished page must say that it is in preparation.",
    "status: published (and no sources)",
    "status: published\nsources:\n  - reference: zhang-2019",
)
WITHDRAWN_WITHOUT_REASON = Rule(
    "withdrawn-without-reason",
    "A withdrawn summary says when and why, and no other one does.",
    "Readers who used it must learn what was wrong.",
    "status: withdrawn",
    "status: withdrawn\nwithdrawn:\n  on: 2026-01-31\n  because: The review was retracted.",
)
UNFINISHED_WITH_OUTCOMES = Rule(
    "unfinished-with-outcomes",
    "A summary in preparation has no outcomes yet.",
    "Unfinished findings would be read as findings.",
    "status: in preparation\noutcomes: [...]",
    "status: in preparation",
)
REVIEW_DATES = Rule(
    "review-dates",
    "The next review comes after the last one.",
    "A date in the wrong order hides that a page is overdue.",
    "reviewed_on: 2026-01-01\nnext_review: 2025-01-01",
    "reviewed_on: 2026-01-01\nnext_review: 2028-01-01",
)
AGES_ORDER = Rule(
    "ages-order",
    "A range of ages begins with the youngest.",
    "Filters by age would never find the page.",
    "ages: {from: 17, to: 0}",
    "ages: {from: 0, to: 17}",
)
UK_STUDIES = Rule(
    "uk-studies-above-all",
    "The UK studies of a review are some of all its studies.",
    "The page says how many of them are from the UK; a count without its whole says nothing.",
    "studies: 5\nuk_studies: 6",
    "studies: 6\nuk_studies: 5",
)
SUMMARY_LENGTH = Rule(
    "summary-length",
    "The one-sentence answer of a summary has at most 200 characters.",
    "It is read on a phone, in lists and in search results, where longer text is cut off.",
    "summary: (three sentences)",
    "summary: It may help some families, but we are not sure.",
    Severity.WARNING,
)
RULES = (
    INCOMPLETE_SUMMARY,
    WITHDRAWN_WITHOUT_REASON,
    UNFINISHED_WITH_OUTCOMES,
    REVIEW_DATES,
    AGES_ORDER,
    UK_STUDIES,
    SUMMARY_LENGTH,
)

REQUIRED = (
    "what_it_is",
    "headline_points",
    "population",
    "sources",
    "outcomes",
    "reviewed_on",
    "next_review",
    "authors",
    "changes",
)
"""Fields a published summary cannot do without."""


def check(entry: Entry[Intervention]) -> Iterator[Diagnostic]:
    """What is missing or out of order in the summary as a whole."""
    record = entry.record
    if record.status == "published":
        for name in REQUIRED:
            if not getattr(record, name):
                field = Intervention.model_fields[name]
                yield INCOMPLETE_SUMMARY.at(
                    entry.place("status"),
                    f"the summary is published, but `{name}` is missing",
                    f"{field.description} Or set the status to `in preparation`",
                )
    if (record.status == "withdrawn") != (record.withdrawn is not None):
        yield WITHDRAWN_WITHOUT_REASON.at(
            entry.place("status"),
            "`withdrawn` (when and why) goes with the status `withdrawn`, and only with it",
            "fill in `withdrawn: {on, because}`, or change the status",
        )
    if record.status == "in preparation" and record.outcomes:
        yield UNFINISHED_WITH_OUTCOMES.at(
            entry.place("outcomes", key=True),
            "the summary is in preparation, but has outcomes",
            "set the status to `published`, or take the outcomes out",
        )
    if record.reviewed_on and record.next_review and record.next_review <= record.reviewed_on:
        yield REVIEW_DATES.at(
            entry.place("next_review"),
            "the next review does not come after the last one",
            "write a later date for `next_review`, or an earlier one for `reviewed_on`",
        )
    ages = record.population.ages if record.population else None
    if ages and ages.from_ > ages.to:
        yield AGES_ORDER.at(
            entry.place("population", "ages"),
            f"the youngest age ({ages.from_}) is above the oldest ({ages.to})",
            f"write from: {ages.to} and to: {ages.from_}",
        )
    for index, source in enumerate(record.sources):
        if source.uk_studies is not None and source.uk_studies > (source.studies or 0):
            yield UK_STUDIES.at(
                entry.place("sources", index, "uk_studies"),
                f"{source.uk_studies} UK studies, but {source.studies or 'no number of'} studies in all",
                "check `studies` and `uk_studies`; the first counts all of them",
            )
    if len(record.summary) > 200:
        yield SUMMARY_LENGTH.at(
            entry.place("summary"),
            f"the summary has {len(record.summary)} characters; the most is 200",
            "keep the answer and move the rest to `headline_points`",
        )
