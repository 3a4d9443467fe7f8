"""A summary as one file, opened from an email."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.site.building import evidence_store
from tests.site.conftest import Visit, both_browsers

pytestmark = [pytest.mark.site, pytest.mark.browser]

COMPARISON = (
    "https://store.example/interventions/compare.html?id=family-drug-and-alcohol-courts&id=signs-of-safety"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two summaries in one file, in a folder where there is nothing else."""
    made = tmp_path_factory.mktemp("made") / "two.html"
    done = evidence_store("export", "page", COMPARISON, "--out", str(made))
    assert done.returncode == 0, done.stderr
    return Path(shutil.move(made, tmp_path_factory.mktemp("mail")))


@both_browsers
def test_it_is_whole_by_itself_and_runs_nothing(visit: Visit, file: Path) -> None:
    page = visit.page
    page.goto(file.as_uri())
    expect(page.get_by_text("Taken from Evidence Store on 22 November 2026.")).to_be_visible()
    page.get_by_role("navigation", name="Evidence Store: 2 pages").get_by_role(
        "link", name="Signs of Safety"
    ).click()
    expect(page.get_by_role("heading", level=1, name="Signs of Safety")).to_be_in_viewport()
    courts = page.locator("#interventions-family-drug-and-alcohol-courts")
    glance = courts.get_by_role("region", name="At a glance")
    assert glance.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px"  # its styles came along
    glance.get_by_role("link", name="Children going home to a parent").click()
    expect(courts.locator("article.ev-result").first).to_be_in_viewport()
    courts.locator("summary", has_text="Why").first.click()
    assert page.locator("script, link, img:not([src^='data:']), iframe").count() == 0
    assert visit.console == []
    assert visit.strangers(file.as_uri()) == []


def test_it_has_no_link_that_leads_nowhere(visit: Visit, file: Path) -> None:
    visit.page.goto(file.as_uri())
    dead = visit.page.evaluate(
        """() => [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter(
            (href) => href.startsWith("#") ? !document.getElementById(href.slice(1))
                                           : !/^(https?|mailto):/.test(href))"""
    )
    assert dead == []
    twice = visit.page.evaluate(
        """() => [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, n, all) => all.indexOf(id) < n)"""
    )
    assert twice == []


def test_a_page_that_is_not_there_is_named_with_what_may_be_meant(tmp_path: Path) -> None:
    done = evidence_store(
        "export", "page", "interventions/sings-of-safety", "--out", str(tmp_path / "x.html")
    )
    assert (done.returncode, done.stderr) == (
        1,
        'there is no page "interventions/sings-of-safety". did you mean "interventions/signs-of-safety"?\n',
    )
    assert list(tmp_path.iterdir()) == []
