"""Words that promise more than the evidence holds."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from evidence_store.analyses.evidence import Basis
from evidence_store.analyses.rating import Rating
from evidence_store.diagnostics import Diagnostic, Place, Rule, Severity
from evidence_store.kinds.intervention import Intervention
from evidence_store.records.body import HEADING, plain_lines
from evidence_store.records.entry import Entry
from evidence_store.sources.positions import Path

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
    for place_of, text in _texts(entry):
        if not _may_claim(text):
            continue
        for claim in _CLAIM.finditer(text):
            sentence = re.split(r"[.!?;:]\s", text[: claim.start()])[-1]
            if not _OPEN.search(sentence):
                line = text.count("\n", 0, claim.start())
                yield CLAIM.at(
                    place_of(line),
                    f'"{" ".join(claim.group().split())}" promises more than the evidence holds',
                    'write "may", or say what was found and how sure we can be',
                )  # fmt: skip


def _may_claim(text: str) -> bool:
    lower = text.lower()
    return any(part in lower for part in _IN_EACH)


def _texts(entry: Entry[Intervention]) -> Iterator[tuple[Callable[[int], Place], str]]:
    """Each text, with what tells the place of one of its lines, or of the whole."""
    record = entry.record
    yield partial(_field, entry, ("summary",)), record.summary
    for name in ("headline_points", "good_to_know"):
        for index, text in enumerate(getattr(record, name)):
            yield partial(_field, entry, (name, index)), text
    if _may_claim(entry.body.text):
        yield from _paragraphs(entry)


def _field(entry: Entry[Intervention], path: Path, line: int) -> Place:
    return entry.place(*path)


def _paragraphs(entry: Entry[Intervention]) -> Iterator[tuple[Callable[[int], Place], str]]:
    """The paragraphs of the body: a sentence can run over several lines."""
    lines: list[tuple[int, str]] = []
    for number, line in (*plain_lines(entry), (0, "")):
        between = not line.strip() or HEADING.match(line)
        # A code block that is left out stands between two paragraphs as well.
        if lines and (between or _ITEM.match(line) or number != lines[-1][0] + 1):
            first = lines[0][0]
            yield partial(_line, entry, first), "\n".join(text for _, text in lines)
            lines = []
        if not between:
            lines.append((number, line))


def _line(entry: Entry[Intervention], first: int, line: int) -> Place:
    return entry.source.line(first + line)
