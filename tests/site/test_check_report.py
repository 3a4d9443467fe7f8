"""The report of a check, opened from a disk in a real browser: read, magnified, printed."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect
from tests.helpers import VOCABULARY, Store
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import axe_faults, page_for_axe

from evidence_store.cli import main

pytestmark = [pytest.mark.site, pytest.mark.browser]

FAULTS = {
    "partners/a.md": "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n---\n\n<b>Text</b>\n",
    "partners/long-name.md": f"---\ntitle: {'Very' * 60}\nsummary: {'x' * 300} y\nagencyy: {'z' * 500}\n---\n",
    "partners/c.md": "---\r\ntitle: Moss\r\nsummary: Tests walks.\r\nagency: council\r\n---\r\n",
    "partners/d.md": "---\ntitle: Fen\nsummary: Tests walks.\nagency: council\n---\n",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report é")
    store = Store(folder).fill(VOCABULARY).fill(FAULTS)
    output = folder / "report.html"
    arguments = ["check", "--content", str(store.content), "--format", "html", "--output", str(output)]
    CliRunner().invoke(main, arguments)
    return Path(output).as_uri()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, report: str, scheme: str, width: int) -> None:
    with page_for_axe(chromium, scheme, width) as page:
        page.goto(report)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert list(axe_faults(page)) == []


@both_browsers
@pytest.mark.screen(viewport={"width": 320, "height": 640}, java_script_enabled=True)
def test_from_a_disk_it_is_dressed_fits_a_phone_and_asks_for_nothing(visit: Visit, report: str) -> None:
    visit.page.goto(report)
    expect(visit.page.locator("h1")).to_have_text(
        "2 errors in 2 files keep the content from being published."
    )
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.finding')).borderTopStyle") == "solid"
    )
    assert visit.strangers("file:") == []
    assert [line for line in visit.console if line.startswith(("error", "warning"))] == []


def test_a_finding_leads_to_its_rule_and_the_list_to_the_file(visit: Visit, report: str) -> None:
    visit.page.goto(report)
    visit.page.get_by_role("link", name="Wickford").click()
    expect(visit.page.locator(":target")).to_have_text("Wickford")
    visit.page.get_by_role("link", name="raw-html").click()
    expect(visit.page.locator(":target h3")).to_have_text("Text is Markdown, without HTML.")


def test_links_are_large_enough_to_press(visit: Visit, report: str) -> None:
    visit.page.goto(report)
    heights = visit.page.locator("a:visible, summary").evaluate_all(
        "all => all.map(a => a.getBoundingClientRect().height)"
    )
    assert len(heights) > 5
    assert [height for height in heights if height < 24] == []


def test_on_paper_findings_are_black_and_the_lists_are_left_out(visit: Visit, report: str) -> None:
    visit.page.emulate_media(media="print", color_scheme="dark")
    visit.page.goto(report)
    expect(visit.page.get_by_role("navigation")).to_be_hidden()
    expect(visit.page.locator(".finding").first).to_be_visible()
    assert visit.page.evaluate("getComputedStyle(document.body).color") == "rgb(20, 35, 42)"
