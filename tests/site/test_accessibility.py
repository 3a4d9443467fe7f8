"""axe finds nothing on any kind of page, on a phone and a desk, in light and dark."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.site, pytest.mark.browser]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "index.html",
    "search.html?q=care",
    "interventions/index.html",
    "interventions/leaving-care-support.html",
    "interventions/family-drug-and-alcohol-courts.html",
    "interventions/signs-of-safety.html",
    "interventions/secure-accommodation.html",
    "practices/index.html",
    "practices/warrington-circle-of-change.html",
    "practices/leeds-multi-agency.html",
    "partners/index.html",
    "partners/wwcsc.html",
    "programmes/index.html",
    "programmes/pine.html",
    "calls/index.html",
    "calls/pine-multi-agency-call-2019.html",
    "events/index.html",
    "events/birmingham-practitioner-event-2019.html",
    "news/index.html",
    "news/newsletter-13.html",
    "about/index.html",
    "about/ratings.html",
    "outcomes/index.html",
    "outcomes/placement-stability.html",
    "outcomes/homelessness.html",
    "populations/index.html",
    "populations/kinship-families.html",
    "map/index.html",
    "glossary/index.html",
    "404.html",
]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, address: str, scheme: str, width: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    faults = []
    for where in PAGES:
        page.goto(f"{address}/{where}")
        page.evaluate(AXE)
        found = page.evaluate(
            "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
            STANDARD,
        )
        faults += [f"{where}: {v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]
    context.close()
    assert faults == []


def test_every_kind_of_page_is_looked_at(site: Path) -> None:
    folders = {path.parent.name for path in site.rglob("*.html") if path.parent != site}
    assert folders == {page.split("/")[0] for page in PAGES if "/" in page}
