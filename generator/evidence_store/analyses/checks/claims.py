"""Words that promise more than the evidence holds."""

import re
from collections.abc import Iterator, Sequence

from evidence_store.analyses.evidence import Basis
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
    r"\b(?:it\s+works|works\s+well|(?<!what\s)works\s+for"
    r"|(?:is|are|was|were|be)\s+(?:highly\s+|very\s+)?effective|proven|proves|proved\s+to)\b",
    re.IGNORECASE,
)
_IN_EACH = ("works", "effective", "prove")
"""One of these stands in each claim: most texts hold none of them, and need no closer look."""
_OPEN = re.compile(
    r"\b(?:whether|if|not|no|nor|never|how|nobody|unclear|may|might|could)\b|n[’']t\b", re.IGNORECASE
)

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")


def check(entry: Entry[Intervention], ratings: Sequence[Rating]) -> Iterator[Diagnostic]:
    """Claims in a summary none of whose results we can be fairly sure of."""
    sure = (r.certainty.level for r in ratings if r.certainty and r.evidence.basis is not Basis.NOTHING)
    if entry.record.status != "published" or max(sure, default=0) >= SURE_ENOUGH:
        return
    for places, text in _texts(entry):
        if not any(part in text.lower() for part in _IN_EACH):
            continue
        for claim in _CLAIM.finditer(text):
            sentence = re.split(r"[.!?;:]\s", text[: claim.start()])[-1]
            if not _OPEN.search(sentence):
                line = text.count("\n", 0, claim.start())
                yield CLAIM.at(
                    places[line if line < len(places) else 0],
                    f'"{" ".join(claim.group().split())}" promises more than the evidence holds',
                    'write "may", or say what was found and how sure we can be',
                )  # fmt: skip


def _texts(entry: Entry[Intervention]) -> Iterator[tuple[list[Place], str]]:
    """Each text, with the place of each of its lines, or of the whole."""
    record = entry.record
    yield [entry.place("summary")], record.summary
    for name in ("headline_points", "good_to_know"):
        for index, text in enumerate(getattr(record, name)):
            yield [entry.place(name, index)], text
    yield from _paragraphs(entry)


def _paragraphs(entry: Entry[Intervention]) -> Iterator[tuple[list[Place], str]]:
    """The paragraphs of the body: a sentence can run over several lines."""
    lines: list[tuple[int, str]] = []
    for number, line in (*plain_lines(entry), (0, "")):
        between = not line.strip() or HEADING.match(line)
        # A code block that is left out stands between two paragraphs as well.
        if lines and (between or _ITEM.match(line) or number != lines[-1][0] + 1):
            yield [entry.source.line(n) for n, _ in lines], "\n".join(text for _, text in lines)
            lines = []
        if not between:
            lines.append((number, line))
