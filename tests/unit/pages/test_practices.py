"""The pages of practices and what is under way: what stands there, and that nothing of it looks like a rating."""

import csv
import io
import re
from datetime import date

import pytest
from tests.helpers import Found, Store, complete, example_store

from evidence_store import KINDS, run
from evidence_store.pages.page import Page

PRACTICE = next(kind for kind in KINDS if kind.name == "practice")
LEAST = "title: T\nsummary: S.\npartners: [a]\nprogramme: p\nsources: [moss-2019]\n"


def practice(evaluation: str, more: str = "") -> str:
    return f"---\n{LEAST}evaluation: {{{evaluation}}}\n{more}---\n"


def built(store: Store, address: str, today: date) -> Page:
    pages = run(store.content, today, store.kinds).site.pages
    return next(page for page in pages if page.address == address)


def test_nothing_on_a_full_page_looks_like_a_rating(store: Store):
    html = example_store(store, PRACTICE).page("practices/example.html")
    classes = {name for _, attributes in Found(html).tags for name in attributes.get("class", "").split()}
    assert not [
        name for name in classes if re.match(r"ev-(sign|mark|dots|bars|outcomes|glance|strip|forest)", name)
    ]
    assert not [tag for tag, _ in Found(html).tags if tag in ("meter", "progress")]
    text = Found(html).text.lower().replace("not proof of no effect", "")
    levels = [e.record.label.lower() for e in store.check().catalogue.of("effect-level")]
    assert not [level for level in levels if level in text]
    assert "practice in need of evidence: not rated" in text


def test_the_theory_of_change_is_read_in_order(store: Store):
    text = Found(example_store(store, PRACTICE).page("practices/example.html")).text
    steps = [
        "The problem", "What goes in", "Twelve volunteers", "What people do", "A walk every week",
        "What can be counted",
        "Why that should help", "What should be different", "What must hold for that", "What could go wrong",
    ]  # fmt: skip
    places = [text.index(step) for step in steps]
    assert places == sorted(places)


def test_without_a_theory_of_change_there_is_no_empty_picture(store: Store):
    store("practices/p.md", practice("stage: announced"))
    assert "ev-theory" not in complete(store).page("practices/p.html")


def test_what_no_source_says_is_a_labelled_blank(store: Store):
    store("practices/p.md", practice("stage: announced"))
    text = Found(complete(store).page("practices/p.html")).text
    for label in ("Name of the practice", "What happens", "Who it is for", "Question", "Design"):
        assert re.search(rf"{label}\s*Not described in the announcement", text), label
    assert re.search(r"Report\s*We know of none", text)


@pytest.mark.parametrize(
    ("due", "today", "shown", "later"),
    [
        ("2020", date(2020, 12, 31), "", "2021-01-01T00:00:00Z/"),
        ("2020", date(2021, 1, 1), "/", ""),
        ("2020-06", date(2020, 6, 30), "", "2020-06-30T23:00:00Z/"),  # midnight of British Summer Time
        ("2020-02-29", date(2020, 3, 1), "/", ""),
    ],
)
def test_overdue_results_are_said_from_their_day_on(
    due: str, today: date, shown: str, later: str, store: Store
):
    store("practices/p.md", practice(f"stage: pilot, results_due: {due}"))
    page = built(complete(store), "practices/p.html", today)
    note = re.search(r'<p class="ev-late" data-when="([^"]*)"( hidden)?>', page.html)
    assert note is not None
    assert note.groups() == (shown or later, None if shown else " hidden")
    assert "js/when.js" in page.scripts


def test_a_report_ends_the_waiting(store: Store):
    store("practices/p.md", practice("stage: report, results_due: 2020, report: moss-2019"))
    assert "overdue" not in complete(store).page("practices/p.html")


def test_outcomes_sought_are_counted_and_not_rated(store: Store):
    store("practices/p.md", practice("stage: announced", "outcomes_sought: [placement-stability]\n"))
    text = Found(complete(store).page("practices/p.html")).text
    assert (
        "No published summary has looked at it. That is a gap in the evidence, not proof of no effect."
        in text
    )


def test_the_list_holds_what_its_filters_ask_for(store: Store):
    store("partners/a.md", "---\ntitle: A\nsummary: S.\nagency: police\nregion: london\n---\n")
    store("practices/p.md", practice("stage: pilot", "themes: [adolescents]\n"))
    store("practices/q.md", practice("stage: trial", "themes: [adolescents, schools]\n"))
    html = complete(store).page("practices/index.html")
    items = [attributes for tag, attributes in Found(html).tags if "data-filtered" in attributes]
    assert [
        (item["data-theme"], item["data-region"], item["data-agency"], item["data-stage"]) for item in items
    ] == [
        ("adolescents", "london", "police", "pilot"),
        ("adolescents schools", "london", "police", "trial"),
    ]
    boxes = re.findall(r'<select id="practices-(\w+)".*?</select>', html, re.DOTALL)
    assert boxes == ["theme", "stage"]  # a box with one choice would choose nothing


def test_what_is_under_way_counts_each_stage(store: Store):
    store("practices/p.md", practice("stage: pilot, results_expected: summer 2020, results_due: 2020"))
    store("practices/q.md", practice("stage: announced"))
    store.stub("intervention", "walks")
    page = built(complete(store), "pipeline/index.html", date(2021, 1, 1))
    text = re.sub(r"\s+", " ", Found(page.html).text)
    assert (
        "Announced 1 Being scoped 0 Protocol written 0 Pilot 1 Feasibility study 0 Trial 0 Report published 0"
        in text
    )
    assert "Expected summer 2020, overdue" in text
    assert "In preparation 1" in text


def test_the_table_of_what_is_under_way_says_the_same(store: Store):
    store("practices/p.md", practice("stage: pilot, results_due: 2020-06", "announced: 2019-07\n"))
    store.stub("intervention", "walks")
    rows = list(csv.DictReader(io.StringIO(complete(store).file("data/pipeline.csv"))))
    assert [
        (row["track"], row["stage"], row["id"], row["since"], row["expected"], row["state"]) for row in rows
    ] == [
        ("reviews", "in-preparation", "walks", "", "", ""),
        ("evaluations", "pilot", "p", "2019-07", "2020-06", "overdue"),
    ]
