"""Whether a call is open, in words; its lists; its deadline for a calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store

from evidence_store import run
from evidence_store.kinds.call import Call
from evidence_store.kinds.call.views import call_phases
from evidence_store.pages.phases import begin_of, end_of, span

CALL = "---\ntitle: {title}\nsummary: A stub.\nprogramme: a-programme\n{fields}---\n"
UNKNOWN = "No source says when it closes. Ask those who run it whether it is still open."


def call(**fields: object) -> Call:
    return Call.model_validate({"title": "T", "summary": "S.", "programme": "p", **fields})


def said(today: str, **fields: object) -> tuple[str, str]:
    status = call_phases(call(**fields), date.fromisoformat(today))[0].state
    return status.label, status.words


@pytest.mark.parametrize(
    ("today", "fields", "label", "words"),
    [
        ("2019-11-20", {"closes": "2019-11-29"}, "Open", "It closes at the end of 29 November 2019."),
        ("2019-11-29", {"closes": "2019-11-29"}, "Open", "It closes at the end of 29 November 2019."),
        ("2019-11-30", {"closes": "2019-11-29"}, "Closed", "It closed on 29 November 2019."),
        ("2019-11-29", {"closes": "2019-11-29 17:00"}, "Open", "It closes on 29 November 2019 at 17:00, UK time."),
        ("2019-11-30", {"closes": "2019-11-29 17:00"}, "Closed", "It closed on 29 November 2019 at 17:00, UK time."),
        ("2019-11-29", {"closes": "2019-11-29", "time_zone": "America/New_York"}, "Open",
         "It closes at the end of 29 November 2019, New York time."),
        ("2019-10-31", {"opens": "2019-11"}, "Opens later", "It opens in November 2019."),
        ("2019-10-31", {"opens": "2019-11-01"}, "Opens later", "It opens on 1 November 2019."),
        ("2019-11-20", {"opens": "2019-11", "closes": "2019-11-29"}, "Open",
         "It closes at the end of 29 November 2019."),
        ("2019-11-20", {"opens": "2019-11"}, "Closing day not known", UNKNOWN),
        ("2019-11-20", {}, "Closing day not known", UNKNOWN),
        ("2020-01-31", {"closes": "2020-02"}, "Open", "It closes in February 2020; we do not know on which day."),
        ("2020-02-29", {"closes": "2020-02"}, "Closing day not known",
         "It closes some time in February 2020. Ask those who run it whether it is still open."),
        ("2020-03-01", {"closes": "2020-02"}, "Closed", "It closed in February 2020."),
        ("2019-12-31", {"closes": "2019"}, "Closing day not known",
         "It closes some time in 2019. Ask those who run it whether it is still open."),
        ("2020-01-01", {"closes": "2019"}, "Closed", "It closed in 2019."),
        ("2019-07-01", {"decided_on": "2019-07-02"}, "Closing day not known", UNKNOWN),
        ("2019-07-02", {"decided_on": "2019-07-02"}, "Closed",
         "It was decided on 2 July 2019; we do not know when it closed."),
        ("2019-07-31", {"decided_on": "2019-07"}, "Closing day not known", UNKNOWN),
        ("2019-08-01", {"decided_on": "2019-07"}, "Closed",
         "It was decided in July 2019; we do not know when it closed."),
        ("2019-01-01", {"practices": ("a",)}, "Closed", "It has been decided; we do not know when it closed."),
        ("2019-01-01", {"opens": "2019-02-03", "closes": "2019-03-31", "practices": ("a",)}, "Opens later",
         "It opens on 3 February 2019."),
    ],
)  # fmt: skip
def test_a_call_says_where_it_stands(today: str, fields: dict[str, object], label: str, words: str):
    assert said(today, **fields) == (label, words)


def test_a_call_to_come_goes_through_all_its_states_at_exact_instants():
    found = call_phases(call(opens="2025-03-30", closes="2025-04-30 17:00"), date(2025, 1, 1))
    assert [(p.state.state, p.begins, p.ends) for p in found] == [
        ("later", None, datetime(2025, 3, 30, 0, 0, tzinfo=UTC)),  # clocks go forward an hour later
        ("open", datetime(2025, 3, 30, 0, 0, tzinfo=UTC), datetime(2025, 4, 30, 16, 0, tzinfo=UTC)),
        ("closed", datetime(2025, 4, 30, 16, 0, tzinfo=UTC), None),
    ]


days = st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(date.isoformat)
partial = st.one_of(days, days.map(lambda d: d[:7]), days.map(lambda d: d[:4]))
zones = st.sampled_from(["Europe/London", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"])


@given(partial, zones, st.dates(date(2014, 1, 1), date(2032, 1, 1)))
def test_no_call_is_said_to_be_closed_before_its_last_possible_instant_nor_open_after_it(
    closes: str, zone: str, today: date
):
    now = call_phases(call(closes=closes, time_zone=zone), today)[0].state.state
    assert (now == "closed") == (today > span(closes)[1])
    assert (now == "open") == (today < span(closes)[0] or (len(closes) == 10 and today == span(closes)[0]))


@given(partial, partial, zones, st.dates(date(2014, 1, 1), date(2032, 1, 1)))
def test_states_come_in_their_order_and_end_with_closed(opens: str, closes: str, zone: str, today: date):
    found = call_phases(call(opens=opens, closes=closes, time_zone=zone), today)
    order = ["later", "open", "unknown", "closed"]
    ranks = [order.index(phase.state.state) for phase in found]
    assert ranks == sorted(set(ranks))
    assert found[-1].state.state == "closed"
    closed = found[-1].begins
    if closed is not None:
        assert closed == max(end_of(closes, zone), begin_of(opens, zone))


# Pages -------------------------------------------------------------------------------


def pages(store: Store, today: str) -> dict[str, str]:
    built = run(store.content, date.fromisoformat(today), store.kinds)
    return {page.address: str(page.html) for page in built.site.pages}


@pytest.fixture
def calls(store: Store) -> Store:
    store.stub("programme", "a-programme")
    store("index.md", "---\ntitle: Home\nsummary: S.\nlayout: home\n---\n")
    for id, fields in {
        "soon": "opens: 2019-11-01\ncloses: 2019-11-29\n",
        "sooner": "opens: 2019-11-01\ncloses: 2019-11-22 12:00\n",
        "next": "opens: 2019-12-10\ncloses: 2020-01-31\n",
        "old": "closes: 2018-05-31\n",
        "older": "closes: 2018\n",
    }.items():
        store(f"calls/{id}.md", CALL.format(title=f"Call {id}", fields=fields))
    return store


def test_the_list_begins_with_the_next_deadline_and_ends_with_what_is_long_over(calls: Store):
    html = pages(calls, "2019-11-20")["calls/index.html"]
    shown = [part.partition("</a>")[0].rpartition("Call ")[2] for part in html.split('<li class="ev-card" ')
             if ' hidden>' not in part.partition("\n")[0] and "Call " in part]  # fmt: skip
    assert shown == ["sooner", "soon", "next", "older", "old"]


def test_what_is_not_true_yet_is_in_the_page_and_hidden(calls: Store):
    html = pages(calls, "2019-11-20")["calls/soon.html"]
    assert '<p class="ev-call-status" data-when="/2019-11-30T00:00:00Z">' in html
    assert '<p class="ev-call-status" data-when="2019-11-30T00:00:00Z/" hidden>' in html


def test_what_is_over_for_good_is_not_in_the_page(calls: Store):
    html = pages(calls, "2019-11-30")["calls/soon.html"]
    assert '<p class="ev-call-status" data-when="/">' in html
    assert "Open" not in html.partition("</header>")[0]


def test_home_names_the_open_calls_and_says_when_there_will_be_none(calls: Store):
    home = pages(calls, "2019-11-20")["index.html"]
    assert home.index("Call sooner") < home.index("Call soon<") < home.index("Find by outcome")
    # None is open from the end of 29 November until 10 December, nor after 31 January.
    assert (
        'data-when="2019-11-30T00:00:00Z/2019-12-10T00:00:00Z 2020-02-01T00:00:00Z/" hidden>No call is open'
        in home
    )


def test_a_page_with_times_loads_the_script_and_others_do_not(calls: Store):
    built = run(calls.content, date(2019, 11, 20), calls.kinds)
    scripts = {page.address: page.scripts for page in built.site.pages}
    assert "js/when.js" in scripts["calls/soon.html"]
    assert "js/when.js" in scripts["calls/index.html"]
    assert "js/when.js" in scripts["index.html"]
    assert "js/when.js" not in scripts["partners/index.html"]


@given(st.dates(date(2019, 10, 1), date(2020, 3, 1)))
def test_whenever_it_is_built_the_list_says_the_same_about_a_later_day(today: date):
    later = today + timedelta(days=20)
    fields = {"opens": "2019-11-01", "closes": "2020-01-31"}
    begin = begin_of(later.isoformat())
    (then,) = [
        p.state
        for p in call_phases(call(**fields), today)
        if (p.begins is None or p.begins <= begin) and (p.ends is None or begin < p.ends)
    ]
    assert then == call_phases(call(**fields), later)[0].state
