"""The search of a store so large that its summaries follow in parts: the real site, sent as such a store would be."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.host import served
from playwright.sync_api import Page, expect
from tests.search.rows import assigned, rows_of
from tests.site.conftest import Visit, both_browsers

from evidence_store.pages.data_files import as_script
from evidence_store.pages.search import FOLDER
from evidence_store.pages.search.columns import columns

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUERIES = (
    "LAC",
    "does kinship care work",
    "reunificaton",
    "young people leaving",
    "daybreak",
    "children",
    "zebra",
)

SUMMARIES = "**/search-summaries-*.js?*"
AT_FIRST_RESULT = """new MutationObserver((_, self) => {
    const card = document.querySelector("#search-results li");
    if (!card) return;
    self.disconnect();
    const files = performance.getEntriesByType("resource").map((file) => file.name);
    window.atFirst = [files.filter((name) => name.includes("search-summaries-")), card.textContent];
}).observe(document, { childList: true, subtree: true })"""


@pytest.fixture(scope="module")
def large(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its summaries in parts."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(site, folder)
    [index] = (folder / FOLDER).rglob("search-index.*js")
    first, *others = index.read_text("utf-8").split("\n")
    sent, parts = columns(rows_of(assigned(first)), most=0, part=1_000)
    assert len(parts) > 24
    index.write_text("\n".join([as_script("window.evidenceStoreSearch", sent).strip(), *others]), "utf-8")
    for number, part in enumerate(parts):
        script = as_script(f"window.evidenceStoreSummaries{number}", part)
        (folder / FOLDER / f"search-summaries-{number}.js").write_text(script, "utf-8")
    return folder


@pytest.fixture(scope="module")
def online(large: Path) -> Iterator[str]:
    """That site over HTTP on this machine."""
    with served(large) as where:
        yield where


def search(page: Page, root: str, query: str) -> list[str]:
    """What a query finds, as it is shown in the end."""
    page.goto(f"{root}/search.html?q={query.replace(' ', '+')}")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    return page.locator("#search-results li").all_text_contents()


@both_browsers
def test_it_finds_the_same_in_the_same_order(visit: Visit, large: Path, site: Path) -> None:
    for query in QUERIES:
        found = search(visit.page, large.as_uri(), query)
        assert found == search(visit.page, site.as_uri(), query), query
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_the_first_results_wait_for_their_own_summaries_only(visit: Visit, large: Path, online: str) -> None:
    visit.page.add_init_script(AT_FIRST_RESULT)
    shown = search(visit.page, online, "fdac")
    at_first, card = visit.page.evaluate("window.atFirst")
    assert 0 < len(at_first) <= 3 < len(list((large / FOLDER).glob("search-summaries-*.js")))
    assert card == shown[0]


def test_without_the_summaries_titles_are_found_all_the_same(visit: Visit, online: str) -> None:
    visit.page.route(SUMMARIES, lambda route: route.abort())
    search(visit.page, online, "reunificaton")
    expect(visit.page.get_by_role("link", name="Reunification").first).to_be_visible()
