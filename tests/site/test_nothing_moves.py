"""Pages that a script fills stand still, also where a slow line brings the script long after the text."""

import pytest
from tests.site.conftest import Visit
from tests.site.slow_line import SlowLine

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = (
    "interventions/index.html",
    "interventions/index.html?outcome=homelessness&setting=school&q=care",
    "interventions/index.html?outcome=homelessness&strength=high",
    "search.html?q=kinship",
    "search.html?q=daybreak",
    "search.html?q=zebra",
    "interventions/compare.html",
    "interventions/compare.html?id=family-group-conferencing&id=leaving-care-support&id=zebra",
    "practices/index.html",
    "practices/index.html?theme=adolescents",
    "partners/index.html?agency=police",
)
OBSERVE = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const who = entry.sources.map(({node}) => node && (node.id || node.className || node.nodeName));
    moved.push([entry.value, who]);
  }
}).observe({type: "layout-shift", buffered: true});
"""

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(moved), 50)))"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_is_filled(visit: Visit, address: str, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(OBSERVE)
    line = SlowLine(page)
    for where in PAGES:
        line.open(f"{address}/{where}")
        moved = page.evaluate(SETTLED)
        assert sum(value for value, _ in moved) < 0.01, (where, moved)
