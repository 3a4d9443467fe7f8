"""Which ratings moved, in the words of the history of a page and of the feeds."""

from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.records.entry import Entry


def rating_changes(entry: Entry[Any], catalogue: Catalogue) -> dict[int, list[str]]:
    """By the number of the change: "Placements that last: from mixed to tends to positive"."""
    outcomes = {result.id: result.outcome for result in getattr(entry.record, "outcomes", ())}
    return {
        number: [
            f"{catalogue.label('outcome', outcomes.get(moved.result, moved.result))}: {_moves(moved, catalogue)}"
            for moved in change.ratings_changed
        ]
        for number, change in enumerate(entry.record.changes)
        if getattr(change, "ratings_changed", ())
    }


def _moves(moved: Any, catalogue: Catalogue) -> str:
    said = []
    for move, kind, before in (
        (moved.effect, "effect-level", "from"),
        (moved.certainty, "strength-level", "how sure we can be: from"),
    ):
        if move is not None:
            words = [catalogue.label(kind, level).lower() for level in (move.from_, move.to)]
            said.append(f"{before} {words[0]} to {words[1]}")
    return "; ".join(said)
