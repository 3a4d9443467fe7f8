"""Real builds, served and opened from disk in real browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from tests.site.browsers import Firefoxes, start_chromium
from tests.site.building import build, export_offline, sums, unpack
from tests.site.editor_fixtures import (
    editor,
    editor_address,
    editor_browser,
    editor_modules,
    editor_store,
)
from tests.site.pages import one_of_each
from tests.site.serving import served, silence

__all__ = ["editor", "editor_address", "editor_browser", "editor_modules", "editor_store"]

PATIENCE = 60_000
"""Milliseconds after which something counts as never coming. Only a fault waits so long: a busy machine is no fault."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real store as a folder."""
    return build(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The addresses that stand for every kind of page."""
    return one_of_each(site)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The real store over HTTP on this machine."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def offline_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real store as a zip for a memory stick."""
    return export_offline(tmp_path_factory.mktemp("copy") / "store.zip")


@pytest.fixture(scope="session")
def stick(offline_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real store as people have it without a network: the unpacked zip, in which nobody may write.

    No permission stops root; so after all journeys every file is what it was, and there is no other.
    """
    site = unpack(offline_copy, tmp_path_factory.mktemp("stick"))
    before = sums(site.parent)
    yield site
    assert sums(site.parent) == before, "a journey wrote into the folder of the copy"


@pytest.fixture(scope="session")
def proxy() -> Iterator[int]:
    """The port of the only way out, which takes every request and answers none, as a closed network does.

    A page that asks a stranger for anything to show itself never gets done with loading.
    """
    with silence() as port:
        yield port


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers. A machine without one fails: a skipped check looks like a passed one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, proxy: int) -> Iterator[Browser]:
    browser = start_chromium(playwright, proxy)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefoxes(playwright: Playwright, proxy: int) -> Iterator[Firefoxes]:
    started = Firefoxes(playwright, proxy)
    yield started
    started.close()


class Visit:
    """A person's visit: a page, what the console said, and where requests went."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.console: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def strangers(self, *own: str) -> list[str]:
        """Requests that left the host. Firefox reports none of a page on disk, but the page knows them."""
        here = self.page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        return [url for url in (*self.requests, *here) if not url.startswith((*own, "data:", "about:"))]


both_browsers = pytest.mark.parametrize("browser_name", ["chromium", "firefox"])


@pytest.fixture
def browser_name() -> str:
    """Chromium, unless a test is marked with `both_browsers`."""
    return "chromium"


@pytest.fixture
def visit(browser_name: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A phone, 390 px wide, unless a test's `screen` marker says otherwise."""
    mark = request.node.get_closest_marker("screen")
    options = {"viewport": {"width": 390, "height": 844}, **(mark.kwargs if mark else {})}
    if browser_name == "firefox":
        dark = options.pop("color_scheme", "light") == "dark"
        scripts = options.pop("java_script_enabled", True)
        browser = request.getfixturevalue("firefoxes").having(dark, scripts)
    else:
        browser = request.getfixturevalue("chromium")
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    yield Visit(context.new_page())
    context.close()
