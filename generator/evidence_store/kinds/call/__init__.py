"""Calls: invitations to take part, with their dates."""

from pathlib import Path

from evidence_store.kinds.call import checks
from evidence_store.kinds.call.model import Call
from evidence_store.records.kind import Kind

KIND = Kind(
    name="call",
    plural="calls",
    label="Call",
    label_plural="Calls",
    about="Invitations to take part, open and closed.",
    model=Call,
    home=Path(__file__).parent,
    facets=("programme",),
    columns=("title", "programme", "opens", "closes", "time_zone", "summary"),
    views="evidence_store.kinds.call.views",
    checks=checks.CHECKS,
    rules=checks.RULES,
)

__all__ = ["KIND", "Call"]
