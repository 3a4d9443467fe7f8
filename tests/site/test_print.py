"""On paper: no navigation, nothing folded away, nothing cut off."""

import io
import unicodedata
from pathlib import Path

import pypdf
import pytest
from tests.site.conftest import Visit, both_browsers
from tests.site.pages import go_to

pytestmark = [pytest.mark.site, pytest.mark.browser]

#: A4 less the margins of the style sheet, in CSS pixels.
SHEET = 680

LOOK = """() => {
  const seen = (e) => e.checkVisibility({visibilityProperty: true});
  const found = (where, fault) => [...document.querySelectorAll(where)].filter(fault).map(
    (e) => e.outerHTML.slice(0, 90));
  return {
    "navigation": found(".ev-skip, nav, .ev-header button, .ev-header input, [role=search]", seen),
    "folded away": found("main details", (e) =>
      seen(e) && [...e.children].some((part) => part.tagName !== "SUMMARY" && !seen(part))),
    "cut off": document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : [],
  };
}"""


@pytest.mark.screen(viewport={"width": SHEET, "height": 960})
def test_every_page_is_whole_on_paper(visit: Visit, address: str, pages: list[str]) -> None:
    visit.page.emulate_media(media="print")
    faults = []
    for where in pages:
        go_to(visit.page, f"{address}/{where}")
        for fault, elements in visit.page.evaluate(LOOK).items():
            faults += [f"{where}: {fault}: {element}" for element in elements]
    assert faults == []


@both_browsers
def test_a_printed_summary_holds_what_is_folded_on_the_screen(visit: Visit, stick: Path) -> None:
    visit.page.goto((stick / "interventions" / "signs-of-safety.html").as_uri())
    folded = visit.page.locator("main details:not([open]) > :not(summary)").first.text_content()
    sheets = pypdf.PdfReader(io.BytesIO(visit.page.pdf())).pages
    printed = words(" ".join(sheet.extract_text() for sheet in sheets))
    assert words(folded)[:60] in printed
    assert "Menu" not in printed


@both_browsers
def test_a_printed_result_stays_together_with_its_figure_and_the_numbers_in_it(
    visit: Visit, site: Path
) -> None:
    visit.page.goto((site / "interventions" / "child-mental-illness-prevention.html").as_uri())
    result = visit.page.locator(".ev-result", has=visit.page.locator(".ev-forest")).first
    measure = result.locator(".ev-result__measure").text_content()
    numbers = result.locator(".ev-forest__numbers").all_text_contents()
    assert len(numbers) == 2
    sheets = [words(s.extract_text()) for s in pypdf.PdfReader(io.BytesIO(visit.page.pdf())).pages]
    # It stands with its figure: numbers in the order of the picture, which no table on the page has.
    assert any(words(measure) in sheet and all(words(n) in sheet for n in numbers) for sheet in sheets)


def words(text: str | None) -> str:
    """A text in one line, in which letters that are printed as one, such as ﬁ, are two again."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())
