"""Four questions of people who have never seen the store, from the home page, on a phone, by what they can read.

Each is asked on the web and of the copy on a memory stick, in both browsers.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit, both_browsers

pytestmark = [pytest.mark.site, pytest.mark.browser, both_browsers]


@pytest.fixture(params=["on the web", "from a disk"])
def page(request: pytest.FixtureRequest, visit: Visit, address: str, stick: Path) -> Iterator[Page]:
    """The home page. When a newcomer is done, no script has failed and nothing was asked of other hosts."""
    home, own = (
        (f"{address}/index.html", address)
        if request.param == "on the web"
        else ((stick / "index.html").as_uri(), "file:")
    )
    visit.page.goto(home)
    yield visit.page
    assert visit.console == []
    assert visit.strangers(own) == []


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def test_does_kinship_care_reduce_placement_breakdown_and_how_sure_are_we(page: Page) -> None:
    page.get_by_role("searchbox", name="Find what the evidence says").fill("kinship care placement breakdown")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Kinship care", exact=True).click()
    expect(heading(page)).to_have_text("Kinship care")
    expect(page.get_by_text("we could not check the main figures").first).to_be_in_viewport()
    # Placement breakdown stands first in the box, and why nothing is rated is one tap away.
    first = page.get_by_role("region", name="At a glance").get_by_role("listitem").first
    expect(first).to_contain_text("Children whose placement breaks down")
    expect(first).to_contain_text("No evidence yet")
    first.get_by_text("Why", exact=False).click()
    expect(first.get_by_text("We could not check its figures, so we show none.")).to_be_visible()


def test_what_has_been_tried_for_care_leavers_housing(page: Page) -> None:
    housing = page.get_by_role("list").filter(has=page.get_by_role("link", name="Homelessness"))
    housing.get_by_role("link", name="Having a stable place to live").click()
    expect(heading(page)).to_have_text("Having a stable place to live")
    results = page.get_by_role("table", name="Results for: Having a stable place to live")
    tried = results.get_by_role("row").filter(has_text="Support for young people leaving care").first
    expect(tried).to_contain_text("Very low")
    tried.get_by_role("link").first.click()
    expect(heading(page)).to_have_text("Support for young people leaving care")


def test_which_interventions_have_good_evidence_of_no_effect_or_harm(page: Page) -> None:
    page.get_by_role("link", name="What makes no difference, or does harm?").click()
    expect(heading(page)).to_have_text("Evidence summaries")
    for choice in ("No effect", "Tends to negative", "Consistently negative"):
        expect(page.get_by_role("button", name=f"Remove What difference it makes: {choice}")).to_be_visible()
    expect(page.get_by_text("0 of 31 summaries")).to_be_visible()
    expect(page.get_by_text("That does not prove that everything helps")).to_be_visible()


def test_is_anyone_near_me_testing_something_for_adolescents(page: Page) -> None:
    page.get_by_role("link", name="Is anyone near me testing something?").click()
    expect(heading(page)).to_have_text("Practices in need of evidence")
    page.get_by_label("Theme").select_option("Adolescents (3)")
    found = page.get_by_role("main").get_by_role("heading", level=3).filter(visible=True)
    expect(found).to_have_count(3)
    page.get_by_label("Region").select_option("North West (1)")
    expect(found).to_have_count(1)
    found.get_by_role("link").click()
    expect(heading(page)).to_contain_text("Greater Manchester")
    expect(page.get_by_text("not rated").first).to_be_visible()
