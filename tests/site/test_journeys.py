"""What a person does, step by step, on a phone unless said otherwise."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]


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
    assert len(answer.inner_text()) > 40
    assert visit.console == []
    assert visit.strangers(address) == []


def test_the_same_from_a_memory_stick(visit: Visit, site: Path) -> None:
    page = visit.page
    page.goto((site / "index.html").as_uri())
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
    first_five = visit.page.get_by_role("main").get_by_role("listitem").locator("a").all_inner_texts()[:5]
    assert any(title.lower() in text.lower() for text in first_five), first_five


def test_a_search_without_a_result_is_not_called_no_effect(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/search.html?q=zebra crossing")
    said = visit.page.get_by_role("status").inner_text()
    assert "nothing" in said.lower() or "no " in said.lower()
    assert "no effect" not in visit.page.get_by_role("main").inner_text().lower()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_every_summary_is_two_taps_away(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/interventions/index.html")
    page.get_by_role("main").get_by_role("link", name="Signs of Safety").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signs of Safety")
    expect(page.get_by_role("link", name="Practices").first).to_be_attached()


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


@pytest.mark.parametrize(
    "where", ["index.html", "interventions/leaving-care-support.html", "search.html?q=care"]
)
def test_no_stop_of_the_tab_key_is_off_the_screen(visit: Visit, address: str, where: str) -> None:
    page = visit.page
    page.goto(f"{address}/{where}")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        box = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
            const b = e.getBoundingClientRect();
            return [e.outerHTML.slice(0, 80), b.left, b.right, b.width, b.height, innerWidth]; }"""
        )
        if box is None:
            break
        html, left, right, width, height, screen = box
        if right <= 0 or left >= screen or width == 0 or height == 0:
            hidden.append(html)
    assert hidden == []


@pytest.mark.screen(viewport={"width": 320, "height": 640})
@pytest.mark.parametrize(
    "where",
    [
        "index.html",
        "interventions/index.html",
        "interventions/leaving-care-support.html",
        "practices/warrington-circle-of-change.html",
        "partners/index.html",
        "programmes/pine.html",
        "news/index.html",
        "about/ratings.html",
    ],
)
def test_at_320_pixels_no_page_scrolls_sideways(visit: Visit, address: str, where: str) -> None:
    visit.page.goto(f"{address}/{where}")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_that_is_not_there_says_so_and_offers_a_way_on(visit: Visit, address: str, site: Path) -> None:
    visit.page.goto(f"{address}/404.html")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    assert visit.page.get_by_role("searchbox").count() >= 1
