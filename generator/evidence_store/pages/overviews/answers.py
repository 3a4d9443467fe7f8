"""The answer at the top of a page across summaries: how many looked, and what the surest results say."""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_store.kinds.vocabulary.models import RankedLevel
from evidence_store.pages.overviews.findings import Finding

VERY_UNSURE = 0
"""The rank of the lowest strength: results that nobody can build on."""
SHOWN = 3
"""How many equally sure results an answer names; it counts the others."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page can say in its first lines, by rule."""

    looked: int
    """How many published summaries have a result, or are about the group."""
    of: int
    """How many published summaries there are."""
    surest: tuple[Finding, ...]
    """The results of the greatest strength, from the best effect on; empty where none can be used. One that the rule
    could not place on its scale is among them only where it could place none."""
    strength: RankedLevel | None
    """How sure we can be of them; None where nobody has judged it, or where there are none."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The results to name: none of those that leave us very unsure, or that nobody has judged."""
        sure = self.strength is not None and self.strength.rank > VERY_UNSURE
        return self.surest[:SHOWN] if sure else ()


def answer(findings: Sequence[Finding], looked: int, of: int) -> Answer:
    """The answer from `findings`, which come surest first."""
    rated = [finding for finding in findings if finding.view.placed]
    rated = rated or [finding for finding in findings if finding.view.rated]
    strength = rated[0].view.strength if rated else None
    rank = strength.rank if strength else None
    surest = [f for f in rated if (f.view.strength.rank if f.view.strength else None) == rank]
    return Answer(looked, of, tuple(surest), strength)
