"""The state of a dated thing as of a day, and every change still to come: one way for all that has dates.

A call opens and closes, an event comes and is over, a review falls due. Each is a row of phases that fills all time,
and each change from one to the next happens at one instant. A page is built as of a day. It holds the phase of that day
and all later ones, and `when.js` shows the one that is current when somebody reads it: a copy on a memory stick
outlives its truth.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Generic, Literal, TypeVar
from zoneinfo import ZoneInfo

from evidence_store.records.fields import HOME_ZONE

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phase(Generic[S]):
    """One stretch in the life of a dated thing."""

    state: S
    begins: datetime | None
    """The first instant, in UTC; None: it has always been so."""
    ends: datetime | None
    """The first instant after it, in UTC; None: it stays so."""


def phases(first: S, *changes: tuple[datetime | None, S]) -> tuple[Phase[S], ...]:
    """The phases of a thing that is `first` and changes at each instant, in order.

    A change at no known time is left out, and so is a phase that takes no time.
    """
    found: list[Phase[S]] = []
    state, begins = first, None
    for instant, later in changes:
        if instant is None:
            continue
        if begins is None or instant > begins:
            found.append(Phase(state, begins, instant))
            begins = instant
        state = later
    return (*found, Phase(state, begins, None))


def as_of(found: Sequence[Phase[S]], today: date, zone: str = HOME_ZONE) -> tuple[Phase[S], ...]:
    """The phase that `today` begins with in `zone`, as if it had always been, and those after it."""
    now = begin_of(today.isoformat(), zone)
    left = [phase for phase in found if phase.ends is None or phase.ends > now]
    return (Phase(left[0].state, None, left[0].ends), *left[1:])


def gaps(found: Iterable[Phase[T]], state: S) -> tuple[Phase[S], ...]:
    """The time in which none of the phases is: when to say that no call is open."""
    left: list[Phase[S]] = []
    end: datetime | None = None
    for number, phase in enumerate(sorted(found, key=lambda p: p.begins or _EARLIEST)):
        if phase.begins is not None and (number == 0 or (end is not None and phase.begins > end)):
            left.append(Phase(state, end, phase.begins))
        if phase.ends is None:
            return tuple(left)
        end = max(end or phase.ends, phase.ends)
    return (*left, Phase(state, end, None))


Due = Literal["ahead", "due", "overdue"]


def due(by: str | date, zone: str = HOME_ZONE) -> tuple[Phase[Due], ...]:
    """Something promised by a day, a month or a year: ahead of that time, due in it, overdue after it."""
    return phases("ahead", (begin_of(str(by), zone), "due"), (end_of(str(by), zone), "overdue"))


# Instants -------------------------------------------------------------------------


def span(partial: str) -> tuple[date, date]:
    """The first and the last day a date can mean: a month or a year is as long as it is."""
    year, month, day = (*(int(part) for part in partial[:10].split("-")), 0, 0)[:3]
    return date(year, month or 1, day or 1), date(year, month or 12, day or monthrange(year, month or 12)[1])


def begin_of(partial: str, zone: str = HOME_ZONE) -> datetime:
    """The first instant that a date or time can mean in a time zone, in UTC.

    Where clocks are put forward past a time, the time counts as before the change; where they are put back and it comes
    twice, its first occurrence counts (RFC 5545, section 3.3.5, has it so too).
    """
    clock = time.fromisoformat(partial[11:]) if is_time(partial) else time()
    return datetime.combine(span(partial)[0], clock, ZoneInfo(zone)).astimezone(UTC)


def end_of(partial: str, zone: str = HOME_ZONE) -> datetime:
    """The first instant after all that a date can mean: the next midnight for a day; a time is its own end."""
    if is_time(partial):
        return begin_of(partial, zone)
    return begin_of((span(partial)[1] + timedelta(days=1)).isoformat(), zone)


def is_day(partial: str) -> bool:
    """Whether the day is known."""
    return len(partial) >= len("2019-11-29")


def is_time(partial: str) -> bool:
    """Whether even the time of day is known."""
    return len(partial) > len("2019-11-29")


def utc(instant: datetime) -> str:
    """An instant as in RFC 3339: `2019-11-30T00:00:00Z`."""
    return instant.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


_EARLIEST = datetime.min.replace(tzinfo=UTC)
