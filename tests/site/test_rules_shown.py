"""A store that shows the levels of another rule first: one line in `mkdocs.yml`, and every page follows."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.site.building import ROOT, build
from tests.site.conftest import Visit
from tests.site.serving import served
from tests.site.test_accessibility import axe_faults, page_for_axe

pytestmark = [pytest.mark.site, pytest.mark.browser]

FINDER = "interventions/index.html"
STEPS = [
    "better", "better-with-dissent", "some-better-not-significant", "either-way-not-significant",
    "no-significant-impact", "some-worse-not-significant", "worse-with-dissent", "worse", "not-rated", "no-evidence",
]  # fmt: skip


@pytest.fixture(scope="module")
def policing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real store, built by the command a person would type, with the scale of eight steps first."""
    store = tmp_path_factory.mktemp("policing")
    shutil.copytree(ROOT / "content", store / "content")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    plugin = "\n  - evidence-store\n"
    assert settings.count(plugin) == 1
    chosen = "\n  - evidence-store:\n      rule: policing-8/1\n"
    (store / "mkdocs.yml").write_text(settings.replace(plugin, chosen), "utf-8")
    return build(store / "site", config=store / "mkdocs.yml")


@pytest.fixture(scope="module")
def address(policing: Path) -> Iterator[str]:
    with served(policing) as where:
        yield where


@pytest.mark.screen(viewport={"width": 1280, "height": 900})
def test_a_person_filters_the_summaries_by_a_step_of_the_scale(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}")
    choices = page.locator('input[name="effect"]')
    expect(choices).to_have_count(len(STEPS))
    assert choices.evaluate_all("all => all.map(one => one.value)") == STEPS
    choice = page.locator("label", has=page.get_by_role("checkbox", name="Not rated by this rule"))
    promised = int(re.search(r"\((\d+)\)", choice.text_content()).group(1))
    assert promised > 0
    choice.click()
    cards = page.locator("#finder-cards > li:visible")
    expect(cards).to_have_count(promised)
    results = page.locator("#finder-cards > li [data-effect]:visible")
    expect(results.filter(has_text="Not rated by this rule")).to_have_count(results.count())
    assert set(results.evaluate_all("all => all.map(one => one.dataset.effect)")) == {"not-rated"}
    expect(page).to_have_url(re.compile(r"\?effect=not-rated$"))
    assert visit.console == []


def test_what_has_no_place_on_the_scale_comes_last_in_the_browser_as_on_the_page(
    visit: Visit, address: str
) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}")
    titles = page.locator("#finder-cards > li h3")
    made = [title.strip() for title in titles.all_text_contents()]
    # A sort that the script makes, and back to the one that the page was made with.
    page.locator("#finder-sort").select_option("title")
    expect(titles.first).not_to_have_text(made[0])
    page.locator("#finder-sort").select_option("")
    expect(titles).to_have_text(made)
    # Of the results for one outcome the surest is one that the rule could not place.
    page.goto(f"{address}/{FINDER}?outcome=entry-to-care")
    expect(page.locator("#finder-status")).to_contain_text(" of ")
    best = page.locator("#finder-cards > li:visible").evaluate_all(
        "(all, steps) => all.map(card => Math.min(...Array.from(card.querySelectorAll('[data-effect]:not([hidden])'), "
        "one => steps.indexOf(one.dataset.effect))))",
        STEPS,
    )
    without = [place >= STEPS.index("not-rated") for place in best]
    assert without == sorted(without)
    assert {True, False} == set(without)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_long_names_of_its_steps_fit_on_a_phone(scheme: str, chromium: Browser, address: str) -> None:
    with page_for_axe(chromium, scheme, 390) as page:
        for where in (
            FINDER,
            "interventions/leaving-care-support.html",
            "about/ratings.html",
            "map/index.html",
        ):
            page.goto(f"{address}/{where}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
            assert list(axe_faults(page)) == [], where
        names = page.locator(".ev-bubbles__name")
        expect(names.first).to_be_attached()
        ends = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert max(ends) <= 390


def test_every_rating_can_be_worked_out_again(policing: Path) -> None:
    ratings = (policing / "data" / "ratings.csv").read_text("utf-8")
    assert ",policing-8/1,either_way_not_significant," in ratings
    script = policing / "data" / "recompute.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" values compared: 0 differ.\n")
