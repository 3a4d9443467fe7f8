"""The day on which somebody asks, and the day a copy of the site is too old."""

import os
from calendar import monthrange
from datetime import UTC, date, datetime


def today() -> date:
    """The day of this run: SOURCE_DATE_EPOCH where it is set, so that a build or a check can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
