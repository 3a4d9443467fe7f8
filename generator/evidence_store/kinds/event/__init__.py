"""Events: days on which people meet."""

from pathlib import Path

from evidence_store.kinds.event import checks
from evidence_store.kinds.event.model import Event
from evidence_store.records.kind import Kind

KIND = Kind(
    name="event",
    plural="events",
    label="Event",
    label_plural="Events",
    about="Days on which practitioners and researchers meet.",
    model=Event,
    home=Path(__file__).parent,
    facets=("programmes",),
    columns=("title", "date", "until", "place", "summary"),
    views="evidence_store.kinds.event.views",
    checks=checks.CHECKS,
    rules=checks.RULES,
)

__all__ = ["KIND", "Event"]
