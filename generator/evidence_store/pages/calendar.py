"""Calendar files (iCalendar, RFC 5545): days and times that people can take into their own calendar.

Times are written in UTC, so that no file needs a table of time zones; days are written as days.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from evidence_store.pages.phases import utc

MOST_OCTETS = 75
"""The length of a line, without its end (section 3.1)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One thing with a day or a time."""

    uid: str
    """Permanent: a calendar that has it replaces it."""
    title: str
    text: str
    begins: date | datetime
    """A day, or an instant in UTC."""
    ends: date | datetime | None
    """The last day, or an instant in UTC; None where there is only a beginning."""
    stamp: datetime
    """When it was written down, in UTC, as the content says."""
    revision: int = 0
    """How often it has changed."""
    place: str = ""
    url: str = ""
    """The full address of its page, if that is known."""
    remind: bool = False
    """Whether to remind a week before."""


def calendar_address(page: str) -> str:
    """Where the appointment of a page lies, beside the page."""
    return page.removesuffix("html") + "ics"


def calendar(name: str, appointments: Iterable[Appointment]) -> str:
    """A calendar file, with the line ends that the standard asks for."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Evidence Store//Calendar//EN", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]  # fmt: skip
    for appointment in appointments:
        lines += _event(appointment)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(it: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{it.uid}"
    yield f"DTSTAMP:{_time(it.stamp)}"
    yield f"SEQUENCE:{it.revision}"
    yield _when("DTSTART", it.begins)
    if it.ends is not None:
        # The end of a day is the next day (section 3.6.1).
        last = it.ends if isinstance(it.ends, datetime) else date.fromordinal(it.ends.toordinal() + 1)
        yield _when("DTEND", last)
    yield f"SUMMARY:{_escaped(it.title)}"
    yield f"DESCRIPTION:{_escaped(it.text)}"
    if it.place:
        yield f"LOCATION:{_escaped(it.place)}"
    if it.url:
        yield f"URL:{it.url}"
    yield "TRANSP:TRANSPARENT"
    if it.remind:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(it.title)}",
            "TRIGGER:-P7D",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _when(name: str, value: date | datetime) -> str:
    if isinstance(value, datetime):
        return f"{name}:{_time(value)}"
    return f"{name};VALUE=DATE:{_basic(value.isoformat())}"


def _time(instant: datetime) -> str:
    return _basic(utc(instant))


def _basic(text: str) -> str:
    return text.replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    """TEXT (section 3.3.11): backslash, semicolon, comma and line feed have a meaning, other controls no place."""
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text)
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, never inside a character; each further one begins with a space."""
    pieces, piece, room = list[str](), "", MOST_OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", MOST_OCTETS - 1
        piece, room = piece + character, room - size
    return "\r\n ".join([*pieces, piece])
