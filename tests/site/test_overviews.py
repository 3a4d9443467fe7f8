"""Outcomes, groups, the gap map and the glossary, as a person uses them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit, both_browsers
from tests.site.waiting import wait_until

pytestmark = [pytest.mark.site, pytest.mark.browser]

DESK = pytest.mark.screen(viewport={"width": 1280, "height": 900})


def test_what_has_been_tried_for_care_leavers_housing(visit: Visit, address: str) -> None:
    """From the home page by outcome to the result itself."""
    page = visit.page
    page.goto(f"{address}/index.html")
    page.get_by_role("main").get_by_role("link", name="Homelessness").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Homelessness")
    results = page.get_by_role("table", name="Results for: Homelessness")
    expect(results).to_contain_text("Very low")
    results.get_by_role("link").first.click()
    expect(page.locator(".ev-result:target")).to_be_in_viewport()
    expect(page.locator(".ev-result:target h4")).to_contain_text("Homelessness")
    assert visit.console == []
    assert visit.strangers(address) == []


def test_is_anybody_testing_something_for_placements_that_last(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/outcomes/placement-stability.html")
    testing = page.get_by_role("region", name="What is being tested?")
    expect(testing.get_by_role("listitem").first).to_be_visible()
    expect(testing.locator(".ev-sign")).to_have_count(0)
    testing.get_by_role("link").first.click()
    expect(page.get_by_text("not rated").first).to_be_visible()


@pytest.mark.parametrize("where", ["outcomes/internalising.html", "outcomes/homelessness.html"])
def test_the_answer_is_on_the_first_screen_of_a_phone(visit: Visit, address: str, where: str) -> None:
    visit.page.goto(f"{address}/{where}")
    expect(visit.page.locator(".ev-answer")).to_be_in_viewport(ratio=1)
    expect(visit.page.locator(".ev-answer")).to_contain_text("published summaries looked at it")


@DESK
def test_on_the_map_names_and_outcomes_stay_in_sight(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/map/index.html")
    region = page.get_by_role("region", name="Table: evidence map")
    region.evaluate("r => r.scrollTo({left: r.scrollWidth, top: 600, behavior: 'instant'})")
    box = region.bounding_box()
    assert box is not None
    corner = region.locator("thead th").first.bounding_box()
    name = region.locator("tbody th").nth(5).bounding_box()
    assert corner is not None
    assert name is not None
    assert abs(corner["x"] - box["x"]) < 3
    assert abs(corner["y"] - box["y"]) < 3
    assert abs(name["x"] - box["x"]) < 3


@both_browsers
def test_a_cell_of_the_map_opens_the_finder_and_that_the_result_even_inside_a_closed_box(
    visit: Visit, stick: Path
) -> None:
    page = visit.page
    page.goto((stick / "map/index.html").as_uri())
    row = page.get_by_role("row", name="Support for young people leaving care")
    cell = row.get_by_role("cell").filter(has=page.get_by_role("link", name="Tends to positive")).last
    cell.get_by_role("link", name="Tends to positive").last.click()
    card = page.locator("#finder-cards > li:visible")
    expect(card).to_have_count(1)
    expect(card.get_by_role("heading")).to_have_text("Support for young people leaving care")
    expect(
        page.get_by_role("button", name="Remove Only: Support for young people leaving care")
    ).to_be_visible()
    card.locator("li[data-outcome]:visible a").last.click()
    expect(page.locator(".ev-result:target")).to_be_visible()
    expect(page.locator(".ev-result:target")).to_be_in_viewport()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_a_cell_leads_to_the_result_itself(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "map" / "index.html").as_uri())
    row = page.get_by_role("row", name="Support for young people leaving care")
    row.get_by_role("link", name="Tends to positive").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Support for young people leaving care")
    expect(page.locator(".ev-result:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [800, 1280])
def test_from_an_outcome_to_its_column_of_the_map(visit: Visit, address: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}/outcomes/homelessness.html")
    page.get_by_role("link", name="See this outcome on the evidence map").click()
    head = page.get_by_role("columnheader", name="Homelessness")
    expect(head).to_be_in_viewport(ratio=0.9)
    # The browser glides to it: where it comes to rest, the names of the rows do not cover it.
    wait_until(
        page,
        "([head, corner]) => head.getBoundingClientRect().left >= corner.getBoundingClientRect().right - 2",
        arg=[head.element_handle(), page.locator(".ev-map__corner").element_handle()],
    )


@both_browsers
@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_map_is_a_list_that_hides_no_gap(visit: Visit, address: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}/outcomes/homelessness.html")
    page.get_by_role("link", name="See this outcome on the evidence map").click()
    page.wait_for_url(re.compile(r"/map/index\.html"))  # all of it: cells are counted below
    row = page.get_by_role("row", name="Support for young people leaving care")
    expect(page.get_by_role("row").filter(visible=True).first).to_be_in_viewport()
    outcomes = page.locator(".ev-map__outcome").count()
    cells = row.get_by_role("cell").filter(visible=True)
    homes = row.locator("td[data-label=Homelessness]")
    expect(homes).to_contain_text("Very low")
    looked_at = cells.count()
    left = f"Looked at {looked_at} of {outcomes} outcomes. The other {outcomes - looked_at}: not studied."
    expect(row.get_by_role("rowheader")).to_contain_text(left)
    region = page.get_by_role("region", name="Table: evidence map")
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")


def test_to_a_screen_reader_the_list_is_still_a_table(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/map/index.html")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    shown = page.locator(".ev-map tbody :is(th, td)").filter(visible=True).count()
    heads = page.locator(".ev-map tbody tr").count()
    assert roles.count("rowheader") >= heads > 10
    assert roles.count("cell") >= shown - heads


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_the_map_needs_no_script_and_names_its_empty_cells(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "map" / "index.html").as_uri())
    cells = page.locator(".ev-map td")
    assert cells.count() > 100
    assert all(text.strip() for text in cells.all_text_contents())
    expect(page.get_by_role("heading", name="Where are the gaps?")).to_be_visible()
    page.get_by_role("link", name="gap-map.csv").focus()
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_the_picture_has_a_name_an_answer_and_a_table(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/map/index.html")
    picture = page.get_by_role("img", name="results by level of effect")
    expect(picture).to_be_visible()
    results = page.locator("details .ev-found-table tbody tr")
    expect(picture.locator("circle")).to_have_count(results.count())
    expect(page.get_by_role("region", name="Table: results by effect and strength")).to_be_visible()


def test_the_map_is_a_list_on_paper(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/map/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".ev-map__none").first).to_be_hidden()
    expect(page.locator(".ev-map__result").first).to_be_visible()
    assert page.evaluate("document.querySelector('.ev-map__region').scrollWidth") <= 390


def test_a_word_of_research_is_explained_by_the_search(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/search.html?q=meta-analysis")
    page.get_by_role("main").get_by_role("link", name="meta-analysis", exact=True).first.click()
    expect(page.locator(".ev-glossary__entry:target")).to_be_in_viewport()
