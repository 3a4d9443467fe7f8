"""What the compare page holds, and what each summary brings to a comparison."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.helpers import Found, Store, complete, dangers
from tests.unit.analyses.samples import PATH, PHRASES, ROWS, summary
from tests.unit.pages.test_overviews import RESULTS, STUDIES, practice, said

import mkdocs_evidence_store
from evidence_store.pages.overviews.compare import column, near

PAGE = "interventions/compare.html"
SCRIPTS = "assets/evidence-store/compare"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028{name}"
WHO = "who: Young people in foster care"
FACTS = """\
level_of_need: [early-help]
countries_studied: [GB, US]
uk: {tested: 'yes', available: unclear}
cost: {band: 2, amount: 1200, unit: per family, price_year: 2019, source: moss-2019}
good_to_know: [It takes time., Ask first.]
population:
"""


def data(store: Store, name: str) -> Any:
    """What a script hands over."""
    target, _, text = store.file(f"{SCRIPTS}/{name}.js").partition("=")
    own = f'window["evidenceStoreCompare:{name}"]'
    assert target == ("window.evidenceStoreCompare" if name == "words" else own)
    return json.loads(text.rstrip(";\n"))


@pytest.fixture
def filled(store: Store) -> Store:
    """Two published summaries, one with all facts and several results; one in preparation; a practice."""
    full = summary(
        "metric: OR",
        ("outcomes:\n", RESULTS),
        ("population:\n", FACTS),
        ("  who: Young", "  groups: [families]\n  who: Young"),
        ("reviewed_on", "related: [silent]\nreviewed_on"),
    )
    store(PATH, full)(ROWS, STUDIES)
    store("interventions/silent.md", summary("metric: OR", ("title: Lantern Walks", "title: Silent Walks")))
    store("interventions/silent.studies.csv", STUDIES).stub("intervention", "stub")
    practice(store, "near", "wellbeing", "lantern-walks")
    complete(store)
    assert store.report == ""
    return store


def test_facts_are_in_the_words_of_the_summary_with_the_source_of_the_cost(filled: Store):
    assert data(filled, "lantern-walks")["facts"] == {
        "answer": "It may help some families, but we are not sure.",
        "what": "People walk together.",
        "need": "Early help",
        "where": "",
        "delivers": "",
        "who": "Young people in foster care (ages 11 to 17)",
        "cost": "£1,200 per family (2019 prices) (Moss 2019)",
        "uk": "Tested in the UK. Not clear whether it is available here.",
        "countries": "United Kingdom, United States",
        "know": ["It takes time.", "Ask first."],
        "testing": [["near", "../practices/near.html"]],
        "reviewed": "1 January 2026",
    }


def test_what_a_summary_does_not_say_is_empty_and_what_it_means_stands_in_the_page(filled: Store):
    facts = data(filled, "silent")["facts"]
    assert [name for name, value in facts.items() if not value] == [
        "need", "where", "delivers", "cost", "uk", "countries", "know", "testing",
    ]  # fmt: skip
    rows = re.findall(r'data-fact="(\w+)" data-blank="([^"]+)"', filled.page(PAGE))
    assert {name for name, _ in rows} == set(facts)
    assert dict(rows)["cost"] == "We found no costs"
    assert dict(rows)["testing"] == "None in this store"


def test_whom_it_is_about_and_what_its_cost_is_counted_in(filled: Store):
    full, silent = data(filled, "lantern-walks"), data(filled, "silent")
    assert full["people"] == {"groups": ["families"], "ages": [11, 17], "needs": ["early-help"]}
    assert silent["people"] == {"groups": [], "ages": [11, 17], "needs": []}
    assert (full["tested"], full["cost"]) == ("yes", "GBP per family 2019")
    assert (silent["tested"], silent["cost"]) == ("unclear", "")


def test_results_stand_by_outcome_with_the_words_of_the_outcome_page(filled: Store):
    outcomes = {outcome["id"]: outcome for outcome in data(filled, "lantern-walks")["outcomes"]}
    assert list(outcomes) == ["wellbeing", "school-exclusion", "placement-stability"]
    low, sure = outcomes["wellbeing"]["results"]
    assert sure == {
        "level": "no-effect",
        "strength": 3,
        "measure": "A sure scale",
        "sentence": "It makes little or no difference to wellbeing.",
        "basis": "20 studies, 9,000 people",
        "address": "lantern-walks.html#result-sure",
    }
    assert low["strength"] == 1
    words = said(filled.page("outcomes/wellbeing.html"))
    assert low["sentence"] in words
    assert sure["basis"] in words


def test_no_evidence_has_no_strength_and_is_not_called_no_effect(filled: Store):
    gap = data(filled, "lantern-walks")["outcomes"][1]
    assert gap["answer"] == "no evidence yet"
    assert gap["results"][0]["level"] == "no-evidence"
    assert "strength" not in gap["results"][0]


def test_several_answers_for_one_outcome_are_counted_and_none_is_chosen(filled: Store):
    wellbeing = data(filled, "lantern-walks")["outcomes"][0]
    assert wellbeing["answer"] == (
        "tends to positive (how sure: low) in 1 of 2 results, no effect (how sure: high) in 1 of 2 results"
    )


@pytest.mark.parametrize(
    ("related", "outcomes", "words"),
    [
        (True, 0, "related"),
        (False, 1, "1 outcome in common"),
        (True, 3, "related, 3 outcomes in common"),
    ],
)
def test_why_a_summary_is_suggested(related: bool, outcomes: int, words: str):
    assert near._why(related, outcomes, PHRASES) == words


def test_related_summaries_and_those_with_the_same_outcomes_are_suggested(filled: Store):
    assert data(filled, "lantern-walks")["near"] == [["silent", "related, 1 outcome in common"]]
    assert data(filled, "silent")["near"] == [["lantern-walks", "1 outcome in common"]]


def named(id: str, outcomes: str, groups: str = "", related: str = "") -> Any:
    """As much of a summary as suggestions look at; one letter an outcome, a group, a related summary."""
    results = [SimpleNamespace(outcome=outcome) for outcome in outcomes]
    population = SimpleNamespace(groups=tuple(groups)) if groups else None
    record = SimpleNamespace(outcomes=results, population=population, related=tuple(related), title=id)
    return SimpleNamespace(id=id, record=record)


def test_the_nearest_are_related_then_by_outcomes_then_by_groups_then_by_name():
    entries = [
        named("a", "uvw", "x", related="h?"),
        named("b", "u", "y"),
        named("c", "uv", "y"),
        named("d", "uv", "x"),
        named("e", "uvw"),
        named("f", "z", "x"),
        named("g", "u", "y"),
        named("h", "z"),
    ]
    found = {entry.id: [id for id, _ in nearest] for entry, nearest in near.nearest(entries, PHRASES)}
    assert "".join(found["a"]) == "hedcbg"
    assert "".join(found["f"]) == "h"
    assert near.MOST == 8


def test_of_many_the_nearest_eight_are_the_same_as_by_looking_at_all():
    entries = [named(f"{i:02}", "uvwxyz"[: i % 7], "pq"[: i % 3]) for i in range(60)]
    for entry, nearest in near.nearest(entries, PHRASES):
        own = {result.outcome for result in entry.record.outcomes}
        groups = set(entry.record.population.groups if entry.record.population else ())
        common = [
            (
                -len(own & {result.outcome for result in other.record.outcomes}),
                -len(groups & set(other.record.population.groups if other.record.population else ())),
                other.id,
            )
            for other in entries
            if other is not entry
        ]
        assert [id for id, _ in nearest] == [id for shared, _, id in sorted(common)[:8] if shared]


def test_shared_words_hold_outcomes_by_part_of_life_groups_and_what_cannot_be_compared(filled: Store):
    words = data(filled, "words")
    assert [outcome[:3] for outcome in words["outcomes"]] == [
        ["placement-stability", "Staying in one home", "A lasting home"],
        ["wellbeing", "Wellbeing", "Health and learning"],
        ["school-exclusion", "Exclusion from school", "Health and learning"],
    ]
    assert words["outcomes"][1][3] == "../outcomes/wellbeing.html"
    assert words["others"] == [["stub", "stub", "in preparation"]]
    assert ["families", "Families"] in words["groups"]


def test_only_published_summaries_can_be_chosen_and_only_they_have_a_script(filled: Store):
    boxes = [at["value"] for tag, at in Found(filled.page(PAGE)).tags if tag == "input" and at.get("name")]
    assert boxes == ["lantern-walks", "silent"]
    scripts = {f.address for f in filled.build().site.files if f.address.startswith(SCRIPTS)}
    assert scripts == {f"{SCRIPTS}/{name}.js" for name in ("words", "lantern-walks", "silent")}


def test_a_mark_stands_in_the_page_for_every_level_and_strength(filled: Store):
    html = filled.page(PAGE)
    for name in ("lantern-walks", "silent"):
        for outcome in data(filled, name)["outcomes"]:
            for result in outcome["results"]:
                assert f'<template id="level-{result["level"]}">' in html
                if "strength" in result:
                    assert f'<template id="strength-{result["strength"]}">' in html


def test_without_a_script_the_page_says_so_and_offers_ready_made_tables(filled: Store):
    html = filled.page(PAGE)
    assert "ready-made tables" in html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert 'href="../outcomes/placement-stability.html"' in html.partition('id="by-outcome"')[2]


def test_a_published_summary_leads_to_the_comparison_and_one_in_preparation_does_not(filled: Store):
    assert 'href="compare.html?id=lantern-walks"' in filled.page("interventions/lantern-walks.html")
    assert "compare.html" not in filled.page("interventions/stub.html")


def test_an_empty_store_has_the_page_too(store: Store):
    assert "Choose two to four" in store.page(PAGE)
    assert data(store, "words")["outcomes"] == []


def test_a_record_cannot_take_the_place_of_the_page(store: Store):
    store("interventions/compare.md", summary("metric: OR"))
    assert "interventions/compare.html is a page that is made for you" in store.report


def test_hostile_text_stays_text_in_the_page_and_in_the_scripts(store: Store):
    changes = [
        (old, f"{old.partition(':')[0]}: {json.dumps(HOSTILE)}") for old in ("title: Lantern Walks", WHO)
    ]
    text = summary("metric: OR", *changes)
    complete(store(PATH, text)(ROWS, STUDIES))
    assert dangers(store.page(PAGE)) == []
    script = store.file(f"{SCRIPTS}/lantern-walks.js")
    assert "<" not in script
    assert "\u2028" not in script
    assert data(store, "lantern-walks")["facts"]["who"].startswith(HOSTILE[:10])


def test_every_phrase_of_comparisons_is_used_and_every_one_used_is_there():
    assets = Path(mkdocs_evidence_store.__file__).parent / "assets" / "js"
    scripts = "".join(file.read_text("utf-8") for file in sorted(assets.glob("compare*.js")))
    python = "".join(Path(module.__file__).read_text("utf-8") for module in (column, near))
    for name in (name for name in PHRASES if name.startswith("compare-")):
        own = name.removeprefix("compare-")
        built = own.startswith(("people-", "tested-"))  # "people-" + kind, "tested-" + answer
        assert built or f'"{own}"' in scripts or f".{own}" in scripts or f'"{name}"' in python, name
    used = re.findall(r'(?:phrases\["|say\(")([\w-]+)"[\],)]', scripts) + re.findall(
        r"phrases\.(\w+)", scripts
    )
    assert {f"compare-{name}" for name in used} <= set(PHRASES)
    assert len(used) > 20
