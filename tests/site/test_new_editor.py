"""A new editor reads a summary, sees a mistake, and finds how to change the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from tests.site.building import build_with_editor
from tests.site.conftest import Visit, both_browsers
from tests.site.serving import served

pytestmark = [pytest.mark.site, pytest.mark.browser, both_browsers]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real store with its forms."""
    with served(build_with_editor(tmp_path_factory.mktemp("store"))) as where:
        yield where


def test_from_a_summary_a_new_editor_finds_how_to_change_it_and_the_form_first(
    visit: Visit, address: str
) -> None:
    page = visit.page
    summary = f"{address}/interventions/leaving-care-support.html"
    page.goto(summary)
    page.get_by_role("link", name="How to edit").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("How to change a page")
    first = page.get_by_role("main").get_by_role("heading", level=2).first
    expect(first).to_have_text("Change a page")
    steps = page.locator("main ol").filter(has_text="Edit this page").get_by_role("listitem")
    expect(steps.nth(0)).to_contain_text("Edit this page")
    expect(steps.nth(2)).to_contain_text("Change the form")
    expect(steps.nth(3)).to_contain_text("Send for Review")
    page.goto(summary)
    form = "../admin/index.html#/collections/interventions-studies/entries/leaving-care-support"
    expect(page.get_by_role("link", name="Edit its studies")).to_have_attribute("href", form)
    page.get_by_role("link", name="Edit this page").click()
    expect(page.get_by_role("button", name="Sign In Using Access Token")).to_be_visible()
    assert visit.strangers(address, "blob:") == []
