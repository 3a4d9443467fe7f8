"""Checks that need numbers: each module reports on the rules it defines."""

from collections.abc import Iterator

from evidence_store.analyses.checks import claims, direction, estimates, history, levels, rows
from evidence_store.analyses.rating import Rating
from evidence_store.diagnostics import Diagnostic
from evidence_store.kinds.intervention import Intervention
from evidence_store.kinds.vocabulary.models import Outcome
from evidence_store.records.entry import Entry

RULES = (*estimates.RULES, *rows.RULES, *direction.RULES, *claims.RULES, *history.RULES, *levels.RULES)

check_claims = claims.check
check_history = history.check
check_levels = levels.check


def check_result(
    entry: Entry[Intervention], index: int, rating: Rating, outcome: Outcome
) -> Iterator[Diagnostic]:
    """What the numbers of one result show to be wrong."""
    yield from estimates.check(entry, index, rating)
    yield from rows.check(entry, index, rating)
    yield from direction.check(entry, index, outcome)
