"""A table of texts, and what a spreadsheet knows of its cells beside their text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_store.importing.rejected import Rejected
from evidence_store.sources.source import Table

Spot = tuple[int, str]
"""A cell: its row as the spreadsheet counts, and the name of its column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and its rows, as text."""

    table: Table
    exact: frozenset[Spot] = frozenset()
    """Cells that hold a number or a date, not a text that looks like one."""
    faults: Mapping[Spot, str] = field(default_factory=dict)
    """Cells whose value cannot be known, and why."""
    rejected: tuple[Rejected, ...] = ()
    """Rows that do not fit the header."""
