"""What is open, due or over: as of any day, in any time zone, and at any instant after the build."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from evidence_store.pages.phases import (
    Phase,
    as_of,
    begin_of,
    due,
    end_of,
    gaps,
    is_day,
    is_time,
    phases,
    span,
    utc,
)

ZONES = [
    "Europe/London",  # an hour forward in summer
    "America/New_York",
    "Asia/Kolkata",  # half an hour off
    "Pacific/Kiritimati",  # a day ahead
    "Pacific/Pago_Pago",  # a day behind
    "Pacific/Apia",  # left out 30 December 2011
    "America/Sao_Paulo",  # put clocks forward at midnight, until 2018
    "Australia/Lord_Howe",  # by half an hour
    "UTC",
]
zones = st.sampled_from(ZONES)
days = st.dates(date(1970, 1, 1), date(2090, 12, 31))
clocks = st.times().map(lambda t: t.strftime("%H:%M"))
exact = days.map(date.isoformat)
timed = st.builds("{} {}".format, exact, clocks)
partial = st.one_of(exact, exact.map(lambda d: d[:7]), exact.map(lambda d: d[:4]))
instants = st.datetimes(datetime(1969, 12, 1), datetime(2091, 2, 1)).map(lambda d: d.replace(tzinfo=UTC))


def state_at(found: tuple[Phase[str], ...], instant: datetime) -> str:
    """What `when.js` shows at an instant."""
    (only,) = [
        phase.state
        for phase in found
        if (phase.begins is None or phase.begins <= instant) and (phase.ends is None or instant < phase.ends)
    ]
    return only


@pytest.mark.parametrize(
    ("text", "zone", "begins", "ends"),
    [
        ("2019-11-29", "Europe/London", "2019-11-29T00:00:00Z", "2019-11-30T00:00:00Z"),
        ("2019-07-02", "Europe/London", "2019-07-01T23:00:00Z", "2019-07-02T23:00:00Z"),
        ("2020-03-29", "Europe/London", "2020-03-29T00:00:00Z", "2020-03-29T23:00:00Z"),  # 23 hours
        ("2020-10-25", "Europe/London", "2020-10-24T23:00:00Z", "2020-10-26T00:00:00Z"),  # 25 hours
        ("2020-02-29", "Europe/London", "2020-02-29T00:00:00Z", "2020-03-01T00:00:00Z"),
        ("2019-02", "Europe/London", "2019-02-01T00:00:00Z", "2019-03-01T00:00:00Z"),
        ("2020-02", "Europe/London", "2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z"),
        ("2019", "Europe/London", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("2019-11-29", "America/New_York", "2019-11-29T05:00:00Z", "2019-11-30T05:00:00Z"),
        ("2011-12-29", "Pacific/Apia", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),  # no midnight
        ("2019-11-29 17:00", "Europe/London", "2019-11-29T17:00:00Z", "2019-11-29T17:00:00Z"),
        ("2019-07-02 17:00", "Europe/London", "2019-07-02T16:00:00Z", "2019-07-02T16:00:00Z"),
        ("2020-03-29 01:30", "Europe/London", "2020-03-29T01:30:00Z", "2020-03-29T01:30:00Z"),  # not there
        ("2020-10-25 01:30", "Europe/London", "2020-10-25T00:30:00Z", "2020-10-25T00:30:00Z"),  # comes twice
        ("2999-12-31", "Europe/London", "2999-12-31T00:00:00Z", "3000-01-01T00:00:00Z"),
        ("1000-01-01", "Asia/Kolkata", "0999-12-31T18:06:32Z", "1000-01-01T18:06:32Z"),
    ],
)
def test_a_date_begins_and_ends_at_these_instants(text: str, zone: str, begins: str, ends: str):
    assert utc(begin_of(text, zone)) == begins
    assert utc(end_of(text, zone)) == ends


@given(partial, zones)
def test_a_date_lasts_from_its_first_midnight_to_the_one_after_its_last_day(text: str, zone: str):
    assume((text, zone) != ("2011-12-30", "Pacific/Apia"))  # a day that never was
    begins, ends = begin_of(text, zone), end_of(text, zone)
    first, last = span(text)
    assert begins.astimezone(ZoneInfo(zone)).date() == first
    assert (begins - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date() < first
    assert ends.astimezone(ZoneInfo(zone)).date() > last
    assert (ends - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date() <= last
    assert first.isoformat().startswith(text)
    assert last.isoformat().startswith(text)
    assert not (last + timedelta(days=1)).isoformat().startswith(text)


@given(timed, zones)
def test_a_time_is_the_instant_when_clocks_there_show_it_unless_they_never_do(text: str, zone: str):
    there = begin_of(text, zone).astimezone(ZoneInfo(zone))
    skipped = there.replace(tzinfo=None) != datetime.fromisoformat(text)
    if skipped:  # clocks were put forward past it: by as much it is later
        assert there.replace(tzinfo=None) > datetime.fromisoformat(text)
    assert end_of(text, zone) == begin_of(text, zone)


@given(partial)
def test_how_exact_a_date_is(text: str):
    assert is_day(text) == (len(text) == 10)
    assert not is_time(text)


def test_a_time_is_a_day_too():
    assert is_day("2019-11-29 17:00")
    assert is_time("2019-11-29 17:00")


# Phases ----------------------------------------------------------------------------

changes = st.lists(st.tuples(st.none() | instants, st.sampled_from("bcde")), max_size=4)


@given(changes, instants)
def test_phases_fill_all_time_without_overlap(found: list[tuple[datetime | None, str]], instant: datetime):
    made = phases("a", *found)
    assert made[0].begins is None
    assert made[-1].ends is None
    for before, after in pairwise(made):
        assert before.ends == after.begins
        assert before.ends is not None
    assert state_at(made, instant) in "abcde"


@given(st.lists(instants, min_size=3, max_size=3).map(sorted), instants)
def test_the_state_is_that_of_the_last_change_before(at: list[datetime], instant: datetime):
    made = phases("a", (at[0], "b"), (at[1], "c"), (at[2], "d"))
    assert state_at(made, instant) == "abcd"[sum(change <= instant for change in at)]


@given(st.lists(instants, min_size=2, max_size=2), instants)
def test_a_change_that_comes_too_early_waits_for_the_one_before(at: list[datetime], instant: datetime):
    made = phases("a", (at[0], "b"), (at[1], "c"))
    assert state_at(made, instant) == state_at(phases("a", (at[0], "b"), (max(at), "c")), instant)


@given(changes, days, zones, instants)
def test_a_build_of_a_day_shows_what_is_true_as_the_day_begins_and_all_that_comes(
    found: list[tuple[datetime | None, str]], today: date, zone: str, instant: datetime
):
    made = phases("a", *found)
    built = as_of(made, today, zone)
    begin = begin_of(today.isoformat(), zone)
    assert built[0].begins is None
    assert built[0].state == state_at(made, begin)
    assert state_at(built, instant) == state_at(made, max(instant, begin))


# Due and overdue --------------------------------------------------------------------


@given(partial, days, zones)
@example("2020-02", date(2020, 2, 29), "Europe/London")
@example("2019-11-29", date(2019, 11, 29), "Pacific/Kiritimati")
@example("2019", date(2020, 1, 1), "Pacific/Pago_Pago")
def test_something_is_ahead_then_due_as_long_as_the_date_can_mean_then_overdue(
    by: str, today: date, zone: str
):
    first, last = span(by)
    wanted = "ahead" if today < first else "due" if today <= last else "overdue"
    assert as_of(due(by, zone), today, zone)[0].state == wanted


# Gaps ------------------------------------------------------------------------------

spans = st.tuples(st.none() | instants, st.none() | instants).filter(
    lambda s: s[0] is None or s[1] is None or s[0] < s[1]
)


@given(st.lists(spans, max_size=5), instants)
def test_a_gap_is_where_no_phase_is(found: list[tuple[datetime | None, datetime | None]], instant: datetime):
    every = [Phase("x", *ends) for ends in found]
    covered = any(
        (p.begins is None or p.begins <= instant) and (p.ends is None or instant < p.ends) for p in every
    )
    left = gaps(every, "none")
    inside = [
        p for p in left if (p.begins is None or p.begins <= instant) and (p.ends is None or instant < p.ends)
    ]
    assert len(inside) == (0 if covered else 1)


def test_of_nothing_everything_is_a_gap():
    assert gaps((), "none") == (Phase("none", None, None),)
