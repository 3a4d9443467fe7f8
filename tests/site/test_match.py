"""How queries find rows: little indexes beside what they should give, in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import mkdocs_evidence_store

pytestmark = [pytest.mark.site, pytest.mark.browser]

SCRIPTS = Path(mkdocs_evidence_store.__file__).parent / "assets" / "js"
NAMES = ("words", "inverted", "patterns", "query", "match", "passages")


@pytest.fixture(scope="module")
def matcher(chromium: Browser) -> Page:
    page = chromium.new_page()
    for name in NAMES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    return page


def rows(*titles: str | dict[str, Any]) -> list[dict[str, Any]]:
    """Rows by their titles alone, or with more fields."""
    made = [{"title": title} if isinstance(title, str) else title for title in titles]
    return [{"url": f"{number}.html", "summary": "", **row} for number, row in enumerate(made)]


def found(matcher: Page, index: list[dict[str, Any]], query: str) -> list[str] | None:
    """The titles that `query` finds, best first."""
    return matcher.evaluate(
        """([rows, query]) => {
        const found = evidenceStoreMatch.search(evidenceStoreMatch.prepare(rows, rows), query);
        return found && found.map((item) => item.row.title);
    }""",
        [index, query],
    )


def seen(matcher: Page, index: list[dict[str, Any]], query: str, text: str) -> list[str]:
    """What of `text` is marked for `query`."""
    return matcher.evaluate(
        """([rows, query, text]) => {
        const looked = evidenceStoreMatch.look(evidenceStoreMatch.prepare(rows, rows), query);
        const sought = evidenceStorePassages.seekers(looked.query);
        return evidenceStorePassages.marks(text, sought).map(([start, end]) => text.slice(start, end));
    }""",
        [index, query, text],
    )


# Words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "family",
    [
        "adopt adopted adopter adopters adopting adoption adoptive",
        "foster fosters fostered fostering",
        "offend offends offended offender offenders offending",
        "placement placements placement's",
        "child children children's",
        "person people",
        "family families family's",
        "conference conferences conferencing",
        "abuse abused abusing abusive",
        "reunify reunified reunification",
        "evaluate evaluated evaluation evaluating",
        "supervise supervised supervision supervising",
        "parent parents parenting parental",
        "attach attached attachment",
        "assess assessed assessment assessments",
        "homeless homelessness",
        "violence violent",
        "resilience resilient",
        "decision decisions",
        "therapy therapies",
        "caring care cares cared",
        "behaviour behavior behaviours behavioural behavioral",
        "programme program programmes programs",
        "centre center centres centers",
        "organise organize organisation organization",
        "judgement judgment",
        "counselling counseling",
        "café cafe",
    ],
)
def test_forms_and_spellings_of_one_word_find_each_other(family: str, matcher: Page):
    forms = family.split()
    for form in forms:
        index = rows("Something else", f"Help with {form} here")
        for query in forms:
            assert found(matcher, index, query) == [f"Help with {form} here"], (form, query)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("place", "placement"),
        ("general", "generation"),
        ("community", "commune"),
        ("carer", "career"),
        ("university", "universal"),
        ("mental", "mentor"),
        ("policy", "police"),
    ],
)
def test_words_that_only_look_alike_have_stems_of_their_own(one: str, other: str, matcher: Page):
    first, second = matcher.evaluate("words => words.map(evidenceStoreWords.stem)", [one, other])
    assert first != second


def test_every_sign_of_a_text_keeps_its_place_when_it_is_compared(matcher: Page):
    text = "İstanbul, Straße, naïve, “Ångström’s”, 日本, 👪, ﬁ"
    assert len(text.encode("utf-16-le")) // 2 == matcher.evaluate(
        "text => evidenceStoreWords.plain(text).length", text
    )


# Queries ----------------------------------------------------------------------------------

KINSHIP = {"title": "Kinship care", "names": ["Family and friends care", "Connected carers"]}
CARE = {
    "title": "Children in care",
    "names": ["looked after children", "children looked after", "LAC", "CLA"],
}
SOLUTION = "Solution-focused brief therapy"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("kin", "Kinship care"),
        ("KINSHIP", "Kinship care"),
        ("kinship care", "Kinship care"),
        ("care kinship", "Kinship care"),
        ("does kinship care work?", "Kinship care"),
        ("What is the evidence on kinship care", "Kinship care"),
        ("family & friends", "Kinship care"),
        ("kinshp", "Kinship care"),
        ("kinsihp", "Kinship care"),
        ("kinnship", "Kinship care"),
        ("kinshiq", "Kinship care"),
        ("kinshipcare", "Kinship care"),
        ("lac", "Children in care"),
        ("LAC", "Children in care"),
        ("looked after", "Children in care"),
        ("looked-after child", "Children in care"),
        ("solution focused", SOLUTION),
        ("solution-focussed", SOLUTION),
        ("solutionfocused", SOLUTION),
        ("solution‑focused therapy", SOLUTION),
        ("soluton focsed", SOLUTION),
    ],
)
def test_a_query_finds_what_it_means_first(query: str, title: str, matcher: Page):
    index = rows(KINSHIP, CARE, SOLUTION, "Mentoring", "Secure homes")
    assert found(matcher, index, query)[:1] == [title]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("mentrs", ["Mentors"]),
        ("mentr", ["Mentors"]),
        ("mentring", ["Mentors"]),
        ("metnring", []),
        ("homs", []),
        ("lca", []),
        ("carx", []),
        ("reunfication", ["Reunification"]),
        ("reunfcation", ["Reunification"]),
        ("runfcation", []),
        ("eunification", ["Reunification"]),
    ],
)
def test_one_slip_is_forgiven_from_five_letters_on_and_two_from_nine_on(
    query: str, titles: list[str], matcher: Page
):
    assert found(matcher, rows("Mentors", "Homes", "LAC", "Care", "Reunification"), query) == titles


def test_a_slip_is_forgiven_only_where_nothing_else_fits(matcher: Page):
    assert found(matcher, rows("Foster homes", "Faster help"), "foster") == ["Foster homes"]


def test_an_acronym_is_taken_exactly_in_small_letters_too(matcher: Page):
    index = rows({"title": "A", "names": ["CLA"]}, "Class work", "Clarity")
    assert found(matcher, index, "cla") == ["A"]
    assert found(matcher, index, "CLA") == ["A"]
    assert found(matcher, index, "clas") == ["Class work"]


def test_an_acronym_that_is_a_small_word_must_be_in_capitals(matcher: Page):
    index = rows({"title": "Odds ratio", "names": ["OR"]}, "Abuse or neglect")
    assert found(matcher, index, "OR") == ["Odds ratio"]
    assert found(matcher, index, "abuse or neglect") == ["Abuse or neglect"]


@pytest.mark.parametrize("query", ["", "   ", "!?", "—"])
def test_a_query_without_a_word_finds_nothing_and_is_no_query(query: str, matcher: Page):
    assert found(matcher, rows("Kinship care"), query) is None


def test_small_words_count_when_there_are_no_others(matcher: Page):
    assert found(matcher, rows("What Works centre", "Mentoring"), "what works") == ["What Works centre"]
    assert found(matcher, rows("How to be", "Mentoring"), "how") == ["How to be"]


def test_all_words_must_be_found(matcher: Page):
    index = rows(KINSHIP, "Kinship families", "Care at home")
    assert found(matcher, index, "kinship mentoring") == []
    assert found(matcher, index, "kinship care") == ["Kinship care"]


@pytest.mark.parametrize(
    "query", ["reduce homelessness", "cost of homelessness", "homelessness evidence", "stop homelessness"]
)
def test_what_people_ask_of_every_page_need_not_stand_in_it(query: str, matcher: Page):
    assert found(matcher, rows("Mentoring", "Homelessness"), query) == ["Homelessness"]


@pytest.mark.parametrize("query", ["LAC", "looked after children", "children in care", "looked after", "CLA"])
def test_a_synonym_finds_what_says_it_in_another_way(query: str, matcher: Page):
    titles = ("A home for looked after children", "What children in care say", "LAC reviews")
    assert set(found(matcher, rows(CARE, *titles), query)) == {
        "Children in care",
        *titles,
    }


def test_a_synonym_leads_to_what_is_about_the_same(matcher: Page):
    index = rows(
        {"title": "Placements that last", "names": ["placement breakdown"]},
        {"title": "Help for carers", "about": [0]},
        "Other",
    )
    assert found(matcher, index, "placement breakdown") == ["Placements that last", "Help for carers"]


# Order ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "best_first"),
    [
        ("mentoring", ["Mentoring", "Mentoring for carers", "Volunteers", "Coaches", "Visits"]),
    ],
)
def test_title_before_name_before_subject_before_summary(query: str, best_first: list[str], matcher: Page):
    index = rows(
        {"title": "Visits", "summary": "Like mentoring."},
        {"title": "Coaches", "about": [4]},
        {"title": "Volunteers", "names": ["Peer mentoring"]},
        "Mentoring for carers",
        "Mentoring",
    )
    assert found(matcher, index, query) == best_first


def test_of_equal_words_summaries_come_before_news_and_unfinished_pages_last(matcher: Page):
    index = rows(
        {"title": "Mentoring (news)", "tier": 2},
        {"title": "Mentoring (planned)", "tier": 4},
        {"title": "Mentoring (summary)"},
        {"title": "Mentoring (practice)", "tier": 1},
    )
    assert found(matcher, index, "mentoring") == [
        "Mentoring (summary)",
        "Mentoring (practice)",
        "Mentoring (news)",
        "Mentoring (planned)",
    ]


def test_an_exact_name_comes_before_a_page_of_a_better_kind(matcher: Page):
    index = rows("Practice weeks and Wickford workers", {"title": "Wickford", "tier": 2})
    assert found(matcher, index, "wickford")[0] == "Wickford"


def test_what_is_equal_stays_in_the_order_of_the_index(matcher: Page):
    assert found(matcher, rows("Mentoring y", "Mentoring x", "Mentoring z"), "mentoring") == [
        "Mentoring y",
        "Mentoring x",
        "Mentoring z",
    ]


def test_a_part_of_the_rows_can_be_searched_with_what_all_of_them_teach(matcher: Page):
    titles = matcher.evaluate(
        """(all) => {
        const { prepare, search } = evidenceStoreMatch;
        return search(prepare(all.slice(1), all), "LAC").map((item) => item.row.title);
    }""",
        rows(CARE, "What children in care say"),
    )
    assert titles == ["What children in care say"]


# Marks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("adoption", "Adopters and adopted children; an option.", ["Adopters", "adopted"]),
        ("behavior", "Their behaviour’s cause", ["behaviour’s"]),
        (
            "LAC",
            "Children who are looked after, LACs and children in care",
            ["Children who are looked after", "LACs", "children in care"],
        ),
        ("LAC", "A lack of child care, and the lac insect", []),
        ("kinshp", "In kinship care", ["kinship"]),
        ("cafe", "Le café", ["café"]),
        ("care", "Careful carers care", ["Careful", "carers", "care"]),
        ("car", "Careful carers", []),
    ],
)
def test_what_was_found_is_marked(query: str, text: str, marked: list[str], matcher: Page):
    assert seen(matcher, rows(CARE, KINSHIP), query, text) == marked


@pytest.mark.parametrize("name", ["C++ (a+)+$", "[", "\\", "日本", "(?=x)", "???", "Of (the)", "a" * 5_000])
def test_signs_in_a_name_mean_nothing_to_a_pattern(name: str, matcher: Page):
    index = rows({"title": "Lanterns", "names": [name]})
    assert seen(matcher, index, "lanterns", "Lanterns " + name)[0].startswith("Lanterns")


def test_a_hostile_text_or_query_takes_no_time(matcher: Page):
    matcher.set_default_timeout(5_000)
    index = rows({**CARE, "names": ["looked after children", "of the of the of"]})
    for text in (
        "child " * 20_000,
        "child" + " " * 100_000,
        "child of " * 20_000,
        "." * 100_000 + " x",
        "a" * 100_000,
    ):
        seen(matcher, index, "looked after child", text)
    for query in ("a" * 100_000, "of " * 50_000, "child " * 50_000, "'" * 100_000):
        found(matcher, index, query)
