"""The day on which somebody asks, and the day a copy of the site is too old."""

from datetime import date

import pytest

from evidence_store.days import months_after, today


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),  # February has no 30th
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 8, 31), 0, date(2026, 8, 31)),
    ],
)
def test_the_same_day_of_a_later_month_or_its_last(day: date, months: int, later: date):
    assert months_after(day, months) == later


def test_a_build_and_a_check_can_be_repeated_on_their_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert today() == date(2026, 11, 23)
