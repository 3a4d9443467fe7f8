"""The table of studies sorts by a press on a heading, says so, and reads well on a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

LEAVING_CARE = "interventions/leaving-care-support.html"


def studies(page: Page) -> Locator:
    return page.locator("table", has=page.locator("#studies-caption"))


def column(table: Locator, number: int) -> Locator:
    return table.locator(f"tbody tr > :nth-child({number})")


def press(page: Page, table: Locator, name: str) -> None:
    table.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def test_a_heading_sorts_by_keyboard_and_says_so(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{LEAVING_CARE}")
    table = studies(page)
    said = table.locator("xpath=../following-sibling::p[@role='status']").first
    press(page, table, "People")
    expect(column(table, 6)).to_have_text(["67", "69", "179", "229", "411", "895", "1,114", "4,675"])
    expect(table.get_by_role("columnheader", name="People")).to_have_attribute("aria-sort", "ascending")
    expect(said).to_have_text("Sorted by people, fewest first.")
    press(page, table, "People")
    expect(column(table, 6).first).to_have_text("4,675")
    expect(table.get_by_role("columnheader", name="People")).to_have_attribute("aria-sort", "descending")
    expect(said).to_have_text("Sorted by people, most first.")
    expect(table.get_by_role("button", name="People")).to_be_focused()


def test_risk_of_bias_sorts_by_what_it_means_and_the_unknown_come_last(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{LEAVING_CARE}")
    table = studies(page)
    press(page, table, "Risk of bias")
    expect(column(table, 5)).to_have_text(["Some concerns"] * 4 + ["High"] * 2 + ["Serious"] * 2)
    press(page, table, "Risk of bias")
    expect(column(table, 5)).to_have_text(["Serious"] * 2 + ["High"] * 2 + ["Some concerns"] * 4)
    for order in ("ascending", "descending"):
        press(page, table, "Country")
        expect(table.get_by_role("columnheader", name="Country")).to_have_attribute("aria-sort", order)
        expect(column(table, 3).last).to_have_text("Not stated")


def test_effects_sort_within_their_outcome_only(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{LEAVING_CARE}?read=workings")
    table = page.get_by_role("table", name="Results of the studies, outcome by outcome")
    groups = table.locator("tbody")
    before = groups.locator("tr:first-child").all_text_contents()
    press(page, table, "Effect")
    first = groups.first.locator("tr:not(:first-child) > :nth-child(4)")
    expect(first).to_have_text([re.compile(f"^{number}\\b") for number in ("−0.29", "−0.21", "−0.18")])
    assert groups.locator("tr:first-child").all_text_contents() == before


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_on_a_phone_the_name_of_a_study_stays_while_the_rest_is_moved(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{LEAVING_CARE}")
    table = studies(page)
    table.locator("xpath=..").evaluate("region => { region.scrollLeft = 400; }")
    name = table.get_by_role("rowheader").first
    box = name.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.screen(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
def test_without_javascript_the_headings_are_plain_and_the_rows_are_there(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/{LEAVING_CARE}")
    table = studies(visit.page)
    expect(table.get_by_role("button")).to_have_count(0)
    expect(column(table, 1)).to_have_count(8)
