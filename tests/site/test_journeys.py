"""What a person does, step by step, on a phone unless said otherwise."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit, both_browsers
from tests.site.waiting import wait_until

pytestmark = [pytest.mark.site, pytest.mark.browser, both_browsers]


def test_a_practitioner_finds_kinship_care_by_another_name(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/index.html")
    search = page.get_by_role("main").get_by_role("searchbox")
    search.fill("family and friends care")
    search.press("Enter")
    results = page.get_by_role("main").get_by_role("link", name="Kinship Care")
    expect(results.first).to_be_visible()
    results.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinship care", ignore_case=True)
    answer = page.locator(".ev-lead").first
    expect(answer).to_be_in_viewport()
    expect(answer).to_have_text(re.compile(".{40}"))
    assert visit.console == []
    assert visit.strangers(address) == []


def test_the_same_from_a_memory_stick(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "index.html").as_uri())
    search = page.get_by_role("main").get_by_role("searchbox")
    search.fill("family and friends care")
    search.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Kinship Care").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinship care", ignore_case=True)
    assert visit.console == []
    assert visit.strangers("file:") == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("FDAC", "Family Drug and Alcohol Courts"),
        ("care leavers", "Support for young people leaving care"),
        ("homelessness", "Support for young people leaving care"),
        ("placement breakdown", "Foster and Kinship Care Support"),
        ("solution focussed", "Solution-focused Brief Therapy"),
        ("reunificaton", "Children going home to a parent"),
        ("brighton", "Early Parenting Assessment Programme"),
    ],
)
def test_search_finds_by_acronym_group_outcome_and_in_spite_of_a_slip(
    visit: Visit, address: str, words: str, title: str
) -> None:
    visit.page.goto(f"{address}/search.html?q={words}")
    expect(visit.page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    first_five = visit.page.get_by_role("main").get_by_role("listitem").locator("a").all_text_contents()[:5]
    assert any(title.lower() in text.lower() for text in first_five), first_five


def test_a_search_without_a_result_is_not_called_no_effect(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/search.html?q=zebra crossing")
    expect(visit.page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    expect(visit.page.get_by_role("status")).to_have_text(re.compile("^(Nothing|No) "))
    expect(visit.page.get_by_role("main")).not_to_contain_text("no effect", ignore_case=True)


def test_by_keyboard_alone_the_menu_opens_closes_and_gives_focus_back(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/index.html")
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_a_box_of_a_summary_opens_by_a_tap_and_by_the_keyboard(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/interventions/signs-of-safety.html")
    why = page.locator("summary", has_text="Why").filter(visible=True).first
    reason = why.locator("xpath=following-sibling::*[1]")
    expect(reason).to_be_hidden()
    why.click()
    expect(reason).to_be_visible()
    why.press("Enter")
    expect(reason).to_be_hidden()
    assert visit.console == []


@pytest.mark.screen(viewport={"width": 390, "height": 844}, color_scheme="dark")
def test_pages_are_dark_where_the_device_is_until_the_reader_chooses(visit: Visit, address: str) -> None:
    page = visit.page
    lightness = """(() => { const context = document.createElement("canvas").getContext("2d");
        context.fillStyle = getComputedStyle(document.body).backgroundColor;
        context.fillRect(0, 0, 1, 1);
        return context.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b) / 765; })()"""
    page.goto(f"{address}/index.html")
    wait_until(page, f"{lightness} < 0.2")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Colours: Auto").click()
    expect(page.get_by_role("button", name="Colours: Light")).to_be_visible()
    wait_until(page, f"{lightness} > 0.9")
    page.get_by_role("navigation").get_by_role("link", name="Evidence summaries").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evidence summaries")
    wait_until(page, f"{lightness} > 0.9")


def test_a_page_that_is_not_there_says_so_and_offers_a_way_on(visit: Visit, address: str, site: Path) -> None:
    visit.page.goto(f"{address}/404.html")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.page.get_by_role("searchbox").first).to_be_attached()
