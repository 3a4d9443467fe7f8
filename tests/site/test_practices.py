"""Who is testing what, step by step."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]


def shown(page: Page) -> list[str]:
    return page.locator("[data-filtered]:visible h3").all_inner_texts()


def test_from_adolescents_three_practices_are_reached(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "practices/index.html").as_uri())
    everything = len(shown(page))
    page.get_by_label("Theme").select_option("adolescents")
    found = shown(page)
    assert len(found) == 3 < everything
    expect(page.get_by_role("status")).to_have_text(f"3 of {everything} practices")
    page.get_by_role("link", name="Bath and North East Somerset: work with adolescents").click()
    expect(page.get_by_role("main")).to_contain_text("not rated")
    page.go_back()
    assert shown(page) == found
    page.get_by_role("button", name="Clear filters").click()
    assert len(shown(page)) == everything
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_the_number_behind_a_choice_is_what_it_finds(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/practices/index.html?agency=police")
    choices = page.get_by_label("Region").locator("option:not([value=''])").all()
    for choice in choices:
        value, promised = (
            choice.get_attribute("value"),
            int(choice.inner_text().rpartition("(")[2].rstrip(")")),
        )
        page.get_by_label("Region").select_option(value)
        assert len(shown(page)) == promised, value


def test_what_an_address_asks_for_and_no_box_knows_is_left_out(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/practices/index.html?theme=<b>nothing</b>")
    assert len(shown(visit.page)) > 3


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_the_whole_list_is_there_and_no_dead_box(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/practices/index.html")
    assert len(shown(visit.page)) > 3
    assert visit.page.get_by_role("main").get_by_role("combobox").count() == 0


def test_no_practice_of_the_store_wears_a_mark_of_rating(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in (site / "practices").glob("*.html")]
    assert len(pages) > 10
    assert [page for page in pages if 'class="ev-sign' in page or 'class="ev-dots' in page] == []
