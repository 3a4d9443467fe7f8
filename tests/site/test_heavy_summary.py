"""A summary of 60 studies and 12 outcomes: what is far from the screen waits, and nothing is lost by it."""

import io
from pathlib import Path

import pypdf
import pytest
from benchmarks.summary_speed import OUTCOMES, built
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit, both_browsers
from tests.site.waiting import wait_until

pytestmark = [pytest.mark.site, pytest.mark.browser]

STUDIES = 60
LAID_OUT = """elements => elements.filter(one => one.checkVisibility({contentVisibilityAuto: true})).length"""
AT_THE_TOP = """element => {
  const top = element.getBoundingClientRect().top;
  return -1 <= top && top < innerHeight / 2;
}"""
FRAMES = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The summary's address on a disk."""
    site, [name] = built(Path(tmp_path_factory.mktemp("heavy")), [STUDIES])
    return (site / "interventions" / f"{name}.html").as_uri()


def read(page: Page, level: str) -> None:
    """Choose how much to read."""
    link = page.get_by_role("navigation", name="Read this summary").get_by_role("link", name=level)
    link.click()
    expect(link).to_have_attribute("aria-current", "true")


def tables(page: Page) -> Locator:
    """The tables with every result of every study."""
    return page.locator(".ev-study-results table")


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_a_level_that_opens_everything_lays_out_only_what_is_near(visit: Visit, heavy: str) -> None:
    page = visit.page
    page.goto(heavy)
    read(page, "all workings")
    workings = page.locator(".ev-working--rating > p:first-of-type")
    expect(workings).to_have_count(OUTCOMES)
    page.evaluate(FRAMES)
    assert workings.evaluate_all(LAID_OUT) <= 2
    assert page.locator(".ev-study-results tbody th").evaluate_all(LAID_OUT) == 0
    assert page.locator(".ev-forest rect").evaluate_all(LAID_OUT) <= 2 * STUDIES


@both_browsers
@pytest.mark.parametrize("query", ["", "?read=workings"])
def test_a_link_to_what_is_not_laid_out_leads_there_and_it_stays_there(
    visit: Visit, heavy: str, query: str
) -> None:
    page = visit.page
    page.goto(f"{heavy}{query}#result-result-{OUTCOMES - 1}")
    last = page.locator(f"#result-result-{OUTCOMES - 1}")
    expect(last.get_by_role("heading", name=f"Measure {OUTCOMES - 1}")).to_be_in_viewport()
    wait_until(page, AT_THE_TOP, arg=last.element_handle())
    page.evaluate(FRAMES)
    assert last.evaluate(AT_THE_TOP)
    first = page.locator("#result-result-0")
    page.evaluate("location.hash = '#result-result-0'")
    expect(first.get_by_role("heading", name="Measure 0")).to_be_in_viewport()
    page.evaluate(FRAMES)
    assert first.evaluate(AT_THE_TOP)


@both_browsers
def test_search_in_the_page_finds_a_row_far_below_the_screen(visit: Visit, heavy: str) -> None:
    page = visit.page
    page.goto(heavy)
    row = page.locator("table:has(#studies-caption)").get_by_role("rowheader", name="A report 59")
    assert page.evaluate("() => window.find('A report 59')")
    expect(row).to_be_in_viewport()


@both_browsers
def test_each_of_many_results_has_a_table_of_its_own_that_sorts_alone(visit: Visit, heavy: str) -> None:
    page = visit.page
    page.goto(heavy)
    page.get_by_text("Every result of every study").click()
    expect(tables(page)).to_have_count(OUTCOMES)
    last = tables(page).last
    before = tables(page).first.locator("tbody td:nth-child(3)").all_text_contents()
    last.get_by_role("button", name="People").focus()
    page.keyboard.press("Enter")
    expect(last.get_by_role("columnheader", name="People")).to_have_attribute("aria-sort", "ascending")
    people = [
        int(text.replace(",", "")) for text in last.locator("tbody td:nth-child(3)").all_text_contents()
    ]
    assert people == sorted(people)
    assert tables(page).first.locator("tbody td:nth-child(3)").all_text_contents() == before


def test_paper_has_every_study_and_every_figure(visit: Visit, heavy: str) -> None:
    visit.page.goto(heavy)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(visit.page.pdf())).pages)
    assert [n for n in range(STUDIES) if f"A report {n}" not in text] == []
    assert text.count("Made-up study 0 ") >= OUTCOMES // 2  # in the figures, and in the table
    assert text.count("All studies together") == OUTCOMES
