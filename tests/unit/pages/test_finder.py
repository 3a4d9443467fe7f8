"""The list of summaries: what it can be filtered by, how many each filter finds, and its order."""

import json
import re

import pytest
import yaml
from tests.helpers import HOSTILE_TITLES, TODAY, Store

from evidence_store.pages.context import Shared
from evidence_store.pages.finder.cards import NOT_STATED, ages_of, strength_of
from evidence_store.pages.finder.data import finder_file
from evidence_store.pages.finder.view import FinderView
from evidence_store.pages.results import result_views

SUMMARY = """---
title: {title}
summary: S.
status: {status}
{fields}
---

## Does it work?

T.

## How does it work?

T.

## Who does it work for, and where?

T.

## How do you do it well?

T.

## What does it cost?

T.
"""
STUB = "---\ntitle: {}\nsummary: S.\nstatus: in preparation\n{}\n---\n"


def view(store: Store) -> FinderView:
    run = store.build()
    return Shared(run.catalogue, run.analyses, {}, TODAY).finder


def counts(found: FinderView, key: str) -> dict[str, int]:
    return {o.value: o.count for facet in found.facets if facet.key == key for o in facet.options}


@pytest.fixture
def walks(store: Store) -> Store:
    """One summary with study rows, from the little stores, and a stub."""
    from tests.helpers import STORES, complete, read_folder

    folder = STORES / "valid" / "summary-with-study-rows"
    return complete(
        store.fill(read_folder(folder)).fill({"interventions/a-stub.md": STUB.format("A stub", "")})
    )


def test_published_summaries_come_before_those_in_preparation(walks: Store):
    assert [card.status for card in view(walks).cards] == ["published", "in preparation"]


def test_choices_that_find_nothing_stay_with_a_zero(walks: Store):
    found = view(walks)
    run = walks.build()
    assert set(counts(found, "outcome")) == {entry.id for entry in run.catalogue.of("outcome")}
    assert set(counts(found, "effect")) == {entry.id for entry in run.catalogue.of("effect-level")}
    assert 0 in counts(found, "effect").values()


def test_a_summary_is_counted_once_for_an_outcome_with_several_results(walks: Store):
    found = view(walks)
    card = found.cards[0]
    assert all(counts(found, "outcome")[outcome] == 1 for outcome in card.outcomes)


def test_how_sure_means_at_least(walks: Store):
    numbers = list(counts(view(walks), "strength").values())
    assert numbers == sorted(numbers, reverse=True)


def test_a_result_without_a_rating_has_no_strength(walks: Store):
    run = walks.build()
    entry = run.catalogue.get("intervention", "lantern-walks")
    for result in result_views(entry, run.catalogue, run.analyses):
        assert (strength_of(result) == -1) == (not result.rated or result.strength is None)


def test_what_a_summary_does_not_say_is_a_choice_of_its_own(walks: Store):
    found = view(walks)
    stub = found.cards[1]
    assert stub.values["setting"] == (NOT_STATED,)
    assert counts(found, "cost")[NOT_STATED] >= 1
    assert NOT_STATED not in counts(found, "status")


@pytest.mark.parametrize(
    ("ages", "values"),
    [
        ("{from: 10, to: 12}", ("5-10", "11-15")),
        ("{from: 0, to: 99}", ("0-4", "5-10", "11-15", "16-17", "18-and-over")),
        ("{from: 17, to: 17}", ("16-17",)),
        ("{from: 18, to: 25}", ("18-and-over",)),
    ],
)
def test_ages_that_overlap_fit(store: Store, ages: str, values: tuple[str, ...]):
    store("interventions/a.md", STUB.format("A", f"population: {{who: W, ages: {ages}}}"))
    assert ages_of(store.build().catalogue.get("intervention", "a").record) == values


def test_an_empty_store_has_an_empty_finder(store: Store):
    found = view(store)
    assert found.cards == ()
    assert all(option.count == 0 for facet in found.facets for option in facet.options)


def test_the_page_holds_every_summary_and_the_values_of_its_filters(walks: Store):
    html = walks.page("interventions/index.html")
    assert html.count('<li class="ev-card') == 2
    assert 'data-status="in-preparation"' in html
    assert f'data-setting="{NOT_STATED}"' in html
    found = view(walks)
    assert len(re.findall(r"<li data-outcome=", html)) == sum(len(card.results) for card in found.cards)


def test_every_value_of_a_summary_is_a_choice(walks: Store):
    found = view(walks)
    for facet in found.facets:
        for card in found.cards:
            assert set(card.values.get(facet.key, ())) <= {option.value for option in facet.options}


def test_a_withdrawn_summary_is_listed_last_and_without_results(walks: Store):
    walks(
        "interventions/a-withdrawn.md",
        SUMMARY.format(
            title="Aaa",
            status="withdrawn",
            fields="withdrawn: {on: 2020-01-01, because: Wrong.}",
        ),
    )
    last = view(walks).cards[-1]
    assert last.status == "withdrawn"
    assert last.results == ()
    assert "Withdrawn: do not use" in walks.page("interventions/index.html")


@pytest.mark.parametrize("title", HOSTILE_TITLES.values(), ids=list(HOSTILE_TITLES))
def test_a_hostile_title_stays_text_in_the_data_file(store: Store, title: str):
    store(
        "interventions/a.md",
        f"---\ntitle: {title}\nsummary: S.\nstatus: in preparation\nalso_known_as: [{title}]\n---\n",
    )
    script = finder_file(view(store), "").content
    assert not re.search("<|\u2028|\u2029|\n.", script)
    data = json.loads(script.removeprefix("window.evidenceStoreFinderData=").removesuffix(";\n"))
    text = yaml.safe_load(title)
    assert data["rows"][0][1] == text
    assert data["rows"][0][3] == [text]
