"""What the ratings mean, as a person reads it: the answer first, each example a real result."""

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

WHERE = "about/ratings.html"


def test_an_example_is_the_result_that_it_says_it_is(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    levels = page.get_by_role("region", name="What difference does it make?").locator(".ev-levels__item")
    leaning = levels.filter(has=page.get_by_role("heading", name="Tends to positive"))
    outcome = leaning.get_by_role("link").inner_text()
    leaning.get_by_role("link").click()
    expect(page.locator(".ev-result:target")).to_be_in_viewport()
    expect(page.locator(".ev-result:target h4")).to_contain_text(outcome)
    expect(page.locator(".ev-result:target .ev-mark--effect")).to_contain_text("Tends to positive")


def test_how_to_read_a_rating_is_on_the_first_two_screens_of_a_phone(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    figure = page.locator(".ev-specimen").bounding_box()
    assert figure is not None
    assert figure["y"] + figure["height"] < 2 * 844
    expect(page.locator(".ev-specimen .ev-mark--sure")).to_be_visible()


def test_the_rules_are_there_for_who_opens_them(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    rule = page.locator("details").filter(has_text="effect-rule/1").first
    expect(rule.locator("li").first).to_be_hidden()
    rule.locator("summary").click()
    expect(rule.locator("li").first).to_be_visible()
