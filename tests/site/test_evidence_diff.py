"""The page of an evidence diff, opened from disk: everybody can read it, and it asks for nothing else."""

from dataclasses import fields, replace

import pytest
from playwright.sync_api import Browser
from tests.evidence_diffs import CASES, made
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import axe_faults, page_for_axe

from evidence_store.evidence_diff.formats.html import as_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of one page with every kind of change."""
    found = [made(case) for case in CASES]
    joined = {
        field.name: sum((getattr(diff, field.name) for diff in found), ())
        for field in fields(found[0])
        if isinstance(getattr(found[0], field.name), tuple)
    }
    file = tmp_path_factory.mktemp("diff") / "diff.html"
    file.write_text(as_html(replace(found[0], **joined, errors_before=1), "main (0123456789)"), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, everything: str, scheme: str, width: int) -> None:
    with page_for_axe(chromium, scheme, width) as page:
        page.goto(everything)
        assert list(axe_faults(page)) == []


@both_browsers
@pytest.mark.screen(viewport={"width": 320, "height": 640})
def test_on_a_small_phone_it_reads_downwards_and_asks_for_nothing(visit: Visit, everything: str) -> None:
    page = visit.page
    page.goto(everything)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    before, after = (page.locator(".card .side").nth(number).bounding_box() for number in (0, 1))
    assert before
    assert after
    assert after["y"] >= before["y"] + before["height"]
    assert visit.strangers(everything) == []
    assert visit.console == []


@pytest.mark.screen(viewport={"width": 1280, "height": 900}, color_scheme="dark")
def test_on_a_desk_before_and_after_stand_beside_each_other(visit: Visit, everything: str) -> None:
    visit.page.goto(everything)
    before, after = (visit.page.locator(".card .side").nth(number).bounding_box() for number in (0, 1))
    assert before
    assert after
    assert before["y"] == after["y"]
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 24, 28)"
