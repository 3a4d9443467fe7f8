"""Whether an event lies ahead, and what the templates of events need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from evidence_store.kinds.event.model import Event
from evidence_store.pages.calendar import Appointment, calendar_address
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.entry import FeedEntry, feed_entry
from evidence_store.pages.identity import identity
from evidence_store.pages.phases import Phase, as_of, begin_of, end_of, is_day, is_time, phases, span
from evidence_store.pages.words import day, zone_name
from evidence_store.records.entry import Entry

State = Literal["ahead", "on", "over", "unknown"]
LABELS: Mapping[State, str] = {
    "ahead": "Coming up",
    "on": "Today",
    "over": "Past",
    "unknown": "Date not known",
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list, for as long as it belongs there."""

    entry: Entry[Event]
    phases: tuple[Phase[State], ...]

    @property
    def when(self) -> str:
        """When it is, in words."""
        return event_when(self.entry.record)


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events that lie ahead, or are over, now or later."""

    id: str
    label: str
    rows: tuple[EventRow, ...]

    @property
    def phases(self) -> list[Phase[State]]:
        """When the group has an event in it."""
        return [phase for row in self.rows for phase in row.phases]


def event_phases(event: Event, today: date) -> tuple[Phase[State], ...]:
    """Whether the event lies ahead as of `today`, and what comes. It is `on` all day long."""
    if event.date is None:
        return phases("unknown")
    first, last, zone = event.date[:10], event.until or event.date[:10], event.time_zone
    starts: State = "on" if is_day(first) else "ahead"
    ahead: State = "ahead"
    over: State = "over"
    return as_of(phases(ahead, (begin_of(first, zone), starts), (end_of(last, zone), over)), today, zone)


def event_when(event: Event) -> str:
    """14 November 2025, 18:30 to 21:00, UK time."""
    begins, ends = event.date, event.until
    if begins is None:
        return ""
    words = day(begins) + (f", {begins[11:]}" if is_time(begins) else "")
    if ends:
        same = ends[:10] == begins[:10]
        words += " to " + ("" if same else day(ends) + (", " if is_time(ends) else "")) + ends[11:]
    return words + (f", {zone_name(event.time_zone)}" if is_time(begins) or (ends and is_time(ends)) else "")


def record_view(entry: Entry[Event], shared: Shared) -> Mapping[str, Any]:
    """Whether it lies ahead, and when it is in words."""
    event, found = entry.record, event_phases(entry.record, shared.today)
    several_days = event.date and event.until and event.until[:10] != event.date[:10]
    return {
        "phases": found,
        "labels": {**LABELS, "on": "Under way"} if several_days else LABELS,
        "live": [phase for phase in found if phase.state in ("ahead", "on")],
        "when": event_when(entry.record),
        "calendar": calendar_address(entry.address) if appointment(entry, shared) else "",
    }


def list_view(entries: Sequence[Entry[Event]], shared: Shared) -> Mapping[str, Any]:
    """Events that lie ahead, and those that are over."""
    return {"groups": list(event_groups(entries, shared.today))}


def event_groups(entries: Iterable[Entry[Event]], today: date) -> Iterator[EventGroup]:
    """The groups that have an event in them, now or later: the next one first, then the past from its end."""
    found = [(entry, event_phases(entry.record, today)) for entry in sorted(entries, key=lambda e: e.id)]
    for id, label, states in (
        ("ahead", "Coming up", ("ahead", "on")),
        ("over", "Past", ("over",)),
        ("unknown", "Date not known", ("unknown",)),
    ):
        rows = [
            EventRow(entry, own)
            for entry, every in found
            if (own := tuple(phase for phase in every if phase.state in states))
        ]
        rows.sort(key=lambda row: _instant(row.entry.record), reverse=id == "over")
        if rows:
            yield EventGroup(id, label, tuple(rows))


def _instant(event: Event) -> float:
    return begin_of(event.date, event.time_zone).timestamp() if event.date else 0


def feed_entries(entry: Entry[Event], shared: Shared) -> Iterator[FeedEntry]:
    """The event from the day on which it was announced; one of the past that nobody announced, from its own day."""
    event = entry.record
    day = event.announced or (event.date if event.date and is_day(event.date) else None)
    if day:
        text = ". ".join(filter(None, [event_when(event), event.place, event.summary]))
        yield feed_entry(
            shared.publication, entry, ("announced",), day, f"Event: {event.title}", text, ("events",)
        )


def appointment(entry: Entry[Event], shared: Shared) -> Appointment | None:
    """The event for people's own calendars, if its day is known; one without times is a row of whole days."""
    event, zone, publication = entry.record, entry.record.time_zone, shared.publication
    begins, ends = event.date, event.until
    if not begins or not is_day(begins):
        return None
    timed = is_time(begins)
    known = max((c.date.isoformat() for c in event.changes), default=str(event.announced or begins))
    url = publication.address(entry.address)
    lines = [event.summary]
    if event.join:
        lines += filter(None, [event.join.how, event.join.link, event.join.email])
    return Appointment(
        uid=str(identity(publication, "event", entry.id)),
        title=event.title,
        text="\n".join(filter(None, [*lines, url])),
        begins=begin_of(begins, zone) if timed else span(begins)[0],
        ends=(end_of(ends, zone) if ends else None) if timed else span(ends or begins)[1],
        stamp=begin_of(known, zone),
        revision=len(event.changes),
        place=event.place or "",
        url=url,
    )
