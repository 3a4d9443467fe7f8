"""Words that promise more than the evidence holds."""

import re
from collections.abc import Iterator, Sequence

from evidence_store.analyses.rating import Rating
from evidence_store.diagnostics import Diagnostic, Place, Rule, Severity
from evidence_store.kinds.intervention import Intervention
from evidence_store.records.body import HEADING, plain_lines
from evidence_store.records.entry import Entry

CLAIM = Rule(
    "claim-above-strength",
    "A summary says that something works only where we can be fairly sure.",
    'Readers take "works" and "effective" for certain, whatever stands beside it.',
    "It works for most families.",
    "It may help some families; we are very unsure.",
    Severity.WARNING,
)
RULES = (CLAIM,)  # fmt: skip

#: From moderate certainty on, such words may stand.
SURE_ENOUGH = 2

_CLAIM = re.compile(
    r"\b(?:it works|works well|(?<!what )works for|(?:is|are|was|were|be) (?:highly |very )?effective|proven|proves|proved to)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:whether|if|not|no|nor|never|how|nobody|unclear|may|might|could)\b|n[’']t\b", re.IGNORECASE
)


def check(entry: Entry[Intervention], ratings: Sequence[Rating]) -> Iterator[Diagnostic]:
    """Claims in a summary none of whose outcomes we can be fairly sure of."""
    surest = max((rating.certainty.level for rating in ratings if rating.certainty), default=0)
    if entry.record.status != "published" or surest >= SURE_ENOUGH:
        return
    for place, text in _texts(entry):
        for claim in _CLAIM.finditer(text):
            sentence = re.split(r"[.!?;:]\s", text[: claim.start()])[-1]
            if not _OPEN.search(sentence):
                yield CLAIM.at(
                    place, f'"{claim.group()}" promises more than the evidence holds',
                    'write "may", or say what was found and how sure we can be',
                )  # fmt: skip


def _texts(entry: Entry[Intervention]) -> Iterator[tuple[Place, str]]:
    record = entry.record
    yield entry.place("summary"), record.summary
    for name in ("headline_points", "good_to_know"):
        for index, text in enumerate(getattr(record, name)):
            yield entry.place(name, index), text
    for number, line in plain_lines(entry):
        if not HEADING.match(line):
            yield entry.source.line(number), line
