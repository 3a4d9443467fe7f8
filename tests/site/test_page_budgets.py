"""What each kind of page may send at most, compressed: its text, its styles, its scripts.

A budget is a little above what the page sends now. Who needs more decides so here, where everybody sees it.
"""

import gzip
import re
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest
from benchmarks.summary_speed import OUTCOMES, heavy_summary
from tests.site.building import ROOT

from evidence_store import pipeline

pytestmark = pytest.mark.site


class Budget(NamedTuple):
    """Bytes at most."""

    html: int = 10_000
    css: int = 16_000
    scripts: int = 5_000


BUDGETS = {
    "interventions/index.html": Budget(html=20_000, scripts=36_000),
    "interventions/compare.html": Budget(scripts=16_000),
    "interventions/by/*": Budget(),
    "interventions/*.html": Budget(html=42_000, scripts=7_000),
    "search.html": Budget(scripts=32_000),
    "map/index.html": Budget(html=20_000),
    "glossary/index.html": Budget(html=16_000),
    "data/index.html": Budget(html=24_000),
    "about/ratings.html": Budget(html=16_000),
    "about/rules.html": Budget(html=24_000),
    "self-assessments/*": Budget(scripts=7_000),
    "*": Budget(),
}
"""By the address of pages; the first that fits counts. The last is for every other kind, also for new ones."""

DATA = re.compile(r"/search-index\.\w+\.js$|/finder-data\.\w+\.js$")
"""Scripts that hold the records themselves: how large they are is for the store to say, not for the program."""

LOADED = re.compile(r'<(script|link rel="stylesheet")[^>]*?\b(?:src|href)="([^"]+)"([^>]*)>')


@cache
def sent(file: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def weight(site: Path, page: Path) -> Budget:
    """What a page sends. The style sheet for paper comes when somebody prints, and other pages share it."""
    css = scripts = 0
    for tag, address, rest in LOADED.findall(page.read_text("utf-8")):
        file = (site if address.startswith("/") else page.parent) / address.lstrip("/")
        if DATA.search(address):
            continue
        if tag == "script":
            scripts += sent(file.resolve())
        elif 'media="print"' not in rest:
            css += sent(file.resolve())
    return Budget(sent(page), css, scripts)


def pattern_of(address: str) -> str:
    return next(pattern for pattern in BUDGETS if fnmatch(address, pattern))


def test_no_page_sends_more_than_its_kind_may(site: Path) -> None:
    over = {}
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix()
        most, has = BUDGETS[pattern_of(address)], weight(site, page)
        if any(is_now > may for is_now, may in zip(has, most, strict=True)):
            over[address] = f"{has} of {most}"
    assert over == {}


def test_every_budget_is_somebodys_and_none_is_twice_too_large(site: Path) -> None:
    heaviest: dict[str, int] = dict.fromkeys(BUDGETS, 0)
    for page in site.rglob("*.html"):
        pattern = pattern_of(page.relative_to(site).as_posix())
        heaviest[pattern] = max(heaviest[pattern], weight(site, page).html)
    for pattern, budget in BUDGETS.items():
        assert heaviest[pattern] > 0, f"{pattern}: no such page"
        if budget.html > Budget().html:
            assert heaviest[pattern] > budget.html / 2, f"{pattern}: {heaviest[pattern]}"


STUDIES = 60
HEAVY = 42_000
"""Bytes of the page of a summary of so many studies and twelve outcomes."""


def test_a_summary_of_sixty_studies_and_twelve_outcomes_stays_in_its_budget(tmp_path: Path) -> None:
    content = tmp_path / "content"
    copytree(ROOT / "content", content)
    name = heavy_summary(content, STUDIES)
    run = pipeline.run(content, date(2026, 11, 22), processes=1)
    assert [str(error) for error in run.report.errors] == []
    page = next(page for page in run.site.pages if page.address == f"interventions/{name}.html")
    assert str(page.html).count("Made-up study") >= STUDIES * OUTCOMES / 2
    assert len(gzip.compress(str(page.html).encode(), 9, mtime=0)) < HEAVY
