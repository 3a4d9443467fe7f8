"""Dates as people write them -> the days they may mean."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\Z")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([12][0-9]{3})\Z")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[-. ] ?([a-z]{3,9})\.?[-, ] ?([12][0-9]{3})\Z")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([12][0-9]{3})\Z")
_MONTH = re.compile(r"([a-z]{3,9})\.?[-, ] ?([12][0-9]{3})\Z")
_NUMBERED_MONTH = re.compile(r"([0-9]{1,2})[-/. ]([12][0-9]{3})\Z")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun)\.?,? ")
_CLOCK = re.compile(r"(.*?),? (?:at )?([0-9]{1,2})(?:[.:]([0-5][0-9]))? ?([ap])\.?m\.?\Z")
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december", "sept")  # fmt: skip


def meant_dates(text: str) -> list[str]:
    """The days (or the month) that a text may mean, as 2019-11-29. Of two the first has the day before the month."""
    plain = re.sub("[–—‐‑]", "-", text.strip().lower())
    return list(dict.fromkeys(_candidates(_WEEKDAY.sub("", plain, count=1).strip("()"))))


def meant_time(text: str) -> str:
    """The time of a day that is written with am or pm, as 2019-11-29 17:00; nothing for another text."""
    parts = _CLOCK.match(text.strip().lower())
    days = meant_dates(parts[1]) if parts else []
    if not parts or len(days) != 1 or not 1 <= int(parts[2]) <= 12:
        return ""
    return f"{days[0]} {int(parts[2]) % 12 + 12 * (parts[4] == 'p'):02}:{parts[3] or '00'}"


def _candidates(text: str) -> Iterator[str]:
    if match := _YEAR_FIRST.match(text):
        yield from _day(match[1], int(match[2]), match[3])
    elif match := _YEAR_LAST.match(text):
        yield from _day(match[3], int(match[2]), match[1])
        yield from _day(match[3], int(match[1]), match[2])
    elif match := _DAY_MONTH.match(text):
        yield from _day(match[3], _month(match[2]), match[1])
    elif match := _MONTH_DAY.match(text):
        yield from _day(match[3], _month(match[1]), match[2])
    elif (match := _MONTH.match(text)) and _month(match[1]):
        yield f"{match[2]}-{_month(match[1]):02}"
    elif (match := _NUMBERED_MONTH.match(text)) and 1 <= int(match[1]) <= 12:
        yield f"{match[2]}-{int(match[1]):02}"
    elif re.fullmatch("[12][0-9]{3}", text):
        yield text


def _day(year: str, month: int, day: str) -> Iterator[str]:
    try:
        yield date(int(year), month, int(day)).isoformat()
    except ValueError:
        return


def _month(name: str) -> int:
    """The number of a month by its English name; 0 for another word."""
    known = name in _NAMES or name in _MONTHS
    return _MONTHS.index(name[:3]) + 1 if known else 0
