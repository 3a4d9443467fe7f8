"""An evidence diff as JSON, for programs. The model is its documentation, and its JSON Schema."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from evidence_store.evidence_diff.model import Data, EvidenceDiff
from evidence_store.evidence_diff.words import moved, rating_changes, verdict


@dataclass(frozen=True, slots=True)
class JsonDiff(Data):
    """What a change does to the evidence."""

    version: int
    """The version of this format; a key that is taken away or changes its meaning makes it 2."""
    verdict: str
    """The most important thing in one line."""
    ratings_moved: int
    """How many ratings move."""
    ratings_changed: int
    """How many ratings move, are new, or are taken away."""
    compared_with: str
    """The commit it was compared with; may be empty."""
    changes: EvidenceDiff
    """Everything that is different."""


_FORMAT = TypeAdapter(JsonDiff)
MOST_BYTES = 20_000_000
"""A thousand pages changed at once make less; whoever sends more wants to fill the memory."""


class NoDiff(Exception):
    """A text is no evidence diff."""


def as_json(diff: EvidenceDiff, compared_with: str = "") -> str:
    """One JSON object; see `JsonDiff`."""
    made = JsonDiff(1, verdict(diff), len(moved(diff)), len(rating_changes(diff)), compared_with, diff)
    return _FORMAT.dump_json(made, indent=1).decode() + "\n"


def from_json(data: bytes) -> JsonDiff:
    """Read what `as_json` wrote. It may come from a stranger: none of its texts can be trusted.

    Raises NoDiff when it is something else.
    """
    if len(data) > MOST_BYTES:
        raise NoDiff(f"it has more than {MOST_BYTES:,} bytes")
    try:
        return _FORMAT.validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise NoDiff(f"{where}: {first['msg']}") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema of this format, its keys explained."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_FORMAT.json_schema(mode="serialization"),
    }
