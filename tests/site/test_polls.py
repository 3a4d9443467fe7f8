"""The page of a poll with results: the real store has none, so the example is built."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.helpers import VOCABULARY, Store, example_store
from tests.site.building import build
from tests.site.conftest import Visit
from tests.site.test_accessibility import AXE, STANDARD

from evidence_store import KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]

CONFIG = """\
site_name: Example
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false}
plugins: [evidence-store]
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little site with the example of a poll, and its page."""
    folder = tmp_path_factory.mktemp("polls")
    kind = next(kind for kind in KINDS if kind.name == "poll")
    example_store(Store(folder).fill(VOCABULARY), kind).stub("page", "index")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return build(folder / "site", config=folder / "mkdocs.yml") / "polls" / "example.html"


@pytest.fixture
def page(visit: Visit, example: Path) -> Page:
    visit.page.goto(example.as_uri())
    return visit.page


def test_answers_are_read_with_share_and_interval(page: Page) -> None:
    chart = page.get_by_role("figure", name="Most often chosen: “There is no time” (57%)")
    assert [" ".join(text.split()) for text in chart.get_by_role("listitem").all_inner_texts()] == [
        "There is no time 57% , with its interval (50% to 64%)",
        "Nobody has shown me how 30% , with its interval (24% to 37%)",
        "It rains 18% , with its interval (13% to 24%)",
        "Nothing stops me 22% , with its interval (17% to 28%)",
    ]


def test_bars_are_as_long_as_their_shares(page: Page) -> None:
    lengths = page.locator(".ev-poll__fill").evaluate_all(
        "all => all.map(bar => Math.round(100 * bar.getBoundingClientRect().width"
        " / bar.previousElementSibling.getBoundingClientRect().width))"
    )
    assert lengths == [57, 30, 18, 22, 31, 69]


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_the_table_opens_without_scripts(page: Page) -> None:
    page.get_by_text("The numbers of this figure").first.click()
    row = page.get_by_role("table", name="Answers of 212 people").get_by_role("row", name="It rains")
    expect(row).to_be_visible()
    assert row.get_by_role("cell").all_inner_texts() == ["38", "18%", "13% to 24%"]


@pytest.mark.screen(viewport={"width": 320, "height": 640})
def test_on_the_smallest_phone_nothing_scrolls_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.screen(viewport={"width": 390, "height": 844}, forced_colors="active")
def test_in_forced_colours_the_line_stands_out_from_its_bar(page: Page) -> None:
    stroke = page.locator(".ev-poll__whisker line").first.evaluate("e => getComputedStyle(e).stroke")
    fill = page.locator(".ev-poll__fill").first.evaluate("e => getComputedStyle(e).fill")
    assert stroke != fill


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, example: Path, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(example.as_uri())
    page.evaluate(AXE)
    found = page.evaluate(
        "async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations", STANDARD
    )
    context.close()
    assert [(fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]] == []
