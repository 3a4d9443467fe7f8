"""Whether an event lies ahead, in words; its lists; its place in a calendar."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store

from evidence_store import run
from evidence_store.kinds.event import Event
from evidence_store.kinds.event.views import event_phases, event_when
from evidence_store.pages.phases import span

EVENT = "---\ntitle: {title}\nsummary: A stub.\n{fields}---\n"


def event(**fields: object) -> Event:
    return Event.model_validate({"title": "T", "summary": "S.", **fields})


def state(today: str, **fields: object) -> str:
    return event_phases(event(**fields), date.fromisoformat(today))[0].state


@pytest.mark.parametrize(
    ("today", "fields", "expected"),
    [
        ("2025-11-13", {"date": "2025-11-14"}, "ahead"),
        ("2025-11-14", {"date": "2025-11-14"}, "on"),
        ("2025-11-15", {"date": "2025-11-14"}, "over"),
        ("2025-11-14", {"date": "2025-11-14 18:30", "until": "2025-11-14 21:00"}, "on"),
        ("2025-11-15", {"date": "2025-11-14", "until": "2025-11-15"}, "on"),
        ("2025-11-16", {"date": "2025-11-14", "until": "2025-11-15"}, "over"),
        ("2025-11-30", {"date": "2025-11"}, "ahead"),
        ("2025-12-01", {"date": "2025-11"}, "over"),
        ("2024-02-29", {"date": "2024-02"}, "ahead"),
        ("2026-01-01", {"date": "2025"}, "over"),
        ("2026-01-01", {}, "unknown"),
    ],
)
def test_an_event_lies_ahead_or_is_on_or_over(today: str, fields: dict[str, str], expected: str):
    assert state(today, **fields) == expected


def test_an_event_is_over_at_the_minute_it_ends():
    found = event_phases(event(date="2025-07-14 18:30", until="2025-07-14 21:00"), date(2025, 7, 1))
    assert [(phase.state, phase.begins) for phase in found] == [
        ("ahead", None),
        ("on", datetime(2025, 7, 13, 23, 0, tzinfo=UTC)),
        ("over", datetime(2025, 7, 14, 20, 0, tzinfo=UTC)),
    ]


@given(
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    st.sampled_from([4, 7, 10]),
    st.dates(date(2014, 1, 1), date(2032, 1, 1)),
)
def test_no_event_is_said_to_be_over_that_may_still_come(day: date, exact: int, today: date):
    text = day.isoformat()[:exact]
    assert (state(today.isoformat(), date=text) == "over") == (today > span(text)[1])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2025-11-14"}, "14 November 2025"),
        ({"date": "2025-11"}, "November 2025"),
        ({"date": "2025-11-14 18:30"}, "14 November 2025, 18:30, UK time"),
        ({"date": "2025-11-14 18:30", "until": "2025-11-14 21:00"}, "14 November 2025, 18:30 to 21:00, UK time"),
        ({"date": "2025-11-14", "until": "2025-11-15"}, "14 November 2025 to 15 November 2025"),
        ({"date": "2025-11-14 18:30", "until": "2025-11-15 12:00", "time_zone": "Europe/Berlin"},
         "14 November 2025, 18:30 to 15 November 2025, 12:00, Berlin time"),
        ({}, ""),
    ],
)  # fmt: skip
def test_when_an_event_is_in_words(fields: dict[str, str], words: str):
    assert event_when(event(**fields)) == words


def test_the_list_begins_with_the_next_event_and_the_past_from_its_end(store: Store):
    for id, when in {
        "later": "2025-12-01",
        "next": "2025-11-20",
        "old": "2019",
        "last": "2025-11-13",
    }.items():
        store(f"events/{id}.md", EVENT.format(title=f"Event {id}", fields=f'date: "{when}"\n'))
    store("events/some.md", EVENT.format(title="Event some", fields=""))
    built = run(store.content, date(2025, 11, 14), store.kinds)
    html = next(str(page.html) for page in built.site.pages if page.address == "events/index.html")
    shown = [item.partition("</a>")[0].rpartition("Event ")[2] for item in html.split("<li ")[1:]
             if " hidden>" not in item.partition("\n")[0]]  # fmt: skip
    assert shown == ["next", "later", "last", "old", "some"]


def read(store: Store, fields: str) -> icalendar.Event:
    store("events/e.md", EVENT.format(title="An evening", fields=fields))
    (found,) = icalendar.Calendar.from_ical(store.file("events/e.ics")).walk("VEVENT")
    return found


def test_an_event_with_hours_is_two_instants_in_a_calendar(store: Store):
    found = read(
        store, "date: 2025-07-14 18:30\nuntil: 2025-07-14 21:00\nplace: Wickford Town Hall, room 2\n"
    )
    assert found["DTSTART"].dt == datetime(2025, 7, 14, 17, 30, tzinfo=UTC)
    assert found["DTEND"].dt == datetime(2025, 7, 14, 20, 0, tzinfo=UTC)
    assert found["LOCATION"] == "Wickford Town Hall, room 2"


def test_an_event_of_two_days_is_two_whole_days_in_a_calendar(store: Store):
    found = read(store, "date: 2025-11-14\nuntil: 2025-11-15\nannounced: 2025-10-01\n")
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2025, 11, 14), date(2025, 11, 16))
    assert found["DTSTAMP"].dt == datetime(2025, 9, 30, 23, tzinfo=UTC)
