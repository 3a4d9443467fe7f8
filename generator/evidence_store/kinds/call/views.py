"""Whether a call is open, in words, and what the templates of calls need."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from evidence_store.kinds.call.model import Call
from evidence_store.pages.calendar import Appointment, calendar_address
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.entry import FeedEntry, feed_entry
from evidence_store.pages.identity import identity
from evidence_store.pages.phases import Phase, as_of, begin_of, end_of, gaps, is_day, is_time, phases, span
from evidence_store.pages.publication import Publication
from evidence_store.pages.words import day, moment
from evidence_store.records.entry import Entry

State = Literal["open", "later", "unknown", "closed"]
HEADINGS: Mapping[State, str] = {
    "open": "Open",
    "later": "Opening later",
    "unknown": "Closing day not known",
    "closed": "Closed",
}
"""The states, what a reader can act on first."""


@dataclass(frozen=True, slots=True)
class CallStatus:
    """Where a call stands."""

    state: State
    label: str
    """One or two words: "Closed"."""
    words: str
    """The rest of it in a sentence, with its date."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list, for as long as it has one status."""

    entry: Entry[Call]
    phase: Phase[CallStatus]


@dataclass(frozen=True, slots=True)
class CallGroup:
    """Calls of one status, now or later."""

    state: State
    label: str
    rows: tuple[CallRow, ...]

    @property
    def phases(self) -> list[Phase[CallStatus]]:
        """When the group has a call in it."""
        return [row.phase for row in self.rows]


def call_phases(call: Call, today: date) -> tuple[Phase[CallStatus], ...]:
    """The status of a call as of `today`, and those to come. A date that is not exact never closes it too early."""
    zone, opens, closes = call.time_zone, call.opens, call.closes
    begins = begin_of(opens, zone) if opens else None
    later = CallStatus("later", "Opens later", f"It opens {_on(opens, zone)}." if opens else "")
    first = later if opens else None
    if closes and is_day(closes):
        until = f"on {moment(closes, zone)}" if is_time(closes) else f"at the end of {moment(closes, zone)}"
        still = CallStatus("open", "Open", f"It closes {until}.")
        found = phases(first or still, (begins, still), (end_of(closes, zone), _closed(call)))
    elif closes:
        still = CallStatus("open", "Open", f"It closes in {day(closes)}; we do not know on which day.")
        words = f"It closes some time in {day(closes)}. Ask those who run it whether it is still open."
        unsure = CallStatus("unknown", HEADINGS["unknown"], words)
        found = phases(
            first or still,
            (begins, still),
            (begin_of(closes, zone), unsure),
            (end_of(closes, zone), _closed(call)),
        )
    elif call.practices and not call.decided_on:
        found = phases(_closed(call))
    else:
        words = "No source says when it closes. Ask those who run it whether it is still open."
        unsure = CallStatus("unknown", HEADINGS["unknown"], words)
        found = phases(first or unsure, (begins, unsure), (_decision(call), _closed(call)))
    return as_of(found, today, zone)


def _decision(call: Call) -> datetime | None:
    on = call.decided_on
    if on is None:
        return None
    return begin_of(on, call.time_zone) if is_day(on) else end_of(on, call.time_zone)


def _closed(call: Call) -> CallStatus:
    if call.closes:
        words = f"It closed {_on(call.closes, call.time_zone)}."
    elif call.decided_on:
        words = f"It was decided {_on(call.decided_on, call.time_zone)}; we do not know when it closed."
    else:
        words = "It has been decided; we do not know when it closed."
    return CallStatus("closed", "Closed", words)


def _on(partial: str, zone: str) -> str:
    return f"{'on' if is_day(partial) else 'in'} {moment(partial, zone)}"


def record_view(entry: Entry[Call], shared: Shared) -> Mapping[str, Any]:
    """The statuses of the call, and the time in which one can still apply."""
    found = call_phases(entry.record, shared.today)
    return {
        "phases": found,
        "live": [phase for phase in found if phase.state.state != "closed"],
        "past": [phase for phase in found if phase.state.state in ("unknown", "closed")],
        "over": [phase for phase in found if phase.state.state == "closed"],
        "calendar": calendar_address(entry.address) if appointment(entry, shared) else "",
        "results": _results(entry, shared),
    }


def _results(entry: Entry[Call], shared: Shared) -> list[tuple[Entry[Any], str | None]]:
    """The partnerships that came of it, and the report of each, if there is one."""
    found = [shared.catalogue.get("practice", id) for id in entry.record.practices]
    return [(practice, practice.record.evaluation.report) for practice in found if practice]


def appointment(entry: Entry[Call], shared: Shared) -> Appointment | None:
    """The deadline of a call whose closing day is known, for people's own calendars."""
    closes = entry.record.closes
    return _deadline(entry, closes, shared.publication) if closes and is_day(closes) else None


def feed_entries(entry: Entry[Call], shared: Shared) -> Iterator[FeedEntry]:
    """The call from the day on which it opens, where that is known."""
    call = entry.record
    if call.opens and is_day(call.opens):
        until = f"Deadline: {moment(call.closes, call.time_zone)}. " if call.closes else ""
        title, text = f"Call: {call.title}", f"{until}{call.summary}"
        yield feed_entry(shared.publication, entry, ("opens",), call.opens, title, text, ("calls",))


def _deadline(entry: Entry[Call], closes: str, publication: Publication) -> Appointment:
    """The deadline as an appointment. A day alone is a whole day."""
    call, zone, exact = entry.record, entry.record.time_zone, is_time(closes)
    known = max((change.date.isoformat() for change in call.changes), default=call.opens or closes)
    url = publication.address(entry.address)
    lines = [f"Closes {'on' if exact else 'at the end of'} {moment(closes, zone)}.", call.summary]
    if call.apply and call.apply.link:
        lines.append(f"Apply at {call.apply.link}")
    if call.apply and call.apply.email:
        lines.append(f"Ask {call.apply.email}")
    return Appointment(
        uid=str(identity(publication, "call", entry.id, "closes")),
        title=f"Deadline: {call.title}",
        text="\n".join(filter(None, [*lines, url])),
        begins=end_of(closes, zone) if exact else span(closes)[0],
        ends=None if exact else span(closes)[1],
        stamp=begin_of(known, zone),
        revision=len(call.changes),
        url=url,
        remind=True,
    )


def list_view(entries: Sequence[Entry[Call]], shared: Shared) -> Mapping[str, Any]:
    """Calls by status, now and later."""
    groups = list(call_groups(entries, shared.today))
    return {"groups": groups, "none_open": no_call_open(groups)}


def call_groups(entries: Iterable[Entry[Call]], today: date) -> Iterator[CallGroup]:
    """The groups that have a call in them, now or later: the next deadline first, what is over last."""
    rows = [CallRow(entry, phase) for entry in entries for phase in call_phases(entry.record, today)]
    for state, label in HEADINGS.items():
        own = [row for row in rows if row.phase.state.state == state]
        if own:
            yield CallGroup(state, label, tuple(sorted(own, key=_order(state))))


def _order(state: State) -> Callable[[CallRow], Any]:
    def ahead(row: CallRow) -> tuple[str, str]:
        call = row.entry.record
        return ((call.closes if state == "open" else call.opens) or "9", row.entry.id)

    def behind(row: CallRow) -> tuple[int, str]:
        call = row.entry.record
        known = call.closes or call.decided_on or call.opens
        return (-end_of(known, call.time_zone).toordinal() if known else 0, row.entry.id)

    return ahead if state in ("open", "later") else behind


def no_call_open(groups: Iterable[CallGroup]) -> tuple[Phase[None], ...]:
    """The time in which no call is open."""
    return gaps((phase for group in groups if group.state == "open" for phase in group.phases), None)
