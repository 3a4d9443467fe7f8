"""The home page answers in short what people ask first, and says what an empty answer does not mean."""

import pytest
from tests.helpers import STORES, Store, complete, read_folder

HOME = "---\ntitle: Home\nsummary: S.\nlayout: home\n---\n"
BETTER = """result,study,events_t,total_t,events_c,total_c
one-home,Beacon 2018,800,1200,600,1200
one-home,Torch 2020,810,1200,600,1200
"""
WORSE = """result,study,events_t,total_t,events_c,total_c
one-home,Beacon 2018,600,1200,800,1200
one-home,Torch 2020,600,1200,810,1200
"""


def asked(store: Store) -> str:
    """What stands between the heads of the questions and of the outcomes."""
    page = store("index.md", HOME).page("index.html")
    return page.partition('id="questions"')[2].partition('id="outcomes"')[0]


@pytest.fixture
def walks(store: Store) -> Store:
    """One summary with one result, of which more is better."""
    return complete(store.fill(read_folder(STORES / "valid" / "summary-with-study-rows")))


def test_an_empty_store_asks_nothing(store: Store) -> None:
    assert asked(store) == ""


def test_practices_are_counted_where_there_are_any(store: Store) -> None:
    store.stub("partner", "a-partner").stub("programme", "a-programme").stub("practice", "p")
    assert "1 practice, by theme, region and group of people." in asked(store)
    assert "does harm" not in asked(store)


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        (BETTER, "No result is rated so. That does not prove that everything helps."),
        (WORSE, "1 summary, each for at least one outcome."),
    ],
)
def test_harm_is_counted_and_its_absence_is_not_called_help(walks: Store, rows: str, answer: str) -> None:
    said = asked(walks("interventions/lantern-walks.studies.csv", rows))
    assert answer in said
    assert "?effect=no-effect&amp;effect=tends-negative&amp;effect=negative" in said


def test_the_highest_step_that_a_summary_reaches_is_named(walks: Store) -> None:
    said = asked(walks("interventions/lantern-walks.studies.csv", BETTER))
    assert "How sure we can be: at least low, in 1 summary." in said
    assert "?strength=low" in said
