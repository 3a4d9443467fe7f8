"""Checks of one poll: its counts can be, its answers can be told apart, its results come from somewhere."""

from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.entry import Entry
from evidence_store.records.fields import lies_before

COUNTS_OFF_TOTAL = Rule(
    "poll-counts-off-total",
    "The counts of a question add up to those who answered; with several answers allowed, none is above them.",
    "A share of a wrong total is a wrong share.",
    "answered: 100\noptions:\n  - {label: Often, count: 60}\n  - {label: Never, count: 30}",
    "answered: 90\noptions:\n  - {label: Often, count: 60}\n  - {label: Never, count: 30}",
)
ANSWERED_ABOVE_ASKED = Rule(
    "answered-above-asked",
    "No more people answer a question than were asked.",
    "Readers judge a poll by how many of those asked took part.",
    "asked: 80\nquestions:\n  - results:\n      answered: 90",
    "asked: 800\nquestions:\n  - results:\n      answered: 90",
)
DUPLICATE_OPTION = Rule(
    "duplicate-option",
    "Each answer to a question is listed once.",
    "Two bars of one name cannot be told apart.",
    "- {label: Often, count: 60}\n- {label: often, count: 30}",
    "- {label: Often, count: 60}\n- {label: Sometimes, count: 30}",
)
RESULTS_WITHOUT_SOURCE = Rule(
    "results-without-source",
    "A poll with results names where they were published.",
    "There is no figure without a source.",
    "questions:\n  - results: {...}",
    "questions:\n  - results: {...}\nsources:\n  - moss-2019",
)
POLL_DATES = Rule(
    "poll-dates",
    "A poll begins on or before the day it ends.",
    "The order of the dates says which of them is wrong.",
    "began: 2025-06-30\ndate: 2025-06-02",
    "began: 2025-06-02\ndate: 2025-06-30",
)
RULES = (COUNTS_OFF_TOTAL, ANSWERED_ABOVE_ASKED, DUPLICATE_OPTION, RESULTS_WITHOUT_SOURCE, POLL_DATES)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """What cannot be true of a poll, or cannot be shown."""
    poll = entry.record
    if poll.began and poll.date and lies_before(poll.date, poll.began):
        yield POLL_DATES.at(
            entry.place("date"),
            f"it ends ({poll.date}) before it begins ({poll.began})",
            "check the two dates",
        )
    with_results = [number for number, question in enumerate(poll.questions) if question.results]
    if with_results and not poll.sources:
        yield RESULTS_WITHOUT_SOURCE.at(
            entry.place("questions", with_results[0], "results", key=True),
            "these results have no source",
            "add the reference they were published in to `sources`",
        )
    for number in with_results:
        yield from _check_results(entry, number)


def _check_results(entry: Entry[Any], number: int) -> Iterator[Diagnostic]:
    poll, question = entry.record, entry.record.questions[number]
    path, answered = ("questions", number, "results"), question.results.answered
    place = entry.place(*path, "answered")
    if poll.asked is not None and answered > poll.asked:
        yield ANSWERED_ABOVE_ASKED.at(
            place,
            f"{answered} people answered, but only {poll.asked} were asked",
            "compare both with the source",
        )
    seen: set[str] = set()
    for index, option in enumerate(question.results.options):
        if option.label.casefold() in seen:
            yield DUPLICATE_OPTION.at(
                entry.place(*path, "options", index, "label"),
                f'"{option.label}" is listed twice',
                "give each answer its own words, or add the two counts up",
            )
        seen.add(option.label.casefold())
        if question.several and option.count > answered:
            yield COUNTS_OFF_TOTAL.at(
                entry.place(*path, "options", index, "count"),
                f"{option.count} people chose this, but only {answered} answered",
                "compare both with the source",
            )
    total = sum(option.count for option in question.results.options)
    if not question.several and total != answered:
        yield COUNTS_OFF_TOTAL.at(
            place,
            f"the counts add up to {total}, but {answered} people answered",
            "compare the counts with the source; where people could choose more than one answer, add `several: true`",
        )


CHECKS = (check,)
