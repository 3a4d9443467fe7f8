"""The search page of the real site, step by step."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import LocatorAssertions, Page, Route, expect
from tests.search.judged import Judged, judged, pages, worth
from tests.site.conftest import Visit, both_browsers
from tests.site.pages import go_to

pytestmark = [pytest.mark.site, pytest.mark.browser]

desk = pytest.mark.screen(viewport={"width": 1280, "height": 900})


def search(page: Page, root: str, query: str) -> None:
    """Open the search for a query and wait until the texts have been looked through as well."""
    go_to(page, f"{root}/search.html?q={quote(query)}")
    done(page)


def done(page: Page) -> None:
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")


def results(page: Page) -> list[str]:
    """Addresses of all results, best first."""
    links = page.locator("#search-results li a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [str(link) for link in links]


def titles(page: Page) -> list[str]:
    return page.locator("#search-results li a").all_text_contents()


def status(page: Page) -> LocatorAssertions:
    return expect(page.get_by_role("status"))


# Quality ----------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["tuning", "held_out"])
def test_people_find_the_pages_they_mean(part: str, visit: Visit, address: str) -> None:
    """Floors, not aims: `python -m benchmarks.search_quality` says how it stands beside other searches."""
    queries = judged(part)
    found = []
    for query in queries:
        search(visit.page, address, query.query)
        found.append(results(visit.page)[:10])
    reached = worth(queries, found)
    assert reached.first >= 0.75
    assert reached.five >= 0.9
    assert reached.reciprocal >= 0.82


def test_every_judged_page_is_on_the_site(site: Path) -> None:
    for query in judged("tuning") + judged("held_out"):
        for page in pages(query.best + query.useful):
            assert (site / page).exists(), (query.query, page)


def test_no_query_is_in_both_halves() -> None:
    halves = [{query.query.lower() for query in judged(part)} for part in ("tuning", "held_out")]
    assert not halves[0] & halves[1]
    assert min(len(half) for half in halves) >= 40


def test_the_worth_of_results() -> None:
    queries = [Judged("a", "", ("x.html",), ("y.html",)), Judged("b", "", ("g.html#term",), ())]
    perfect = worth(queries, [["x.html", "y.html"], ["g.html"]])
    assert (perfect.first, perfect.five, perfect.reciprocal, perfect.gain) == (1, 1, 1, 1)
    poor = worth(queries, [["y.html", "x.html"], []])
    assert (poor.first, poor.five, poor.reciprocal) == (0, 0.5, 0.25)
    assert 0 < poor.gain < 0.5


# What is shown ----------------------------------------------------------------------------


def test_on_a_phone_the_first_result_is_in_the_first_screen(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "kinship care")
    first = page.locator("#search-results li").first
    expect(first.get_by_role("link", name="Kinship care")).to_be_in_viewport()
    expect(first.get_by_text("Evidence summary", exact=True)).to_be_in_viewport()
    expect(first.locator(".ev-card__text")).to_be_in_viewport(ratio=1)


def test_what_was_found_is_marked_and_why_it_was_found_is_said(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "LAC")
    card = page.locator("#search-results li", has=page.get_by_role("link", name="Kinship care", exact=True))
    expect(card.locator(".ev-card__foot")).to_have_text("About: Children in care")
    expect(card.locator("mark")).to_have_text("Children in care")
    search(page, address, "fdac")
    expect(page.locator("#search-results li").first.locator(".ev-card__foot")).to_have_text(
        "Also called: FDAC"
    )


def test_a_word_of_the_text_is_shown_in_its_sentence(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "daybreak")
    assert results(page) == ["interventions/family-group-conferencing.html"]
    sentence = page.locator("#search-results .ev-card__text")
    expect(sentence).to_contain_text("the charity Daybreak trained and supported")
    expect(sentence.locator("mark")).to_have_text("Daybreak")


def test_results_of_the_texts_come_below_and_move_nothing(visit: Visit, address: str) -> None:
    page = visit.page
    waiting: list[Route] = []
    page.route("**/search-text-*.js?*", lambda route: waiting.append(route))
    with page.expect_request("**/search-text-*.js?*"):
        page.goto(f"{address}/search.html?q=kinship")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "true")
    before = titles(page)
    place = page.locator("#search-results li").first.bounding_box()
    assert before
    page.route("**/search-text-*.js?*", lambda route: route.continue_())
    for route in waiting:
        route.continue_()
    done(page)
    assert titles(page)[: len(before)] == before
    assert len(titles(page)) > len(before)
    assert page.locator("#search-results li").first.bounding_box() == place
    expect(page.get_by_role("heading", name="Found in the text of")).to_be_visible()


def test_a_kind_keeps_the_focus_when_the_texts_come(visit: Visit, address: str) -> None:
    page = visit.page
    waiting: list[Route] = []
    page.route("**/search-text-*.js?*", lambda route: waiting.append(route))
    with page.expect_request("**/search-text-*.js?*"):
        page.goto(f"{address}/search.html?q=kinship")
    kind = page.get_by_role("button", name=re.compile("^Evidence summaries"))
    kind.press("Enter")
    expect(kind).to_be_focused()
    for route in waiting:
        route.continue_()
    done(page)
    expect(kind).to_be_focused()
    expect(kind).to_have_attribute("aria-pressed", "true")


def test_words_of_one_page_may_stand_in_its_title_and_its_text(visit: Visit, address: str) -> None:
    search(visit.page, address, "kinship CrimeSolutions")
    assert "interventions/kinship-care.html" in results(visit.page)


def test_a_slip_is_said_to_have_been_read_as_a_word(visit: Visit, address: str) -> None:
    search(visit.page, address, "reunificaton")
    status(visit.page).to_have_text(re.compile(r"^\d+ results for “reunificaton”, read as “reunification”$"))


def test_where_no_page_has_all_words_those_with_some_are_shown(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "kinship zebras")
    status(page).to_have_text("No page has all of “kinship zebras”.")
    expect(page.get_by_role("heading", name="These have some of your words")).to_be_visible()
    assert "interventions/kinship-care.html" in results(page)[:3]


def test_nothing_found_is_no_proof_and_offers_a_way_on(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "zebra")
    status(page).to_have_text("Nothing found for “zebra”.")
    expect(page.get_by_text("This is no proof that it makes no difference.")).to_be_visible()
    page.get_by_role("link", name="Outcomes: what do you want to change?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("By outcome")


def test_results_are_counted_by_kind_and_shown_by_kind(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "kinship")
    kinds = page.get_by_role("group", name="Show only one kind of page")
    everything = len(titles(page))
    button = kinds.get_by_role("button", name=re.compile("^Evidence summaries"))
    promised = int(re.search(r"\((\d+)\)", button.inner_text()).group(1))
    expect(page.get_by_role("link", name="Filter these summaries")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(kinds.get_by_role("button", name=re.compile("^Evidence summaries"))).to_be_focused()
    expect(kinds.get_by_role("button", pressed=True)).to_have_text(re.compile("^Evidence summaries"))
    assert promised < everything
    expect(page.locator("#search-results li a")).to_have_count(promised)
    assert all(link.startswith("interventions/") for link in results(page))
    page.get_by_role("link", name="Filter these summaries").click()
    expect(page).to_have_url(re.compile(r"interventions/index\.html\?q=kinship$"))
    expect(page.get_by_role("searchbox", name="Words in a summary")).to_have_value("kinship")


def test_a_long_list_goes_on_when_asked_and_keeps_ones_place(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "children")
    more = page.get_by_role("button", name=re.compile("^Show all ")).first
    count = int(more.inner_text().removeprefix("Show all "))
    twentieth = page.locator("#search-results ul").first.locator("li a").nth(19).inner_text()
    more.click()
    links = page.locator("#search-results ul").first.locator("li a")
    expect(links).to_have_count(count)
    expect(links.nth(20)).to_be_focused()
    expect(links.nth(19)).to_have_text(twentieth)


# How it is used ---------------------------------------------------------------------------


def test_results_follow_as_one_types_and_the_address_keeps_them(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/search.html")
    expect(page.get_by_text("Other names and short forms are known too")).to_be_visible()
    page.get_by_role("main").get_by_role("searchbox").press_sequentially("kinship care")
    expect(page).to_have_url(re.compile(r"\?q=kinship%20care$"))
    expect(page.locator("#search-results li a").first).to_have_text("Kinship care")
    expect(page).to_have_title(re.compile(r"^kinship care \| "))
    page.locator("#search-results li a").first.click()
    page.go_back()
    expect(page.locator("#search-results li a").first).to_have_text("Kinship care")


def test_back_leads_to_the_query_before(visit: Visit, address: str) -> None:
    page = visit.page
    search(page, address, "kinship")
    box = page.get_by_role("main").get_by_role("searchbox")
    box.evaluate("box => { box.value = 'homelessness' }")
    box.press("Enter")
    expect(page.locator("#search-results li a").first).to_have_text("Homelessness")
    page.go_back()
    expect(box).to_have_value("kinship")
    status(page).to_have_text(re.compile("for “kinship”"))


@both_browsers
def test_from_a_memory_stick_the_texts_are_found_too(visit: Visit, stick: Path) -> None:
    search(visit.page, stick.as_uri(), "daybreak")
    assert results(visit.page) == ["interventions/family-group-conferencing.html"]
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_without_the_texts_the_index_still_answers(visit: Visit, address: str) -> None:
    visit.page.route("**/search-text-*.js?*", lambda route: route.abort())
    search(visit.page, address, "kinship")
    assert "interventions/kinship-care.html" in results(visit.page)[:2]


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "[(", "\\", "%", "a" * 5_000]
)
def test_a_hostile_query_is_text(query: str, visit: Visit, address: str) -> None:
    visit.page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    search(visit.page, address, query)
    assert visit.page.locator("main :is(img, script)").count() == 0
    assert visit.console == []


@pytest.mark.screen(viewport={"width": 320, "height": 640})
@pytest.mark.parametrize("query", ["kinship", "zebra", "social zebra", "a" * 300])
def test_at_320_pixels_the_results_do_not_scroll_sideways(query: str, visit: Visit, address: str) -> None:
    search(visit.page, address, query)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


@desk
def test_headings_come_in_order(visit: Visit, address: str) -> None:
    search(visit.page, address, "care leavers")
    levels = visit.page.locator("main :is(h1, h2, h3)").evaluate_all(
        "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
