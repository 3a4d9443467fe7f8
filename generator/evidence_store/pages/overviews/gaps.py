"""Where are the gaps? The map read out in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.overviews.answers import VERY_UNSURE
from evidence_store.pages.overviews.gap_map import Cell, GapMap, Row
from evidence_store.pages.overviews.outcomes import OutcomeView
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Gaps:
    """Outcomes by what is missing, each outcome in the first list that fits, and what is being tested there."""

    untouched: tuple[Entry[Any], ...]
    """Outcomes of the vocabulary that no published summary and no practice names."""
    unreviewed: tuple[OutcomeView, ...]
    """Practices hope to change them, and no published summary has a result."""
    unusable: tuple[OutcomeView, ...]
    """Summaries looked, and have no result that can be used."""
    unsure: tuple[OutcomeView, ...]
    """No result is surer than very low, or none has been judged."""
    tested: tuple[tuple[Row, Cell], ...]
    """Cells in which a practice is being tested and no usable result is known."""

    @property
    def outcomes(self) -> int:
        """How many outcomes stand in one of the lists."""
        return len(self.untouched) + len(self.unreviewed) + len(self.unusable) + len(self.unsure)


def gaps(catalogue: Catalogue, views: Sequence[OutcomeView], found: GapMap) -> Gaps:
    """The gaps of the store."""
    named = {view.entry.id for view in views}
    untouched = sorted((e for e in catalogue.of("outcome") if e.id not in named), key=lambda e: e.item)
    looked = [view for view in views if view.findings]
    return Gaps(
        untouched=tuple(untouched),
        unreviewed=tuple(view for view in views if not view.findings),
        unusable=tuple(view for view in looked if not view.rated),
        unsure=tuple(view for view in looked if view.rated and not _sure(view)),
        tested=tuple(
            (row, cell)
            for row in found.rows
            for cell in row.cells
            if cell.testing and not any(finding.view.rated for finding in cell.findings)
        ),
    )


def _sure(view: OutcomeView) -> bool:
    return any(
        finding.view.rated and finding.view.certainty and finding.view.certainty.level > VERY_UNSURE
        for finding in view.findings
    )
