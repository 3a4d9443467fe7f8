"""What is under way: reviews in preparation, evaluations of practice by stage, and summaries due for review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.pages.context import Shared
from evidence_store.pages.evaluations import STAGES, Item, evaluation_item
from evidence_store.pages.groups import by_title
from evidence_store.pages.open_data.table import Column, Group, Table
from evidence_store.pages.phases import as_of, due
from evidence_store.records.entry import Entry

COLUMNS = (
    Column("track", "Whether it is a review or an evaluation.", required=True),
    Column("stage", "How far it is.", required=True),
    Column("kind", "The kind of the record.", required=True),
    Column("id", "Its id.", required=True),
    Column("title", "Its title.", required=True),
    Column("since", "When it came to this stage, as exactly as is known."),
    Column("expected", "When its result is expected, as exactly as is known."),
    Column("state", "Whether that day is ahead or past."),
    Column("address", "Its page below the site's root.", required=True),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a track."""

    id: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Both tracks."""

    reviews: tuple[Step, ...]
    """From "in preparation" to "due for review again"."""
    evaluations: tuple[Step, ...]
    """Practices by the stage of their evaluation."""

    @property
    def tracks(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """The tracks by their names in the data file."""
        return ("reviews", self.reviews), ("evaluations", self.evaluations)


def pipeline(shared: Shared) -> Pipeline:
    """What is under way as of the day of the build."""
    summaries = by_title(shared.catalogue.of("intervention"))
    preparing = [_review(entry, shared) for entry in summaries if entry.record.status == "in preparation"]
    published = [_review(entry, shared) for entry in summaries if entry.record.status == "published"]
    practices = [evaluation_item(entry, shared) for entry in by_title(shared.catalogue.of("practice"))]
    return Pipeline(
        (
            Step("in-preparation", "In preparation", tuple(preparing)),
            Step("published", "Published, by the day of their next review", _soonest(published)),
        ),
        tuple(
            Step(id, label, tuple(item for item in practices if item.entry.record.evaluation.stage == id))
            for id, label in STAGES.items()
        ),
    )


def _review(entry: Entry[Any], shared: Shared) -> Item:
    record = entry.record
    since = min((change.date for change in record.changes), default=record.reviewed_on)
    by: date | None = record.next_review
    return Item(
        entry,
        since.isoformat() if since else "",
        by.isoformat() if by else "",
        as_of(due(by), shared.today) if by else (),
    )


def _soonest(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.expected or "9999"))


def pipeline_table(shared: Shared) -> Table:
    """The same as a table, as of the day of the build."""
    rows = [
        (
            track, step.id, item.entry.kind.name, item.entry.id, item.entry.record.title, item.since or None,
            item.expected or None, item.phases[0].state if item.phases else None, item.entry.address,
        )
        for track, steps in pipeline(shared).tracks
        for step in steps
        for item in step.items
    ]  # fmt: skip
    return Table(
        "pipeline",
        "What is under way",
        "Reviews being written, practices being evaluated, and summaries due for review, as of the day of the build.",
        "interventions, practices",
        Group.PRACTICE,
        COLUMNS,
        (),
        tuple(rows),
    )
