"""Words of the glossary in a text: by finger, mouse and keyboard, without a script, from a disk and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import AXE, STANDARD

pytestmark = [pytest.mark.site, pytest.mark.browser]

DESK = pytest.mark.screen(viewport={"width": 1280, "height": 900})
NO_SCRIPT = pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
WHERE = "interventions/family-group-conferencing.html"
WORD = "percentage points"


def word_of(page: Page) -> Locator:
    return page.get_by_role("button", name=WORD)


def box_of(page: Page) -> Locator:
    return page.get_by_role("dialog", name="percentage point")


@both_browsers
def test_by_finger_the_meaning_is_inside_the_screen(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / WHERE).as_uri())
    word_of(page).click()
    box = box_of(page)
    expect(box).to_be_visible()
    expect(box).to_contain_text("The difference between two percentages")
    expect(box).to_be_in_viewport(ratio=1)
    box.get_by_role("button", name="Close").click()
    expect(box).to_be_hidden()
    word_of(page).click()
    page.mouse.click(195, 40)
    expect(box).to_be_hidden()
    assert visit.console == []


def test_by_keyboard_in_and_out_again(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    page.get_by_role("listitem").filter(has=word_of(page)).get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(word_of(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box_of(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(box_of(page).get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box_of(page)).to_be_hidden()
    expect(word_of(page)).to_be_focused()


@NO_SCRIPT
def test_without_a_script_and_from_a_disk(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / WHERE).as_uri())
    word_of(page).click()
    expect(box_of(page)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(box_of(page).get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#term-percentage-point")).to_be_in_viewport()
    assert visit.strangers("file:") == []


@DESK
def test_a_mouse_rests_on_a_word_and_may_move_into_the_box(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    word_of(page).hover()
    box = box_of(page)
    expect(box).to_be_visible()
    expect(box).not_to_be_focused()
    word_box, meaning = word_of(page).bounding_box(), box.bounding_box()
    assert word_box is not None
    assert meaning is not None
    assert 0 <= meaning["y"] - word_box["y"] - word_box["height"] < 20  # just below its word
    box.hover()
    page.wait_for_timeout(600)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.mouse.move(5, 5)
    word_of(page).hover()
    expect(box).to_be_visible()
    page.mouse.move(5, 5)
    expect(box).to_be_hidden()


@DESK
def test_a_click_on_a_word_that_a_mouse_has_opened_keeps_it_open(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    word_of(page).hover()
    expect(box_of(page)).to_be_visible()
    word_of(page).click()
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    expect(box_of(page)).to_be_visible()
    expect(box_of(page)).to_be_focused()


def test_a_word_is_set_like_the_text_around_it(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    heights = page.locator(".ev-prose .ev-term").evaluate_all(
        "words => words.map(w => [w.getBoundingClientRect().height, parseFloat(getComputedStyle(w).lineHeight)])"
    )
    assert heights
    assert all(abs(height / line - round(height / line)) < 0.1 for height, line in heights)
    assert all(height >= 22 for height, _ in heights)  # with 5 px above and below that can be hit too
    lines = word_of(page).evaluate(
        "w => [getComputedStyle(w).textDecorationStyle, getComputedStyle(w).color]"
    )
    assert lines[0] == "dotted"
    assert lines[1] == word_of(page).evaluate("w => getComputedStyle(w.parentElement).color")


def test_copied_text_holds_the_word_and_not_its_meaning(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('main')); return getSelection().toString(); }"
    )
    assert "that is 8.6 percentage points fewer" in copied
    assert "The difference between two percentages" not in copied


def test_on_paper_the_word_is_a_word_and_the_meanings_stand_at_the_end(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{WHERE}")
    page.emulate_media(media="print")
    assert word_of(page).evaluate("w => getComputedStyle(w).textDecorationLine") == "none"
    expect(page.get_by_role("heading", name="Words on this page")).to_be_visible()
    expect(page.locator("#explained-percentage-point")).to_be_visible()
    expect(page.locator(".ev-terms__close").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.screen(viewport={"width": 390, "height": 844}, bypass_csp=True)
def test_axe_finds_nothing_with_a_box_open(visit: Visit, address: str, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{address}/{WHERE}")
    word_of(page).click()
    expect(box_of(page)).to_be_visible()
    page.evaluate(AXE)
    found = page.evaluate(
        "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
        STANDARD,
    )
    assert [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]] == []


def test_the_glossary_itself_has_no_boxes(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/glossary/index.html")
    expect(visit.page.locator(".ev-term")).to_have_count(0)
