"""Every kind of page can be used: with a screen reader, a magnifier, forced colours, and by keyboard alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page
from tests.site.conftest import Visit, both_browsers
from tests.site.pages import go_to

pytestmark = [pytest.mark.site, pytest.mark.browser]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_faults(page: Page) -> Iterator[str]:
    """What axe finds on the page that is open."""
    page.evaluate(AXE)
    found = page.evaluate(
        "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
        STANDARD,
    )
    for violation in found:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:160]}"


@contextmanager
def page_for_axe(chromium: Browser, scheme: str, width: int) -> Iterator[Page]:
    """An empty page in which axe may run whatever the page's own policy says."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    chromium: Browser, address: str, pages: list[str], scheme: str, width: int
) -> None:
    faults = []
    with page_for_axe(chromium, scheme, width) as page:
        for where in pages:
            go_to(page, f"{address}/{where}")
            faults += [f"{where}: {fault}" for fault in axe_faults(page)]
    assert faults == []


@both_browsers
@pytest.mark.screen(viewport={"width": 320, "height": 640})
def test_at_320_pixels_no_page_scrolls_sideways(visit: Visit, address: str, pages: list[str]) -> None:
    wide = {}
    for where in pages:
        go_to(visit.page, f"{address}/{where}")
        wide[where] = visit.page.evaluate("document.documentElement.scrollWidth")
    assert {where: width for where, width in wide.items() if width > 320} == {}


# Forced colours ------------------------------------------------------------------------

#: Tells which marks without words would not be seen, or are painted in colours that are not the reader's own.
UNSEEN = """() => {
  const own = ["Canvas", "CanvasText", "LinkText", "VisitedText", "ButtonText", "ButtonFace", "GrayText",
    "Highlight", "HighlightText", "Field", "FieldText"].map((name) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.cssText = "forced-color-adjust: none; color: " + name;
      const color = getComputedStyle(probe).color;
      probe.remove();
      return color;
    });
  const nothing = ["none", "transparent", "rgba(0, 0, 0, 0)"];
  const drawn = (paint) => !nothing.includes(paint) && paint !== own[0];
  const faults = [];
  // Behind forced text stands a plate in the colour of the page.
  for (const e of document.querySelectorAll("body *")) {
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(e, part || null);
      const ownText = () => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const text = part ? /^("[^"]|counter)/.test(style.content) : ownText();
      if (text && !(e instanceof SVGElement) && style.color === own[0] && style.forcedColorAdjust !== "none")
        faults.push("is text that its plate hides: " + e.outerHTML.slice(0, 90) + part);
    }
  }
  for (const e of document.querySelectorAll("main *, header *")) {
    // The dots of the brand stand on a square of its own.
    if (e.children.length || e.textContent.trim() || e.closest(".ev-brand") || !e.checkVisibility()) continue;
    if (["INPUT", "SELECT", "TEXTAREA", "COL", "COLGROUP", "BR"].includes(e.tagName)) continue;
    const box = e.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(e);
    const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]));
    const paints = e instanceof SVGElement ? [style.fill, style.stroke]
      : [style.backgroundColor, ...sides.map((side) => style[`border${side}Color`])];
    if (!paints.some(drawn)) faults.push("is not seen: " + e.outerHTML.slice(0, 90));
    if (paints.some((paint) => drawn(paint) && !own.includes(paint)))
      faults.push(`has colours of its own (${paints}): ` + e.outerHTML.slice(0, 90));
  }
  return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_colours_are_forced_every_mark_is_seen_in_the_colours_of_the_reader(
    chromium: Browser, address: str, pages: list[str], scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, forced_colors="active"
    )
    page = context.new_page()
    faults = []
    for where in pages:
        go_to(page, f"{address}/{where}")
        faults += [f"{where}: {fault}" for fault in page.evaluate(UNSEEN)]
    context.close()
    assert faults == []


# Keyboard ------------------------------------------------------------------------------

#: Gives focus to everything that takes it, and tells what a person could not see then.
FOCUS = """() => {
  const faults = [];
  document.documentElement.style.scrollBehavior = "auto";
  for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    if (e.tabIndex < 0) continue;
    e.focus({focusVisible: true});
    if (document.activeElement !== e) continue;
    const box = e.getBoundingClientRect();
    const name = e.outerHTML.slice(0, 90);
    if (box.width < 2 || box.height < 2) faults.push("has no size: " + name);
    if (box.right <= 0 || box.left >= innerWidth) faults.push("is off the screen: " + name);
    if (box.bottom <= 0 || box.top >= innerHeight) faults.push("is not scrolled to: " + name);
    const style = getComputedStyle(e);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("shows no focus: " + name);
  }
  return faults;
}"""

#: Tells what looks as if it could be pressed, and is out of reach of the Tab key.
HANDS = """() => [...document.body.querySelectorAll("*")].filter((e) => {
  if (!e.checkVisibility() || getComputedStyle(e).cursor !== "pointer") return false;
  const control = e.closest("a[href], button, input, select, summary, label");
  return !control || control.tabIndex < 0 && !control.control;
}).map((e) => "cannot be reached: " + e.outerHTML.slice(0, 90))"""


@both_browsers
@pytest.mark.parametrize("width", [390, 1280])
def test_whatever_takes_the_focus_is_seen_and_whatever_can_be_pressed_takes_it(
    visit: Visit, address: str, pages: list[str], width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    faults = []
    for where in pages:
        go_to(visit.page, f"{address}/{where}")
        faults += [f"{where}: {fault}" for look in (FOCUS, HANDS) for fault in visit.page.evaluate(look)]
    assert faults == []


@both_browsers
@pytest.mark.parametrize(
    "where", ["index.html", "interventions/leaving-care-support.html", "search.html?q=care"]
)
def test_the_tab_key_goes_through_a_page_in_the_order_of_its_text(
    visit: Visit, address: str, where: str
) -> None:
    page = visit.page
    go_to(page, f"{address}/{where}")
    page.evaluate("window.seen = []")
    for _ in range(40):
        page.keyboard.press("Tab")
        page.evaluate("seen.push(document.activeElement)")
    in_order = """seen.filter((e) => e !== document.body).every((e, i, all) =>
        i === 0 || all[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)"""
    assert page.evaluate("new Set(seen).size") > 10
    assert page.evaluate(in_order)
