"""An evidence diff as one page that needs nothing else: no script, no file beside it, no network."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_store.evidence_diff.model import EvidenceDiff, RecordChange, ResultChange, ResultState
from evidence_store.evidence_diff.sections import sections
from evidence_store.evidence_diff.side_by_side import Pieces, side_by_side
from evidence_store.evidence_diff.words import rating_changes, reason_lines, verdict
from evidence_store.pages.words import counted
from evidence_store.standalone import report_style, report_templates

FOLDER = Path(__file__).parent
MOST_TEXTS = 300
"""Texts that stand side by side; of more, the pull request itself shows the rest."""


@dataclass(frozen=True, slots=True)
class Side:
    """One result before or after."""

    heading: str
    state: ResultState | None

    @property
    def dots(self) -> str:
        """How sure we can be, as a drawing beside the words."""
        sure = self.state.sure if self.state else None
        return "" if sure is None else "●" * (sure + 1) + "○" * (3 - sure)

    @property
    def counts(self) -> str:
        """Studies and people, as far as they are known."""
        state = self.state
        known = state and [
            counted(state.studies, "study", "studies") if state.studies is not None else "",
            counted(state.people, "person", "people") if state.people is not None else "",
        ]
        return ", ".join(filter(None, known or ()))


@dataclass(frozen=True, slots=True)
class Card:
    """A result whose rating changes."""

    change: ResultChange
    sides: tuple[Side, Side]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A field or a part of the text, before and after."""

    record: RecordChange
    name: str
    before: Pieces
    after: Pieces


def as_html(diff: EvidenceDiff, compared_with: str = "") -> str:
    """The whole page."""
    texts = list(_texts(diff))
    return (
        report_templates(FOLDER)
        .get_template("diff.html.jinja")
        .render(
            verdict=verdict(diff),
            compared_with=compared_with,
            errors_before=diff.errors_before,
            cards=[_card(change) for change in rating_changes(diff)],
            sections=[section for section in sections(diff) if section.heading != "Ratings"],
            texts=texts[:MOST_TEXTS],
            more_texts=max(len(texts) - MOST_TEXTS, 0),
            style=report_style(FOLDER / "diff.css"),
        )
    )


def _card(change: ResultChange) -> Card:
    sides = Side("Before", change.before), Side("After", change.after)
    return Card(change, sides, reason_lines(change))


def _texts(diff: EvidenceDiff) -> Iterator[Text]:
    for change in diff.records:
        for field in change.fields:
            pieces = side_by_side(field.before or "", field.after or "")
            yield Text(change, field.name or "the text", *pieces)
