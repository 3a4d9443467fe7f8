"""Checks of one practice: it never sounds rated, and what it says about its evaluation hangs together."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.body import plain_lines
from evidence_store.records.entry import Entry
from evidence_store.records.fields import lies_before

SOUNDS_RATED = Rule(
    "practice-sounds-rated",
    "The page of a practice in need of evidence claims no effect and no strength.",
    "Readers could take hope for proof. Nobody knows yet: that is why it is being tested.",
    "A proven way to keep families together.",
    "A way to plan with families that is being tested.",
    Severity.WARNING,
)
FINDINGS_TOO_EARLY = Rule(
    "findings-before-study",
    "A practice has findings only once something was studied: a pilot, a feasibility study, a trial or a report.",
    "Hopes of a plan would be read as results.",
    "evaluation:\n  stage: protocol\nfindings: {summary: Families liked it., source: moss-2019}",
    "evaluation:\n  stage: pilot\nfindings: {summary: Families liked it., source: moss-2019}",
)
REPORT_MISSING = Rule(
    "report-without-source",
    "The stage `report` names the published report.",
    "Nobody could read what the page says has been published.",
    "evaluation:\n  stage: report",
    "evaluation:\n  stage: report\n  report: moss-2019",
)
EVALUATION_DATES = Rule(
    "evaluation-dates",
    "An evaluation ends on or after the day it starts.",
    "Readers would wait for results on a wrong day.",
    "starts: 2021-05\nends: 2020-03",
    "starts: 2020-03\nends: 2021-05",
)
VOICE_WITHOUT_CONSENT = Rule(
    "voice-without-consent",
    "What people said is published only with a word on how they agreed.",
    "Children and families must not find their words on a website without having been asked.",
    "children: {how_involved: They planned it., what_they_said: They liked it., source: moss-2019}",
    "children: {how_involved: They planned it., what_they_said: They liked it., consent: Asked by "
    "the team, source: moss-2019}",
)
RULES = (SOUNDS_RATED, FINDINGS_TOO_EARLY, REPORT_MISSING, EVALUATION_DATES, VOICE_WITHOUT_CONSENT)

_CLAIM = re.compile(
    r"\b(?:proven|evidence-based|highly effective|(?:is|was|are) effective|"
    r"(?:strong|moderate|high|low|weak)[- ](?:strength )?evidence|consistently positive|tends to positive)\b",
    re.IGNORECASE,
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_NOTHING_STUDIED = ("announced", "scoping", "protocol")


def sounds_rated(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Words anywhere in the fields or the text that promise an effect."""
    fields = ((partial(entry.place, *path), text) for path, text in _texts(entry.record))
    lines = ((partial(entry.source.line, number), line) for number, line in plain_lines(entry))
    for place, text in (*fields, *lines):
        claim = _CLAIM.search(text)
        if claim:
            yield SOUNDS_RATED.at(
                place(),
                f'"{claim.group()}" sounds like a rating',
                "say what people do and what is being tested",
            )


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a record's fields, with the way to it."""
    if isinstance(value, str):
        if not _ID.match(value):
            yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))


def evaluation_holds_together(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Findings, report and dates that contradict the stage or each other."""
    evaluation, findings = entry.record.evaluation, entry.record.findings
    if findings and evaluation.stage in _NOTHING_STUDIED:
        yield FINDINGS_TOO_EARLY.at(
            entry.place("findings"),
            f"there are findings, but the evaluation is only at the stage `{evaluation.stage}`",
            "set the stage to what has been studied, or take the findings out",
        )
    if evaluation.stage == "report" and not evaluation.report:
        yield REPORT_MISSING.at(
            entry.place("evaluation", "stage"),
            "the stage is `report`, but no report is named",
            "add it to references.yml and name its key in `report`",
        )
    starts, ends = evaluation.starts, evaluation.ends
    if starts and ends and lies_before(ends, starts):
        yield EVALUATION_DATES.at(
            entry.place("evaluation", "ends"),
            f"the evaluation ends ({ends}) before it starts ({starts})",
            "check the two dates",
        )


def voices_agreed(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Words of people without a word on their consent."""
    for group in ("children", "families", "practitioners"):
        voice = getattr(entry.record.voices, group, None)
        if voice and voice.what_they_said and not voice.consent:
            yield VOICE_WITHOUT_CONSENT.at(
                entry.place("voices", group, "what_they_said"),
                f"the page tells what {group} said, and not how they agreed to that",
                "fill in `consent`, or leave out what they said",
            )


CHECKS = (sounds_rated, evaluation_holds_together, voices_agreed)
