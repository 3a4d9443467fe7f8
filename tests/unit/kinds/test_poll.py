"""The page of a poll: what it says of a share, of few people, of those who did not answer."""

import re

import pytest
from tests.helpers import Found, Store

from evidence_store.kinds.poll.views import taking_part, whole_percent

POLL = """---
title: Lanterns
summary: Who takes one along.
run_by: wickford-council
programme: night-light-fund
{fields}
questions:
  - wording: Do you take a lantern along?
    results:
      answered: {answered}
      options:
{options}
sources: [moss-2019]
---
"""


def poll(store: Store, options: dict[str, int], fields: str = "asked: 1000") -> str:
    """The text of a poll's page, without repeated blanks."""
    lines = "\n".join(f"        - {{label: {label}, count: {count}}}" for label, count in options.items())
    store.stub("partner", "wickford-council").stub("programme", "night-light-fund")
    store("polls/lanterns.md", POLL.format(fields=fields, answered=sum(options.values()), options=lines))
    assert store.report == ""
    return said(store.page("polls/lanterns.html"))


def said(html: str) -> str:
    return re.sub(r"\s+", " ", Found(html).text)


@pytest.mark.parametrize(
    ("count", "total", "share"),
    [
        (121, 212, "57%"),
        (1, 8, "13%"),  # 12.5 goes up
        (0, 400, "0%"),
        (1, 400, "less than 1%"),
        (2, 400, "1%"),
        (1, 201, "less than 1%"),
        (399, 400, "more than 99%"),
        (397, 400, "99%"),
        (400, 400, "100%"),
    ],
)
def test_a_share_is_a_whole_percent_and_never_hides_anybody(count: int, total: int, share: str):
    assert whole_percent(count, total) == share


def test_each_answer_has_its_share_with_an_interval(store: Store):
    text = poll(store, {"Often": 121, "Never": 91})
    assert "Often 57% , with its interval (50% to 64%)" in text
    assert "Never 43% , with its interval (36% to 50%)" in text
    assert "Most often chosen: “Often” (57%)." in text
    assert "speak of chance only" in text


def test_bars_and_intervals_are_drawn_where_the_numbers_say(store: Store):
    poll(store, {"Often": 81, "Never": 182})  # 81 of 263: Newcombe's example
    html = store.page("polls/lanterns.html")
    assert re.findall(r'ev-poll__fill" x="0" y="3" width="([\d.]+)%', html) == ["30.8", "69.2"]
    assert 'x1="25.53%" x2="36.62%"' in html


@pytest.mark.parametrize(("answered", "in_percent"), [(19, False), (20, True)])
def test_few_answers_are_counted_and_not_turned_into_percents(answered: int, in_percent: bool, store: Store):
    text = poll(store, {"Often": answered - 9, "Never": 9})
    assert ("%" in text) == in_percent
    assert (f"9 of {answered}" in text) == (not in_percent)
    assert ("Too few people answered for percentages." in text) == (not in_percent)


@pytest.mark.parametrize(
    ("answered", "asked", "sentence"),
    [
        (212, 720, "212 of the 720 people who were asked answered: about 3 in 10."),
        (1490, 3000, "1,490 of the 3,000 people who were asked answered: about half."),
        (3, 700, "3 of the 700 people who were asked answered: fewer than 1 in 20."),
        (699, 700, "699 of the 700 people who were asked answered: nearly everybody."),
        (50, 50, "50 of the 50 people who were asked answered: everybody."),
        (3, 12, "3 of the 12 people who were asked answered."),
        (
            1,
            None,
            "1 person answered. We do not know how many were asked, so nobody can say how many chose not to answer.",
        ),
    ],
)
def test_who_took_part_is_said_in_words(answered: int, asked: int | None, sentence: str):
    assert taking_part(answered, asked) == sentence


def test_questions_answered_by_different_numbers_are_summed_up_as_a_span(store: Store):
    poll(store, {"Often": 30, "Never": 30}, "asked: 100")
    path = store.content / "polls/lanterns.md"
    second = "  - wording: Why?\n    results: {answered: 64, options: [{label: Dark, count: 64}]}\nsources"
    path.write_text(path.read_text("utf-8").replace("sources", second), "utf-8")
    text = said(store.page("polls/lanterns.html"))
    assert "60 to 64 of the 100 people who were asked answered each question: about 6 in 10." in text
    assert "Question 2, word for word Why?" in text


def test_it_is_called_no_random_sample_unless_it_says_so(store: Store):
    assert "This is not a random sample." in poll(store, {"Often": 30})
    text = poll(store, {"Often": 30}, "random_sample: true")
    assert "not a random sample" not in text
    assert "drawn by chance" in text


def test_a_poll_without_results_says_so_and_shows_no_number(store: Store):
    html = store.stub("partner", "a-partner").stub("poll", "lanterns").page("polls/lanterns.html")
    assert "No results in what we may show" in said(html)
    assert "This does not mean that nobody was asked" in said(html)
    assert "<svg" not in html
    assert "Who answered" not in html


def test_partner_and_programme_lead_to_it(store: Store):
    poll(store, {"Often": 30})
    for address in ("partners/wickford-council.html", "programmes/night-light-fund.html"):
        assert 'href="../polls/lanterns.html">Lanterns</a>' in store.page(address)


def test_its_list_says_what_there_is_to_see(store: Store):
    poll(store, {"Often": 30, "Never": 12}, "date: 2025-06")
    text = said(store.stub("partner", "a-partner").stub("poll", "unknown").page("polls/index.html"))
    assert text.index("June 2025 Lanterns") < text.index("Date not known unknown")
    assert "1 question, answered by 42 people · wickford-council" in text
    assert "No results in what we may show · a-partner" in text


def test_hostile_words_in_questions_and_answers_stay_words(store: Store):
    poll(store, {'"<b onclick=x>{{ 7*7 }}</b>"': 30}, 'pool: "<script>1</script>"')
    html = store.page("polls/lanterns.html")
    assert "&lt;b onclick=x&gt;{{ 7*7 }}&lt;/b&gt;" in html
    assert {tag for tag, _ in Found(html).tags} & {"script", "b"} == set()
