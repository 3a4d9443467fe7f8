"""Who is testing what, step by step."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]


def shown(page: Page) -> Locator:
    return page.locator("[data-filtered]:visible h3")


def test_from_adolescents_three_practices_are_reached(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "practices/index.html").as_uri())
    everything = shown(page).count()
    assert everything > 3
    page.get_by_label("Theme").select_option("adolescents")
    expect(shown(page)).to_have_count(3)
    found = shown(page).all_text_contents()
    expect(page.get_by_role("status")).to_have_text(f"3 of {everything} practices")
    page.get_by_role("link", name="Bath and North East Somerset: work with adolescents").click()
    expect(page.get_by_role("main")).to_contain_text("not rated")
    page.go_back()
    expect(shown(page)).to_have_text(found)
    page.get_by_role("button", name="Clear filters").click()
    expect(shown(page)).to_have_count(everything)
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_the_number_behind_a_choice_is_what_it_finds(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/practices/index.html?agency=police")
    choices = page.get_by_label("Region").locator("option:not([value=''])").all()
    for choice in choices:
        value, label = choice.get_attribute("value"), choice.text_content() or ""
        page.get_by_label("Region").select_option(value)
        expect(shown(page), value).to_have_count(int(label.rpartition("(")[2].rstrip(")")))


def test_what_an_address_asks_for_and_no_box_knows_is_left_out(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/practices/index.html?theme=<b>nothing</b>")
    expect(shown(visit.page).nth(3)).to_be_visible()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_the_whole_list_is_there_and_no_dead_box(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/practices/index.html")
    expect(shown(visit.page).nth(3)).to_be_visible()
    expect(visit.page.get_by_role("main").get_by_role("combobox")).to_have_count(0)


def test_no_practice_of_the_store_wears_a_mark_of_rating(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in (site / "practices").glob("*.html")]
    assert len(pages) > 10
    assert [page for page in pages if 'class="ev-sign' in page or 'class="ev-dots' in page] == []
