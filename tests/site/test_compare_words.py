"""The sentences of a comparison, worked out by the page's script in a real browser: what goes in, what is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.unit.analyses.samples import PHRASES

import mkdocs_evidence_store

pytestmark = [pytest.mark.site, pytest.mark.browser]

SCRIPT = Path(mkdocs_evidence_store.__file__).parent / "assets" / "js" / "compare-words.js"
OUTCOMES = {"care": "Coming into care", "school": "School", "mood": "Mood"}
GROUPS = {
    "care": "Children in care",
    "edge": "Families on the edge of care",
    "teens": "Adolescents",
    "foster": "Foster families",
    "kin": "Kinship families",
}
WORDS = {
    "phrases": {id.removeprefix("compare-"): text for id, text in PHRASES.items()},
    "outcomes": [[id, label, "Part of life", ""] for id, label in OUTCOMES.items()],
    "groups": list(GROUPS.items()),
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page that has loaded the rules."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_content('<html lang="en"><title>Rules</title>')
    page.add_script_tag(path=str(SCRIPT))
    yield page
    context.close()


def column(title: str, about: str = "", **said: Any) -> dict[str, Any]:
    """A summary that says nothing but what is given. `about`: groups, ages as 0-9, levels of need as :early."""
    words = about.split()
    ages = [int(year) for word in words if word[0].isdigit() for year in word.split("-")]
    people = {
        "groups": [word for word in words if word in GROUPS],
        "ages": ages,
        "needs": [word for word in words if word[0] == ":"],
    }
    outcomes = [{"id": id, "answer": answer} for id, answer in said.get("answers", {}).items()]
    rest = {"tested": said.get("tested", "unclear"), "cost": said.get("cost", "")}
    return {"title": title, "people": people, "outcomes": outcomes, **rest}


def people(page: Page, *columns: dict[str, Any]) -> dict[str, Any]:
    return page.evaluate("([c, w]) => evidenceStoreCompareWords.people(c, w)", [columns, WORDS])


def differences(page: Page, *columns: dict[str, Any]) -> list[str]:
    found = page.evaluate("([c, w]) => evidenceStoreCompareWords.differences(c, w)", [columns, WORDS])
    return [": ".join(filter(None, [line.get("about"), line["text"]])) for line in found]


# Whether they are about the same people ---------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("care", "care", "alike", "Both are about children in care."),
        ("care edge", "edge", "alike", "Both are about families on the edge of care."),
        ("care", "edge", "apart", "A and B: no group of people in common."),
        ("care foster", "care edge", "alike", "Both are about children in care."),
        (
            "care foster kin",
            "care edge teens",
            "little",
            "A and B: of their groups, only children in care in common.",
        ),
        ("care 0-4", "care 5-9", "apart", "A and B: no age in common."),
        ("care 0-9", "care 9-18", "little", "A and B: only age 9 in common."),
        ("care 0-9", "care 7-16", "little", "A and B: few ages in common (7 to 9)."),
        ("care 0-9", "care 5-14", "alike", "Both are about children in care."),
        ("care 0-10", "care 9-12", "alike", "Both are about children in care."),
        ("care 0-17", "care", "alike", "Both are about children in care."),
        ("care :early", "care :late", "little", "A and B: no level of need in common."),
        ("care :early :late", "care :late", "alike", "Both are about children in care."),
        ("care 0-4", "edge 11-17", "apart", "A and B: no group of people in common; no age in common."),
        ("0-4", "5-9", "apart", "A and B: no age in common."),
        ("0-4", "0-4", "unknown", ""),
        ("care", "", "unknown", ""),
        ("", "", "unknown", ""),
    ],
)
def test_two_summaries_and_their_people(page: Page, one: str, other: str, kind: str, why: str) -> None:
    found = people(page, column("A", one), column("B", other))
    assert (found["kind"], "".join(found["why"])) == (kind, why)
    assert people(page, column("B", other), column("A", one))["kind"] == kind
    assert bool(found["title"]) == bool(found["advice"]) == (kind != "alike")


def test_unlike_people_are_called_so_in_plain_words(page: Page) -> None:
    found = people(page, column("A", "care"), column("B", "edge"))
    assert found["title"] == "These summaries are about different people"
    assert found["advice"] == "Their results cannot be set against each other."


def test_among_three_the_unlike_pairs_are_named(page: Page) -> None:
    one, other = column("A", "care"), column("B", "care")
    found = people(page, one, other, column("C", "edge"))
    assert found["kind"] == "some-apart"
    assert found["why"] == [
        "A and C: no group of people in common.",
        "B and C: no group of people in common.",
    ]
    third = column("C", "kin")
    assert people(page, one, column("B", "edge"), third)["kind"] == "apart"


# What differs -----------------------------------------------------------------------------

TO_BE_SEEN = "Not known whether it was tested in the UK: A and B."
NO_COST = "No cost is known for A and B."


def test_each_answer_for_one_outcome_stands_beside_the_others(page: Page) -> None:
    one = column("A", answers={"care": "may be better (how sure: low)", "school": "mixed"})
    other = column("B", answers={"care": "no evidence yet"})
    assert differences(page, one, other) == [
        "Coming into care: Both looked at it. A: may be better (how sure: low); B: no evidence yet.",
        "Only A looked at school.",
        TO_BE_SEEN,
        NO_COST,
    ]


def test_the_same_answer_is_said_once(page: Page) -> None:
    columns = [column(name, answers={"care": "mixed"}) for name in "ABC"]
    assert differences(page, *columns)[0] == (
        "Coming into care: All three looked at it, with the same answer: mixed."
    )


def test_who_did_not_look_is_named_as_not_studied(page: Page) -> None:
    looked = [column(name, answers={"mood": answer}) for name, answer in (("A", "mixed"), ("B", "better"))]
    assert differences(page, *looked, column("C"), column("D"))[0] == (
        "Mood: A and B looked at it. A: mixed; B: better. Not studied: C and D."
    )


def test_nothing_in_common_is_said_first(page: Page) -> None:
    one = column("A", answers={"mood": "better", "care": "mixed"})
    assert differences(page, one, column("B", answers={"school": "better"}))[:3] == [
        "No outcome was looked at by more than one of them: no result here stands beside another.",
        "Only A looked at coming into care and mood.",
        "Only B looked at school.",
    ]


@pytest.mark.parametrize(
    ("tested", "words"),
    [
        ("yes yes", "Tested in the UK: A and B."),
        ("yes no", "Tested in the UK: A. Not tested in the UK: B."),
        ("unclear no", "Not tested in the UK: B. Not known whether it was tested in the UK: A."),
    ],
)
def test_where_each_was_tested(page: Page, tested: str, words: str) -> None:
    columns = [column(name, tested=answer) for name, answer in zip("AB", tested.split(), strict=True)]
    assert differences(page, *columns)[-2] == words


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        (["", ""], NO_COST),
        (["GBP per child 2019", ""], "A cost is known for A. No cost is known for B."),
        (["GBP per child 2019", "GBP per child 2019"], "A cost is known for A and B."),
        (
            ["GBP per child 2019", "USD per child 2019"],
            "A cost is known for A and B. These costs are for different units, currencies or years, "
            "so one cannot be taken from another.",
        ),
    ],
)
def test_costs_are_set_beside_each_other_only_when_counted_alike(
    page: Page, costs: list[str], words: str
) -> None:
    columns = [column(name, cost=cost) for name, cost in zip("AB", costs, strict=True)]
    assert differences(page, *columns)[-1] == words


def test_a_title_with_gaps_in_it_stays_as_it_is(page: Page) -> None:
    columns = [column("{names} {who}", answers={"care": "$& {answer}"}), column("<b>B</b>")]
    assert differences(page, *columns)[1] == "Only {names} {who} looked at coming into care."


def test_no_sentence_names_a_best_choice(page: Page) -> None:
    columns = [column(name, answers={"care": a}) for name, a in (("A", "better"), ("B", "worse"))]
    said = " ".join(differences(page, *columns)).lower()
    assert not any(word in said for word in ("best", "than", "winner", "prefer", "recommend", "choose"))
