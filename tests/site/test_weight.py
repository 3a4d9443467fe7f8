"""What a page costs a person with a weak signal: bytes, and text that jumps while it loads."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests.site.conftest import Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

LIMIT = 60_000
"""Bytes that the first load of a summary may send, compressed."""

SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    shifts.push(entry.sources.map((source) => source.node?.outerHTML?.slice(0, 90)));
}).observe({type: "layout-shift", buffered: true});"""


def sent(site: Path, url: str) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress((site / unquote(urlsplit(url).path).lstrip("/")).read_bytes(), mtime=0))


def test_no_summary_sends_more_than_60_kilobytes(visit: Visit, site: Path, address: str) -> None:
    weights = {}
    for page in sorted((site / "interventions").glob("*.html")):
        if page.name != "index.html":
            visit.requests.clear()
            visit.page.goto(f"{address}/interventions/{page.name}")
            weights[page.name] = sum(sent(site, url) for url in set(visit.requests))
    assert len(weights) > 10
    assert {name: weight for name, weight in weights.items() if weight > LIMIT} == {}


@pytest.mark.parametrize(
    "where", ["index.html", "interventions/index.html", "interventions/kinship-care.html"]
)
def test_nothing_moves_while_a_page_loads(visit: Visit, address: str, where: str) -> None:
    visit.page.add_init_script(SHIFTS)
    visit.page.goto(f"{address}/{where}", wait_until="networkidle")
    assert visit.page.evaluate("shifts") == []
