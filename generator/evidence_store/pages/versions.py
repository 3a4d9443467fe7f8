"""The versions of a page: the days on which its content changed, as its own history tells."""

from datetime import date
from typing import Any


def version_days(record: Any) -> tuple[date, ...]:
    """Every day on which a record says that it was changed or checked, newest first."""
    days = {change.date for change in getattr(record, "changes", ())}
    days |= {getattr(record, field, None) for field in ("reviewed_on", "updated")}
    return tuple(sorted((day for day in days if day is not None), reverse=True))


def version_of(record: Any) -> date | None:
    """The newest of them; None where a record tells of none."""
    return next(iter(version_days(record)), None)
