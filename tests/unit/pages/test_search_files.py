"""What the search page is given: rows of the index, and the texts that follow."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store
from tests.search.rows import assigned, rows_of

from evidence_store.pages.search.columns import PART, columns
from evidence_store.pages.search.texts import MOST, shards
from evidence_store.records.plain_text import plain_text

PARTNER = "---\ntitle: {}\nsummary: S.\nagency: council\n{}---\n{}"
PRACTICE = (
    "---\ntitle: T\nsummary: S.\npartners: [a]\nprogramme: p\noutcomes_sought: [placement-stability]\n"
    "themes: [adolescents]\nevaluation: {stage: announced}\nsources: [moss-2019]\n---\n\n## What we know\n\nX.\n"
)
UNFINISHED = (
    "---\ntitle: T\nsummary: S.\nstatus: in preparation\n"
    "population: {who: All of the families, groups: [children-in-care]}\n---\n"
)


def index(store: Store) -> list[dict[str, Any]]:
    """The rows, each with the titles of what it is about in place of their numbers."""
    rows = rows_of(assigned(store.file("assets/evidence-store/search-index.js")))
    titles = [row["title"] for row in rows]
    return [{**row, "about": [titles[number] for number in row.get("about", ())]} for row in rows]


def row(store: Store, url: str) -> dict[str, Any]:
    return next(row for row in index(store) if row.get("url") == url)


def text(store: Store, url: str) -> str:
    number = [row.get("url") for row in index(store)].index(url)
    shard = assigned(store.file("assets/evidence-store/search-text-0.js"))
    return str(shard["texts"][number - shard["first"]])


def test_a_page_has_its_title_its_other_names_and_one_sentence(store: Store):
    store("partners/a.md", PARTNER.format("Wickford", "also_known_as: [Wick, Wicky]\n", ""))
    found = row(store, "partners/a.html")
    assert (found["title"], found["kind"], found["summary"]) == ("Wickford", "Partner", "S.")
    assert found["names"] == ["Wick", "Wicky"]


def test_a_page_is_about_what_its_fields_name_and_not_what_it_mentions(store: Store):
    store.stub("partner", "a").stub("programme", "p").stub("partner", "b")
    store("practices/x.md", PRACTICE.replace("X.", "See [b](../partners/b.md)."))
    assert sorted(row(store, "practices/x.html")["about"]) == ["Adolescents", "Staying in one home", "a", "p"]


def test_what_a_summary_is_merely_related_to_it_is_not_about(store: Store):
    store.stub("intervention", "near")(
        "interventions/i.md", UNFINISHED.replace("\n---\n", "\nrelated: [near]\n---\n")
    )
    assert row(store, "interventions/i.html")["about"] == ["Children in care"]


def test_words_of_the_vocabulary_without_a_page_are_found_but_cannot_be_opened(store: Store):
    store("partners/a.md", PARTNER.format("Wickford", "", ""))
    words = next(row for row in index(store) if row["title"] == "Council")
    assert "url" not in words


def test_outcomes_groups_and_terms_are_found_by_their_synonyms(store: Store):
    store.stub("partner", "a").stub("programme", "p")("practices/x.md", PRACTICE)
    assert row(store, "outcomes/placement-stability.html")["names"] == ["placement moves"]
    assert (
        row(store, "glossary/index.html#term-cohort-study")["summary"]
        == "A study that follows people over time."
    )


def test_a_summary_in_preparation_says_so_and_comes_later(store: Store):
    store("interventions/i.md", UNFINISHED)
    found = row(store, "interventions/i.html")
    assert (found["note"], found["tier"]) == ("in preparation", 2)


def test_lists_and_maps_are_found_and_neither_home_nor_the_search_itself(store: Store):
    store("index.md", "---\ntitle: Home\nsummary: S.\nlayout: home\n---\n")
    store("search.md", "---\ntitle: Search\nsummary: S.\nlayout: search\n---\n")
    store("about.md", "---\ntitle: About\nsummary: S.\n---\n")
    rows = index(store)
    assert [row["title"] for row in rows if row.get("kind") == "Page"] == ["About"]
    assert {"Partners", "Glossary", "Evidence map"} <= {
        row["title"] for row in rows if row.get("kind") == "List or map"
    }


def test_of_the_lists_by_choice_those_about_something_are_found_and_named_as_lists(store: Store):
    store("interventions/i.md", UNFINISHED.replace("\n---\n", "\nsettings: [family-home]\n---\n"))
    lists = [row for row in index(store) if row.get("url", "").startswith("interventions/by/")]
    assert [(row["url"], row["title"], row["kind"]) for row in lists] == [
        ("interventions/by/index.html", "Browse the summaries", "List or map"),
        (
            "interventions/by/setting/family-home.html",
            "Summaries by place: the family's home",
            "List of summaries",
        ),
    ]
    assert lists[1]["summary"] == "1 summary, those we can be surest about first."
    assert lists[1]["tier"] > row(store, "interventions/i.html")["tier"]


def test_every_page_that_says_what_it_is_about_is_in_the_index_once(store: Store):
    store.stub("partner", "a").stub("programme", "p")("practices/x.md", PRACTICE)
    pages = {page.address for page in store.build().site.pages if page.found}
    urls = [row["url"].partition("#")[0] for row in index(store) if "url" in row]
    assert set(urls) == pages
    assert all(urls.count(url) == 1 for url in pages - {"glossary/index.html"})


def test_a_text_has_the_sentences_of_fields_and_body(store: Store):
    body = "\nIt helps [families](a.md) [@moss-2019].\n\n## More\n\n- *one*\n- two\n"
    store("partners/a.md", PARTNER.format("Wickford", "note: It is a council of its own.\n", body))
    assert text(store, "partners/a.html").split("\n") == [
        "It is a council of its own.",
        "It helps families.",
        "More",
        "one",
        "two",
    ]


def test_names_ids_and_what_the_index_has_are_not_in_the_text(store: Store):
    store("interventions/i.md", UNFINISHED)
    assert text(store, "interventions/i.html") == "All of the families"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("It [may](../a.md) help.", "It may help."),
        ("![A chart](a.png)", "A chart"),
        ("It may help [@a; @b-2019].", "It may help."),
        ("**bold**, *italic*, _so_ and `code`", "bold, italic, so and code"),
        ("### A heading", "A heading"),
        ("> said", "said"),
        ("1. first", "first"),
        ("| a | b |", " a  b "),
        ("snake_case_word", "snake_case_word"),
        ("5 * 3", "5  3"),
        ("<b>as it stands</b>", "<b>as it stands</b>"),
    ],
)
def test_a_text_is_without_marks(markdown: str, plain: str):
    assert plain_text(markdown) == plain


ONE_AFTER_THE_OTHER = (
    (r" ?\[@[^\[\]\n]{1,300}\]", ""),
    (r"!?\[([^\[\]\n]*)\]\([^()\n]*\)", r"\1"),
    (r"(?m)^[ \t]*(?:#{1,6}|>|[-*+]|[0-9]{1,9}\.)[ \t]+|[*`|]+|(?<!\w)_{1,3}|_{1,3}(?!\w)", ""),
)
"""What is taken out of a text, as patterns that are easy to read and slow."""


@given(st.text("ab1 .\t\n#>-*+[]()@!_`|", max_size=30))
def test_what_is_taken_out_is_what_these_patterns_find(markdown: str):
    plain = markdown
    for pattern, left in ONE_AFTER_THE_OTHER:
        plain = re.sub(pattern, left, plain)
    assert plain_text(markdown) == plain


def test_hostile_marks_take_no_time():
    for text in ("_" * 200_000 + "a", "[" * 100_000, " " * 200_000 + "x", "*_" * 100_000, "[a](" * 50_000):
        assert len(plain_text(text)) <= len(text)


ROWS = [
    {"title": "A", "url": "a.html", "kind": "Page", "summary": "One.", "tier": 2, "about": [1, 3]},
    {"title": "B", "url": "b.html", "kind": "Term", "summary": "Two.", "names": ["Bee", "Be"]},
    {"title": "C", "url": "c.html", "kind": "Page", "summary": "Three.", "note": "withdrawn", "about": [3]},
    {"title": "A word", "names": ["Words"]},
]


def test_rows_are_sent_in_columns_and_come_back_as_they_were():
    sent, parts = columns(ROWS)
    assert rows_of(json.loads(json.dumps(sent))) == ROWS
    assert (sent["about"], sent["kind"], parts) == ({1: [0], 3: [0, 2]}, [0, 1, 0], [])


def test_of_many_rows_the_summaries_follow_in_parts():
    long = [row | {"summary": row["summary"] * (PART // 6)} for row in ROWS[:3]]
    sent, parts = columns([*long, ROWS[3]], most=3)
    assert "summary" not in sent
    assert sent["parts"] == [0, 2]
    assert [text for part in parts for text in part] == [row["summary"] for row in long]


def test_long_texts_come_in_several_scripts_and_a_row_is_never_cut():
    half = "x" * (MOST // 2)
    cut = list(shards([half, half, "", "short", half * 3, "last"]))
    assert [(shard["first"], len(shard["texts"])) for shard in cut] == [(0, 3), (3, 1), (4, 1), (5, 1)]


def test_a_store_without_texts_has_no_script_of_texts():
    assert list(shards(["", ""])) == []
