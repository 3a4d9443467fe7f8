"""Where no script runs, every page still says what it has to say."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit, both_browsers

pytestmark = [pytest.mark.site, pytest.mark.browser]

no_scripts = pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)

#: What a person sees of a page: heading, words of the main part, links of the navigation.
SEEN = """() => ({
  heading: document.querySelector("h1").checkVisibility(),
  words: document.querySelector("main").innerText.split(/\\s+/).length,
  links: [...document.querySelectorAll("nav a")].filter((e) => e.checkVisibility()).length,
  dead: [...document.querySelectorAll("button")].filter(
    (e) => e.checkVisibility() && !e.popoverTargetElement && !(e.form && e.type === "submit")
  ).map((e) => e.outerHTML.slice(0, 90)),
})"""


@both_browsers
@no_scripts
@pytest.mark.parametrize("from_disk", [False, True])
def test_every_page_shows_its_text_and_the_way_on(
    visit: Visit, address: str, stick: Path, pages: list[str], from_disk: bool
) -> None:
    start = stick.as_uri() if from_disk else address
    for where in pages:
        if from_disk and where == "404.html":  # only a server shows it
            continue
        visit.page.goto(f"{start}/{where}")
        seen = visit.page.evaluate(SEEN)
        assert seen["heading"], where
        assert seen["words"] > 25, where
        assert seen["links"] > 5, where
        assert seen["dead"] == [], where
    assert visit.console == []


@no_scripts
def test_every_summary_is_two_taps_away(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/interventions/index.html")
    page.get_by_role("main").get_by_role("link", name="Signs of Safety").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signs of Safety")
    expect(page.get_by_role("link", name="Practices").first).to_be_attached()
