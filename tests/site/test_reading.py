"""How much of a summary is read, and printed: one line, one minute, everything, everything with its workings."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.site.conftest import Visit, both_browsers
from tests.site.waiting import wait_until

pytestmark = [pytest.mark.site, pytest.mark.browser]

LEAVING_CARE = "interventions/leaving-care-support.html"
COURTS = "interventions/family-drug-and-alcohol-courts.html"
MILLIMETRE = 96 / 25.4
MADE = "2026-11-22T12:00:00"
"""The day the copy for a memory stick was made."""


def level(page: Page, name: str) -> None:
    """Choose a level as a reader with a keyboard does."""
    page.get_by_role("navigation", name="Read this summary").get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")


def sees(page: Page) -> dict[str, bool]:
    """Which parts of a summary are on the screen."""
    parts = {
        "the sentence": ".ev-lead",
        "the first result": ".ev-outcomes__item:first-child",
        "the second result": ".ev-outcomes__item:nth-child(2)",
        "cautions": "#good-to-know",
        "the questions": "#effect",
        "the working of a rating": ".ev-result:first-of-type .ev-steps",
    }
    return {name: page.locator(selector).first.is_visible() for name, selector in parts.items()}


@both_browsers
@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("?read=line", {"the sentence", "the first result"}),
        ("?read=minute", {"the sentence", "the first result", "the second result", "cautions"}),
        ("", {"the sentence", "the first result", "the second result", "cautions", "the questions"}),
        (
            "?read=workings",
            {"the sentence", "the first result", "the second result", "cautions", "the questions",
             "the working of a rating"},
        ),
        ("?read=nonsense", {"the sentence", "the first result", "the second result", "cautions", "the questions"}),
    ],
)  # fmt: skip
def test_an_address_opens_at_its_level_also_from_a_disk(
    visit: Visit, stick: Path, query: str, parts: set[str]
) -> None:
    visit.page.goto((stick / COURTS).as_uri() + query)
    assert {name for name, seen in sees(visit.page).items() if seen} == parts
    assert visit.console == []


@both_browsers
def test_levels_are_chosen_by_keyboard_stand_in_the_address_and_back_works(
    visit: Visit, address: str
) -> None:
    page = visit.page
    page.goto(f"{address}/{COURTS}")
    questions = page.get_by_role("heading", name="Does it work?", exact=True)
    level(page, "One minute")
    expect(questions).to_be_hidden()
    expect(page.locator(".ev-read").get_by_role("status")).to_have_text("Shown: one minute.")
    expect(page.get_by_role("link", name="One minute")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="One minute")).to_be_focused()
    expect(page).to_have_url(f"{address}/{COURTS}?read=minute")
    level(page, "One line")
    expect(page).to_have_url(f"{address}/{COURTS}?read=line")
    page.go_back()
    expect(page.get_by_role("link", name="One minute")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(questions).to_be_visible()
    expect(page.get_by_role("link", name="Everything")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(f"{address}/{COURTS}")
    page.go_forward()
    expect(questions).to_be_hidden()


@both_browsers
def test_a_link_to_what_a_level_leaves_out_leads_there(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{COURTS}?read=minute")
    page.get_by_role("link", name="Children going home to a parent").first.click()
    result = page.locator("article.ev-result").first
    expect(result).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"^{re.escape(f'{address}/{COURTS}')}#result-"))


@both_browsers
def test_a_link_into_the_lesser_results_opens_them(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{LEAVING_CARE}#result-coaching-employment")
    expect(page.locator("#result-coaching-employment")).to_be_in_viewport()


@both_browsers
def test_workings_open_everything_and_leave_what_the_reader_had_opened(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{COURTS}")
    every = page.locator(".ev-page details")
    opened = page.locator(".ev-page details[open]")
    own = every.nth(3)
    own.evaluate("details => { details.open = true; }")
    level(page, "With all workings")
    expect(opened).to_have_count(every.count())
    level(page, "Everything")
    expect(opened).to_have_count(1)
    expect(own).to_have_attribute("open", "")


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_the_page_is_whole_and_offers_no_levels(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{COURTS}?read=minute")
    expect(page.get_by_role("heading", name="Does it work?", exact=True)).to_be_visible()
    expect(page.get_by_role("navigation", name="Read this summary")).to_be_hidden()


def test_a_page_without_findings_has_no_levels_to_lose_it_in(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/interventions/secure-accommodation.html?read=line")
    expect(page.get_by_text("There are no findings on this page yet.")).to_be_visible()
    expect(page.get_by_role("heading", name="What has changed on this page")).to_be_visible()


# Paper ---------------------------------------------------------------------------------


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def published(site: Path) -> list[Path]:
    found = [
        file
        for file in sorted((site / "interventions").glob("*.html"))
        if 'class="ev-read"' in file.read_text("utf-8")
    ]
    assert len(found) > 10
    return found


def test_the_answer_in_one_minute_is_one_side_of_a4_from_any_level(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.clock.set_fixed_time(MADE)  # a copy that is too old has one more line
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; };")
    for file in published(stick):
        page.goto(file.as_uri())
        page.get_by_role("button", name="Print the answer on one page").click()
        wait_until(page, "window.printed === 1")
        assert sheets(page) == 1, file.name
        page.goto(file.as_uri() + "?read=minute")
        assert sheets(page) == 1, file.name


@pytest.mark.screen(viewport={"width": 680, "height": 1000})
def test_one_line_fits_a_label_of_99_by_67_millimetres(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.clock.set_fixed_time(MADE)
    page.emulate_media(media="print")
    for file in published(stick):
        page.goto(file.as_uri() + "?read=line")
        box = page.locator(".ev-page").bounding_box()
        assert box is not None
        assert box["width"] <= 99.1 * MILLIMETRE, file.name
        assert box["height"] <= 67.7 * MILLIMETRE, file.name
        assert sheets(page) == 1, file.name


@pytest.mark.screen(viewport={"width": 680, "height": 1000})
@pytest.mark.parametrize(("query", "printed"), [("", False), ("?read=workings", True)])
def test_workings_are_printed_where_they_are_read(
    visit: Visit, address: str, query: str, printed: bool
) -> None:
    page = visit.page
    page.emulate_media(media="print")
    page.goto(f"{address}/{LEAVING_CARE}{query}")
    expect(page.locator(".ev-steps").first).to_be_visible(visible=printed)
    # The lesser results are no working: paper has no second click.
    expect(page.locator(".ev-more .ev-sentence").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


# Weight --------------------------------------------------------------------------------


def test_nothing_moves_while_a_summary_loads(visit: Visit, address: str) -> None:
    page = visit.page
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
        "moved += e.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    for query in ("", "?read=minute", "?read=line"):
        page.goto(f"{address}/{LEAVING_CARE}{query}")
        page.wait_for_timeout(300)
        assert page.evaluate("moved") < 0.01, query
