"""Calendar files, read back by a parser that is not ours."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store

from evidence_store import run
from evidence_store.pages.calendar import Appointment, calendar
from evidence_store.pages.publication import Publication

STAMP = datetime(2019, 11, 1, tzinfo=UTC)
DAY = Appointment("u", "Deadline", "Text", date(2019, 11, 29), date(2019, 11, 29), STAMP)
CALL = "---\ntitle: {}\nsummary: Apply, all of you; now.\nprogramme: a-programme\n{}---\n"


def read(text: str) -> icalendar.Event:
    found = icalendar.Calendar.from_ical(text)
    assert found.errors == []
    (event,) = found.walk("VEVENT")
    assert event.errors == []
    return event


def test_a_day_is_written_like_this():
    assert calendar("Deadlines", [DAY]) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Evidence Store//Calendar//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "X-WR-CALNAME:Deadlines\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:u\r\n"
        "DTSTAMP:20191101T000000Z\r\n"
        "SEQUENCE:0\r\n"
        "DTSTART;VALUE=DATE:20191129\r\n"
        "DTEND;VALUE=DATE:20191130\r\n"
        "SUMMARY:Deadline\r\n"
        "DESCRIPTION:Text\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\;,:\n\"'é✓👩‍👩‍👧"), max_size=200
)


@given(texts, texts)
def test_any_text_comes_back_as_it_was_and_no_line_is_too_long(title: str, text: str):
    made = calendar("C", [Appointment("u", title, text, date(2019, 11, 29), None, STAMP)])
    assert made.endswith("\r\n")
    lines = made.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    event = read(made)
    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]) == text


@pytest.mark.parametrize("control", ["\r", "\x00", "\x1b", "\x0b", "\x7f"])
def test_a_control_character_cannot_begin_a_line_of_its_own(control: str):
    made = calendar("C", [Appointment("u", f"A{control}END:VEVENT", "", date(2019, 11, 29), None, STAMP)])
    assert made.count("\r\nEND:VEVENT") == 1
    assert "SUMMARY:A END:VEVENT\r\n" in made


def test_a_week_before_there_is_a_reminder_where_one_is_wanted():
    (alarm,) = icalendar.Calendar.from_ical(
        calendar("C", [Appointment("u", "Deadline", "", date(2019, 11, 29), None, STAMP, remind=True)])
    ).walk("VALARM")
    assert alarm["TRIGGER"].dt.days == -7
    assert alarm["ACTION"] == "DISPLAY"


# Deadlines of calls --------------------------------------------------------------------


def deadline(store: Store, fields: str, title: str = "A call", **publication: str) -> icalendar.Event:
    store.stub("programme", "a-programme")("calls/a-call.md", CALL.format(title, fields))
    built = run(store.content, date(2019, 11, 20), store.kinds, publication=Publication("S", **publication))
    return read(next(f.content for f in built.site.files if f.address == "calls/a-call.ics"))


def test_a_deadline_without_a_time_is_a_whole_day(store: Store):
    event = deadline(store, "opens: 2019-11-01\ncloses: 2019-11-29\n")
    assert event["DTSTART"].dt == date(2019, 11, 29)
    assert event["DTEND"].dt == date(2019, 11, 30)
    assert event["SUMMARY"] == "Deadline: A call"
    assert event["DESCRIPTION"] == "Closes at the end of 29 November 2019.\nApply, all of you; now."
    assert event["DTSTAMP"].dt == datetime(2019, 11, 1, tzinfo=UTC)
    assert "URL" not in event


@pytest.mark.parametrize(
    ("closes", "zone", "instant"),
    [
        ("2019-11-29 17:00", "Europe/London", datetime(2019, 11, 29, 17, tzinfo=UTC)),
        ("2019-07-02 17:00", "Europe/London", datetime(2019, 7, 2, 16, tzinfo=UTC)),
        ("2019-07-02 17:00", "America/New_York", datetime(2019, 7, 2, 21, tzinfo=UTC)),
    ],
)
def test_a_deadline_with_a_time_is_an_instant(store: Store, closes: str, zone: str, instant: datetime):
    event = deadline(store, f"closes: {closes}\ntime_zone: {zone}\n")
    assert event["DTSTART"].dt == instant
    assert "DTEND" not in event


def test_a_deadline_keeps_its_identifier_when_title_and_day_change(store: Store):
    before = deadline(store, "closes: 2019-11-29\n")
    change = "changes:\n- {date: 2019-11-21, what: Two weeks more., why: Many asked.}\n"
    after = deadline(store, f"closes: 2019-12-13\n{change}", title="Another title")
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt == datetime(2019, 11, 21, tzinfo=UTC)


def test_a_deadline_tells_the_address_of_its_page_where_one_is_known(store: Store):
    event = deadline(store, "closes: 2019-11-29\n", site_url="https://store.example/x/")
    assert event["URL"] == "https://store.example/x/calls/a-call.html"


def test_two_stores_have_identifiers_of_their_own(store: Store):
    one = deadline(store, "closes: 2019-11-29\n", identity="one.example 2019")
    other = deadline(store, "closes: 2019-11-29\n", identity="other.example 2019")
    assert one["UID"] != other["UID"]


@pytest.mark.parametrize("fields", ["", "closes: 2019-11\n", "closes: 2019\n"])
def test_a_deadline_whose_day_is_not_known_has_no_file(store: Store, fields: str):
    store.stub("programme", "a-programme")("calls/a-call.md", CALL.format("A call", fields))
    assert not [f for f in store.build().site.files if f.address.endswith(".ics")]
    assert ".ics" not in store.page("calls/a-call.html")
