"""The evidence gap map: published summaries by outcomes, with the practices being tested in the same cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, by_title
from evidence_store.pages.open_data.columns import SEPARATOR
from evidence_store.pages.open_data.table import Column, Group, RowsMadeAnew, Table, Type
from evidence_store.pages.open_data.table import Row as Line
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.topics import topics_of
from evidence_store.records.entry import Entry

COLUMNS = (
    Column("intervention", "The summary. Empty for practices that no published summary is about."),
    Column("intervention_title", "Its title."),
    Column("outcome", "The outcome.", required=True),
    Column("outcome_label", "What readers call it.", required=True),
    Column("part_of_life", "The part of life it belongs to.", required=True),
    Column("cell", "Whether the summary has a result for the outcome. “Not studied” is not “no effect”.", required=True,
           values=("studied", "not studied", "no summary")),
    Column("result", "The result."),
    Column("measure", "What exactly was measured."),
    Column("level", "The level of effect."),
    Column("level_label", "What readers call it."),
    Column("strength", "How sure we can be: 0 very low to 3 high.", Type.INTEGER, least=0, most=3),
    Column("strength_label", "What readers call it."),
    Column("studies", "How many studies it rests on.", Type.INTEGER, "studies"),
    Column("people", "How many people were in them.", Type.INTEGER, "people"),
    Column("practices_testing", "How many practices are testing this.", Type.INTEGER, "practices", required=True),
    Column("practices", "Their ids, joined by “;”."),
    Column("address", "Where the result stands below the site's root."),
)  # fmt: skip
NOT_STUDIED = "not studied"
"""What an empty cell says: no result in the summary. It is not "no effect"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known where a summary and an outcome meet."""

    outcome: Entry[Any]
    findings: tuple[Finding, ...]
    """The summary's results for this outcome, the surest first."""
    testing: Entries
    """Practices of this kind of help that hope to change this outcome."""

    @property
    def empty(self) -> bool:
        """Neither studied nor being tested."""
        return not self.findings and not self.testing


@dataclass(frozen=True, slots=True)
class Row:
    """A summary with a cell for each outcome; without a summary, the practices that no summary is about."""

    entry: Entry[Any] | None
    cells: tuple[Cell, ...]

    @property
    def studied(self) -> int:
        """How many outcomes its summary has a result for."""
        return sum(bool(cell.findings) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class GapMap:
    """The whole map."""

    domains: tuple[tuple[Entry[Any], tuple[Entry[Any], ...]], ...]
    """Parts of life with their outcomes: groups of columns, in the order of the cells."""
    rows: tuple[Row, ...]
    """Published summaries, from A to Z."""
    elsewhere: Row | None
    """Practices that no published summary is about, by outcome; None where there are none."""
    unplaced: Entries
    """Practices that name no outcome, so that the map has no place for them."""

    @property
    def outcomes(self) -> tuple[Entry[Any], ...]:
        """The columns."""
        return tuple(outcome for _, outcomes in self.domains for outcome in outcomes)

    @property
    def studied(self) -> int:
        """How many cells hold a result."""
        return sum(row.studied for row in self.rows)

    @property
    def size(self) -> int:
        """How many cells the summaries have in all."""
        return len(self.rows) * len(self.outcomes)


def gap_map(shared: Shared) -> GapMap:
    """Every published summary against every outcome that has a page."""
    catalogue = shared.catalogue
    columns = topics_of(catalogue, "outcome")
    domains = tuple(
        (domain, outcomes)
        for domain in sorted(catalogue.of("domain"), key=lambda e: e.item)
        if (outcomes := tuple(o for o in columns if o.record.domain == domain.id))
    )
    ordered = [outcome for _, outcomes in domains for outcome in outcomes]
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in shared.findings:
        found.setdefault((finding.entry.id, finding.outcome), []).append(finding)
    summaries = published(catalogue)
    testing = _testing(shared, {entry.id for entry in summaries})

    nothing = {outcome.id: Cell(outcome, (), ()) for outcome in ordered}
    known = found.keys() | testing.keys()

    def cells(intervention: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(o, tuple(found.get(key, ())), by_title(testing.get(key, ())))
            if (key := (intervention, o.id)) in known
            else nothing[o.id]
            for o in ordered
        )

    elsewhere = Row(None, cells(""))
    return GapMap(
        domains,
        tuple(Row(entry, cells(entry.id)) for entry in summaries),
        elsewhere if any(cell.testing for cell in elsewhere.cells) else None,
        by_title(e for e in catalogue.of("practice") if not e.record.outcomes_sought),
    )


def _testing(shared: Shared, summaries: set[str]) -> dict[tuple[str, str], list[Entry[Any]]]:
    """Practices by kind of help and outcome; an empty id where no published summary is about them."""
    testing: dict[tuple[str, str], list[Entry[Any]]] = {}
    for practice in shared.catalogue.of("practice"):
        about = [id for id in practice.record.interventions if id in summaries]
        for outcome in practice.record.outcomes_sought:
            for id in about or [""]:
                testing.setdefault((id, outcome), []).append(practice)
    return testing


def gap_map_table(shared: Shared) -> Table:
    """The map as a table: a row for each result, and a row for each cell without one."""
    found = gap_map(shared)
    return Table(
        "gap-map",
        "Evidence map",
        "Where a summary and an outcome meet: what is known there, what is being tested, and where nobody has looked.",
        "ratings, practices",
        Group.EVIDENCE,
        COLUMNS,
        (),
        RowsMadeAnew(lambda: _lines(found, shared)),
    )


def _lines(found: GapMap, shared: Shared) -> Iterator[Line]:
    """A row after another, each with its cells in the order of the columns."""
    of = {
        outcome.id: (outcome.id, outcome.record.label, shared.catalogue.label("domain", domain.id))
        for domain, outcomes in found.domains
        for outcome in outcomes
    }
    for row in found.rows:
        entry = row.entry
        assert entry is not None
        summary = (entry.id, entry.record.title)
        for cell in row.cells:
            testing = _testing_cells(cell)
            if not cell.findings:
                yield (*summary, *of[cell.outcome.id], NOT_STUDIED, *_NO_RESULT, *testing, None)
            for finding in cell.findings:
                yield (
                    *summary,
                    *of[cell.outcome.id],
                    "studied",
                    *_result(finding),
                    *testing,
                    finding.address,
                )
    for cell in found.elsewhere.cells if found.elsewhere else ():
        if cell.testing:
            yield (None, None, *of[cell.outcome.id], "no summary", *_NO_RESULT, *_testing_cells(cell), None)


_NO_RESULT = (None,) * 8


def _testing_cells(cell: Cell) -> tuple[int, str | None]:
    return len(cell.testing), SEPARATOR.join(practice.id for practice in cell.testing) or None


def _result(finding: Finding) -> Line:
    view = finding.view
    sure = view.strength if view.rated else None
    return (
        view.result.id, view.result.measure, view.rating.level, view.level.label,
        sure.rank if sure else None, sure.label if sure else None, view.studies, view.people,
    )  # fmt: skip
