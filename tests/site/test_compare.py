"""Comparing summaries, step by step, as the head of a service would before a meeting."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit, both_browsers

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "interventions/compare.html"
FGC, IFP, COURTS = (
    "family-group-conferencing",
    "intensive-family-preservation",
    "family-drug-and-alcohol-courts",
)
LEAVING, MELLOW, KINSHIP = "leaving-care-support", "mellow-parenting", "kinship-care"
desk = pytest.mark.screen(viewport={"width": 1280, "height": 900})


def asked(*ids: str) -> str:
    return f"{PAGE}?{'&'.join(f'id={id}' for id in ids)}"


def columns(page: Page) -> Locator:
    """The headings of the columns, from left to right."""
    return page.locator("#compare-table thead tr").first.locator("th a")


def heads(page: Page) -> list[str]:
    """The same as texts, once they are there."""
    expect(page.locator("#compare-table table")).to_be_visible()
    return columns(page).all_text_contents()


def row(page: Page, name: str) -> Locator:
    return page.locator("#compare-table tr").filter(has=page.locator("th", has_text=re.compile(f"^{name}$")))


# Two side by side -------------------------------------------------------------------------


@both_browsers
@desk
@pytest.mark.parametrize("from_disk", [False, True])
def test_from_a_summary_to_a_comparison(visit: Visit, address: str, stick: Path, from_disk: bool) -> None:
    page = visit.page
    root = stick.as_uri() if from_disk else address
    page.goto(f"{root}/interventions/{KINSHIP}.html")
    page.get_by_role("link", name="Compare with another summary").click()
    expect(page.locator("#compare-notices")).to_have_text(
        "Kinship care is chosen. Choose a second one to compare it with."
    )
    near = page.get_by_role("list", name="They go with what you chose")
    expect(near.get_by_role("listitem").first).to_contain_text("outcomes in common")
    near.get_by_role("checkbox", name="Residential Care").check()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(columns(page)).to_have_text(["Kinship care", "Residential Care"])
    expect(page).to_have_url(f"{root}/{asked(KINSHIP, 'residential-care')}")
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    expect(page).to_have_title(re.compile("^Kinship care and Residential Care"))
    assert visit.console == []
    assert visit.strangers(address, "file:") == []


@desk
def test_a_row_says_the_same_as_the_summaries_do(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, COURTS)}")
    expect(columns(page)).to_have_text(["Family group conferencing", "Family Drug and Alcohol Courts"])
    home = row(page, "Children going home to a parent").locator("td").nth(1)
    expect(home).to_contain_text("Tends to positive")
    expect(home).to_contain_text("Very low")
    expect(home).to_contain_text("16 studies, 7,085 people")
    sentence = home.locator('[data-slot="sentence"]').inner_text()
    absolute = home.locator('[data-slot="absolute"]').inner_text()
    expect(home.locator(".ev-sign")).to_have_count(1)
    home.get_by_role("link", name="See this result").click()
    expect(page.locator(".ev-result:target")).to_contain_text(sentence)
    expect(page.locator(".ev-result:target")).to_contain_text(absolute)


@desk
def test_not_studied_no_evidence_and_no_effect_are_kept_apart_and_no_cell_is_blank(
    visit: Visit, address: str
) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    expect(row(page, "Families having a say").locator("td").nth(0)).to_contain_text("No evidence yet")
    other = row(page, "Families having a say").locator("td").nth(1)
    expect(other.locator(".ev-blank")).to_have_text("Not studied")
    expect(other.locator(".ev-sign")).to_have_count(0)
    key = page.locator(".ev-compare__key")
    for words in ("Not studied", "No evidence yet", "No effect"):
        expect(key).to_contain_text(words)
    cells = page.locator("#compare-table tbody:not(.ev-sheet) td")
    assert cells.count() > 20
    assert all(text.strip() for text in cells.all_inner_texts())


@desk
def test_main_outcomes_come_first_by_part_of_life(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(LEAVING, FGC)}")
    heads(page)
    parts = page.locator("#compare-table .ev-compare__part").all_inner_texts()
    # Behaviour and relationships come earlier in the vocabulary; none of their outcomes is a main one here.
    assert parts[-2:] == ["Behaviour", "Family and relationships"]
    learning = page.locator("#compare-table tbody").filter(has_text="Learning and work").locator("th a")
    assert learning.all_inner_texts()[:2] == ["Having a job", "Finishing school with a qualification"]


@desk
def test_what_differs_is_said_in_words_and_nothing_is_ranked(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    words = page.get_by_role("region", name="Differences in words")
    expect(words).to_contain_text(
        "Children coming into care: Both looked at it. Family group conferencing: mixed or inconclusive "
        "(how sure: low); Intensive family preservation: tends to positive (how sure: very low) "
        "in 4 of 5 results, no evidence yet in 1 of 5 results."
    )
    expect(words).to_contain_text("Only Intensive family preservation looked at how well the family gets on.")
    expect(words).to_contain_text("No cost is known for Family group conferencing.")
    expect(words).to_contain_text("Ratings of different outcomes cannot be compared.")
    expect(page.locator("#compare-people")).to_contain_text("Both are about families on the edge of care.")


@desk
def test_several_results_are_counted_and_the_rest_is_one_click_away(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    cell = row(page, "Children coming into care").locator("td").nth(1)
    expect(cell.locator(".ev-compare__result:visible")).to_have_count(2)
    cell.get_by_text("3 more results").click()
    expect(cell.locator(".ev-compare__result:visible")).to_have_count(5)


# Unlike people ----------------------------------------------------------------------------


@desk
def test_unlike_people_are_named_before_anything_is_compared(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(LEAVING, MELLOW)}")
    guard = page.get_by_role("region", name="These summaries are about different people")
    expect(guard).to_contain_text("Their results cannot be set against each other.")
    expect(guard).to_contain_text("Young people who are leaving care or have left it (ages 16 to 25)")
    expect(guard).to_contain_text("no group of people in common")
    place = guard.bounding_box()
    words = page.locator("#compare-words").bounding_box()
    assert place is not None
    assert words is not None
    assert place["y"] < words["y"]
    expect(columns(page)).to_have_count(2)


# The address ------------------------------------------------------------------------------


@desk
def test_what_the_address_asks_and_cannot_be_shown_is_named_and_left_out(visit: Visit, address: str) -> None:
    page = visit.page
    where = asked(KINSHIP, "zebra", "<b>x", "secure-accommodation", KINSHIP, FGC, IFP, COURTS, LEAVING)
    page.goto(f"{address}/{where}")
    expect(columns(page)).to_have_count(4)
    expect(page.locator("#compare-notices p")).to_have_text(
        [
            "There is no summary at “zebra”. It is left out.",
            "There is no summary at “<b>x”. It is left out.",
            "“Secure accommodation” is still in preparation: it has no findings to compare. It is left out.",
            "Four fit side by side. Left out: Support for young people leaving care.",
        ]
    )
    assert visit.console == []


@desk
def test_only_scripts_of_summaries_that_the_page_lists_are_loaded(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked('..%2F..%2Fsearch-index', 'words', '__proto__', 'constructor', KINSHIP)}")
    expect(page.locator("#compare-notices")).to_contain_text("Kinship care is chosen.")
    loaded = [url.rpartition("/")[2].partition(".")[0] for url in visit.requests if "/compare/" in url]
    assert loaded == ["words", KINSHIP]


@desk
def test_order_and_choice_are_changed_by_keyboard_and_back_undoes_it(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP, COURTS)}")
    first, second, third = heads(page)
    page.get_by_role("button", name=f"Move {third} to the left").press("Enter")
    expect(columns(page)).to_have_text([first, third, second])
    expect(page).to_have_url(f"{address}/{asked(FGC, COURTS, IFP)}")
    expect(page.get_by_role("button", name=f"Move {third} to the left")).to_be_focused()
    expect(page.locator("#compare-moved")).to_have_text(f"{third} is now number 2 of 3.")
    page.keyboard.press("Space")
    expect(columns(page)).to_have_text([third, first, second])
    expect(page.get_by_role("button", name=f"Move {third} to the right")).to_be_focused()
    page.get_by_role("button", name=f"Take {first} away").press("Enter")
    expect(columns(page)).to_have_text([third, second])
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    page.reload()
    expect(columns(page)).to_have_text([third, second])
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(f"{address}/{asked(FGC, IFP, COURTS)}")
    expect(columns(page)).to_have_text([first, second, third])
    assert visit.console == []


@desk
def test_one_left_asks_for_a_second_and_none_for_two(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    page.get_by_role("button", name="Take Family group conferencing away").click()
    expect(page.locator("#compare-notices")).to_contain_text("Choose a second one")
    expect(page.locator("#compare-found")).to_be_hidden()
    expect(page.locator("#compare-notices")).to_be_focused()
    page.get_by_role("checkbox", name="Intensive family preservation").uncheck()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page).to_have_url(f"{address}/{PAGE}")
    expect(page.get_by_role("group", name="Choose two to four summaries")).to_be_visible()


@desk
def test_a_fifth_is_refused_in_words(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP, COURTS, KINSHIP)}")
    page.get_by_role("link", name="Skip to the main text").press("Enter")  # A place, not a new question.
    page.get_by_role("button", name="Add or change").click()
    fifth = page.get_by_role("checkbox", name="Signs of Safety")
    fifth.click()
    expect(fifth).not_to_be_checked()
    expect(page.locator("#compare-full")).to_have_text("Four are chosen already. Take one away first.")
    page.get_by_role("checkbox", name="Kinship care", exact=True).uncheck()
    fifth.check()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page).to_have_url(f"{address}/{asked(FGC, IFP, COURTS, 'signs-of-safety')}")


@desk
def test_the_link_is_copied_as_it_stands(visit: Visit, address: str) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{asked(FGC, 'zebra', IFP)}#by-outcome")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#compare-copied")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/{asked(FGC, IFP)}"


# Narrow, without a script, on paper --------------------------------------------------------


@pytest.mark.screen(viewport={"width": 320, "height": 640})
@pytest.mark.parametrize("ids", [(), (KINSHIP,), (FGC, IFP), (LEAVING, MELLOW, KINSHIP, COURTS)])
def test_at_320_pixels_nothing_scrolls_sideways_and_each_answer_has_its_name(
    visit: Visit, address: str, ids: tuple[str, ...]
) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(*ids)}")
    expect(page.locator("#compare-found" if len(ids) > 1 else "#compare-form")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for cell in page.locator("#compare-table tbody:not(.ev-sheet) td:visible").all()[:40]:
        expect(cell.locator(".ev-compare__name:visible")).to_have_count(1)


def test_what_all_say_alike_stands_once_on_a_phone(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    need = row(page, "Level of need").locator("td:visible")
    expect(need).to_have_count(1)
    expect(need).to_have_text("Both Children's social care", use_inner_text=True)


@desk
def test_headings_stay_in_sight(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    heads(page)
    page.evaluate("scrollTo({top: 2600, behavior: 'instant'})")
    box = page.locator("#compare-table thead th a").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_a_script_the_outcome_pages_are_offered(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto(f"{(stick / PAGE).as_uri()}?id={FGC}&id={IFP}")
    assert "needs JavaScript" in (page.locator("noscript").text_content() or "")
    expect(page.locator("#compare-form")).to_be_hidden()
    page.get_by_role("link", name="Children coming into care").click()
    expect(page.locator(".ev-found-table")).to_contain_text("Family group conferencing")


@desk
def test_on_paper_it_is_a_decision_sheet(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, IFP)}")
    heads(page)
    expect(page.get_by_text("Decision sheet", exact=True)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for words in (
        "Decision sheet",
        "What we are deciding:",
        "What families and young people say",
        "By whom",
        "Review on",
    ):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    for hidden in ("Copy link", "Add or change"):
        expect(page.get_by_text(hidden, exact=True).first).to_be_hidden()
    boxes = page.locator("tr[data-sheet] td:visible")
    expect(boxes).to_have_count(6)
    assert all(box.bounding_box()["height"] >= 70 for box in boxes.all())  # type: ignore[index]
    foot = page.locator(".ev-sheet__foot")
    expect(foot).to_contain_text(re.compile(r"Printed on \d{1,2} [A-Z][a-z]+ \d{4}\."))
    expect(foot).to_contain_text("The copy of the store is of 22 November 2026.")
    expect(foot).to_contain_text(asked(FGC, IFP))
    # Outcomes that none can answer share a row; looked at and not studied stay apart in it.
    expect(row(page, "Families having a say")).to_be_hidden()
    first, second = row(page, "No result to use").locator("td").all_inner_texts()
    assert "No evidence yet: abuse or neglect" in first
    assert "Not studied: how well the family gets on." in first
    assert "Not studied: abuse or neglect" in second


@desk
def test_on_paper_what_only_one_of_three_can_answer_shares_a_row(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(FGC, LEAVING, COURTS)}")
    heads(page)
    page.emulate_media(media="print")
    expect(row(page, "Children coming into care").locator("td").nth(2)).to_contain_text("Very low")
    for outcome in ("Quality of life", "Children going home to a parent"):
        expect(row(page, outcome)).to_be_hidden()
    alone = row(page, "Answered by one only").locator("p")
    assert [line.split(":")[0] for line in alone.all_inner_texts()[:2]] == [
        "Support for young people leaving care",
        "Family Drug and Alcohol Courts",
    ]
    expect(alone.nth(0)).to_contain_text("Mixed or inconclusive (how sure: very low): quality of life,")
    expect(alone.nth(1)).to_contain_text(
        "Tends to positive (how sure: very low): children going home to a parent. Of 100 children in"
    )
    expect(alone.nth(1)).to_contain_text("20 instead of 12")
    # Family group conferencing looked at it and has nothing to use; leaving care did not look.
    looked, silent, _ = row(page, "No result to use").locator("td").all_inner_texts()
    assert "children going home to a parent" in looked.partition("Not studied")[0]
    assert "children going home to a parent" not in silent


@desk
@pytest.mark.parametrize("ids", [(FGC, IFP), (FGC, LEAVING, COURTS), (LEAVING, MELLOW, KINSHIP, COURTS)])
def test_a_decision_sheet_has_two_sides(visit: Visit, address: str, ids: tuple[str, ...]) -> None:
    page = visit.page
    page.goto(f"{address}/{asked(*ids)}")
    heads(page)
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) == 2
