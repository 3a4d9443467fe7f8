"""Checks of one practice: its text may not sound like a rating."""

import re
from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.body import plain_lines
from evidence_store.records.entry import Entry

SOUNDS_RATED = Rule(
    "practice-sounds-rated",
    "The page of a practice in need of evidence claims no effect and no strength.",
    "Readers could take hope for proof. Nobody knows yet: that is why it is being tested.",
    "A proven way to keep families together.",
    "A way to plan with families that is being tested.",
    Severity.WARNING,
)
RULES = (SOUNDS_RATED,)

_CLAIM = re.compile(
    r"\b(?:proven|evidence-based|highly effective|(?:is|was|are) effective|"
    r"(?:strong|moderate|high|low|weak)[- ](?:strength )?evidence|consistently positive|tends to positive)\b",
    re.IGNORECASE,
)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Words in the summary, description or text that promise an effect."""
    fields = ((entry.place(name), getattr(entry.record, name) or "") for name in ("summary", "what_it_is"))
    lines = ((entry.source.line(number), line) for number, line in plain_lines(entry))
    for place, text in (*fields, *lines):
        claim = _CLAIM.search(text)
        if claim:
            yield SOUNDS_RATED.at(
                place,
                f'"{claim.group()}" sounds like a rating',
                "say what people do and what is being tested",
            )


CHECKS = (check,)
