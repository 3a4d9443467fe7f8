"""Dates, times, time zones and e-mail addresses: what is taken, and in which words the rest is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from tests.helpers import Store

from evidence_store.records.fields import DateOrTime, Day, EmailAddress, PartialDate, TimeZone

CALL = "---\ntitle: T\nsummary: S.\nprogramme: p\n{}---\n"


def taken(type_: object, value: object) -> object:
    return TypeAdapter(type_).validate_python(value)


@pytest.mark.parametrize("text", ["2019", "2019-11", "2019-11-29", "2020-02-29", "1000", "2079-12-31"])
def test_a_date_is_as_exact_as_it_is_written(text: str):
    assert taken(PartialDate, text) == taken(DateOrTime, text) == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2019-11-29 17:00", "2019-11-29 17:00"),
        ("2019-11-29T17:00", "2019-11-29 17:00"),
        ("2019-11-29 00:00", "2019-11-29 00:00"),
        ("2019-11-29 23:59", "2019-11-29 23:59"),
    ],
)
def test_a_time_of_a_day_is_kept_to_the_minute(written: str, kept: str):
    assert taken(DateOrTime, written) == kept
    with pytest.raises(ValidationError):
        taken(PartialDate, written)


NO_DATE = [
    "0000", "0999", "3000", "19", "2019-13", "2019-00", "2019-02-29", "2019-11-31", "29 November 2019", "",
    "2019-11-29 24:00", "2019-11-29 17:60", "2019-11-29 5pm", "2019-11 17:00", "2019-11-29 17:00:00",
    "2019-11-29 17:00Z", "2019-11-29\n", "0001-01-01", "9999-12-31", 999, 3000, True, 2019.5, None,
]  # fmt: skip


@pytest.mark.parametrize("value", NO_DATE)
def test_what_no_calendar_or_clock_has_is_refused(value: object):
    for kind in (PartialDate, DateOrTime):
        with pytest.raises(ValidationError):
            taken(kind, value)


@given(st.text(max_size=20))
def test_any_text_is_refused_or_kept_in_one_of_the_four_forms(text: str):
    try:
        kept = str(taken(DateOrTime, text))
    except ValidationError:
        return
    assert len(kept) in (4, 7, 10, 16)
    assert taken(DateOrTime, kept) == kept


@pytest.mark.parametrize("zone", ["Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"])
def test_a_time_zone_is_one_of_the_iana_list(zone: str):
    assert taken(TimeZone, zone) == zone


@pytest.mark.parametrize(
    "zone",
    ["", "London", "Europe", "Europe/Lundon", "BST", "../../etc/passwd", "/etc/localtime", "right/Europe/London",
     "localtime", "Europe/London\0", "Europe/London\n", "europe/london", "A/" * 3000],
)  # fmt: skip
def test_what_is_no_time_zone_is_refused_whatever_the_machine_has_on_its_disk(zone: str):
    with pytest.raises(ValidationError):
        taken(TimeZone, zone)


@pytest.mark.parametrize("address", ["team@example.org", "first.last+calls@sub.example.co.uk"])
def test_an_email_address_is_taken(address: str):
    assert taken(EmailAddress, address) == address


@pytest.mark.parametrize(
    "address",
    ["team", "team@example", "Team <team@example.org>", "a b@example.org", "a@b@example.org", "a@example.org\n",
     "a@example.org?bcc=b@example.org", "javascript:alert(1)@example.org", f"{'a' * 250}@example.org"],
)  # fmt: skip
def test_what_could_be_anything_but_one_address_is_refused(address: str):
    with pytest.raises(ValidationError):
        taken(EmailAddress, address)


@pytest.mark.parametrize("year", ["0001", "0999", "3000", "9999"])
def test_a_day_outside_of_history_is_refused(year: str):
    from datetime import date

    with pytest.raises(ValidationError):
        taken(Day, date.fromisoformat(f"{year}-01-01"))


@pytest.mark.parametrize(
    ("fields", "message", "help"),
    [
        ("closes: 29 November 2019\n",
         '5:9: error[bad-value]: `closes` cannot be "29 November 2019": this is not a year, a month (2019-11), '
         "a day (2019-11-29) or a time of a day (2019-11-29 17:00)",
         "write 2019-11-29"),
        ("closes: 3/11/2019\n",
         '5:9: error[bad-value]: `closes` cannot be "3/11/2019": this is not a year, a month (2019-11), '
         "a day (2019-11-29) or a time of a day (2019-11-29 17:00)",
         "write 2019-11-03 if the day comes first, 2019-03-11 if the month does"),
        ("closes: 2091-11-29\n",
         '5:9: error[bad-value]: `closes` cannot be "2091-11-29": nobody plans so far ahead; '
         "look for a slip in the year",
         "The deadline: the last day, until its end, or a time of it. A month alone says that the day is not known."),
        ("time_zone: London\n",
         '5:12: error[bad-value]: `time_zone` cannot be "London": a time zone is written as in the IANA list, '
         "like Europe/London",
         "The time zone of these dates."),
        ("apply:\n  email: the team\n",
         '6:10: error[bad-value]: `apply.email` cannot be "the team": an e-mail address looks like name@example.org',
         "Where to send it, or to ask. An address of a team, not of a person."),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_a_sentence(store: Store, fields: str, message: str, help: str):
    store.stub("programme", "p")("calls/a.md", CALL.format(fields))
    assert store.report == f"content/calls/a.md:{message}\n  help: {help}\n"
