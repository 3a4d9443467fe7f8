"""The page of a self-assessment before anybody answers: its numbers, its example, what it leads to."""

import re
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Found, Store, dangers, example_store

from evidence_store import KINDS
from evidence_store.kinds.self_assessment.views import score, worked_example

KIND = next(kind for kind in KINDS if kind.name == "self-assessment")
PAGE = "self-assessments/example.html"


def said(html: str) -> str:
    return re.sub(r"\s+", " ", Found(html).text)


@pytest.mark.parametrize(
    ("points", "counted", "highest", "expected"),
    [
        (0, 5, 3, 0),
        (15, 5, 3, 100),
        (7, 4, 3, 58),  # 58.3
        (8, 4, 3, 67),  # 66.7
        (1, 8, 1, 13),  # 12.5: a half goes up
        (1, 1, 6, 17),  # 16.7
    ],
)
def test_a_score_is_the_mean_in_whole_points(points: int, counted: int, highest: int, expected: int):
    assert score(points, counted, highest) == expected


@given(st.integers(1, 6), st.lists(st.integers(0, 6), min_size=1, max_size=30))
def test_a_score_is_what_fractions_say(highest: int, answers: list[int]):
    points = [min(answer, highest) for answer in answers]
    mean = Fraction(sum(points), len(points)) / highest
    assert score(sum(points), len(points), highest) == floor(100 * mean + Fraction(1, 2))


@pytest.mark.parametrize(
    ("scale", "points", "total"),
    [
        (("No", "Yes"), (1, 1, 1), 100),  # 3 of 3
        (("Not yet", "In places", "Mostly", "Throughout"), (1, 3, 3), 78),  # 7 of 9
        (tuple("ABCDEFG"), (1, 6, 6), 72),  # 13 of 18
    ],
)
def test_the_worked_example_fits_the_scale(scale: tuple[str, ...], points: tuple[int, ...], total: int):
    example = worked_example(scale)
    assert (example.points, example.score) == (points, total)
    assert (example.low, example.high) == (scale[1], scale[-1])


def test_every_statement_is_a_group_of_radio_buttons_with_its_words(store: Store):
    html = example_store(store, KIND).page(PAGE)
    assert html.count("<fieldset") == html.count("<legend") == 4
    assert re.findall(r'name="lantern-checked" value="(\w+)"', html) == ["0", "1", "2", "skip"]
    assert "4 statements in 2 groups" in said(html)
    assert "3 of 4 Two adults walk with each group." in said(html)
    assert dangers(html) == []


def test_on_paper_it_says_how_to_add_up_and_what_each_score_means(store: Store):
    text = said(example_store(store, KIND).page(PAGE))
    assert "Not yet = 0, Sometimes = 1, Always = 2." in text
    assert "1 + 2 + 2 = 5 points from 3 statements. 3 × 2 = 6. 5 ÷ 6 × 100, rounded, is 83." in text
    assert "Dusk (0 to 49) Find out where lanterns can be lent." in text
    assert "Moonlight (50 to 100) Go on, and tell others what you learned." in text


def test_groups_lead_to_programmes_practice_and_the_glossary(store: Store):
    html = example_store(store, KIND).page(PAGE)
    assert 'href="../programmes/night-light-fund.html"' in html
    assert 'href="../practices/lantern-walks-in-wickford.html"' in html
    assert 'href="../glossary/index.html#term-pilot"' in html
    assert "Practice being tested, not rated" in html


def test_the_real_one_says_that_it_is_not_tested_and_has_four_or_five_statements_a_group():
    from tests.site.building import ROOT

    from evidence_store import check

    entries = check(ROOT / "content", KINDS).catalogue.of("self-assessment")
    assert entries
    for entry in entries:
        assert "Nobody has tested" in entry.record.standing
        assert {len(group.statements) for group in entry.record.groups} <= {4, 5}


def test_hostile_words_in_statements_stay_words(store: Store):
    example_store(store, KIND)
    path = store.content / "self-assessments/example.md"
    hostile = '<img src=x onerror=alert(1)> {{ 7*7 }} " | a'
    text = path.read_text("utf-8").replace("Two adults walk with each group.", f"'{hostile}'")
    path.write_text(text, "utf-8")
    html = store.page(PAGE)
    assert "&lt;img src=x onerror=alert(1)&gt; {{ 7*7 }} &#34; | a" in html
    assert dangers(html) == []
