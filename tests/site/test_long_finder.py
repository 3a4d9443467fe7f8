"""The finder of a store too long for one page: summaries made from the data file, opened from a disk."""

import re

import pytest
from benchmarks.corpus import write_corpus
from benchmarks.finder_page import write_finder
from playwright.sync_api import Page, expect
from tests.helpers import HOSTILE_TITLES
from tests.site.conftest import Visit, both_browsers

pytestmark = [pytest.mark.site, pytest.mark.browser]

GENERATED = 310
EVERY = GENERATED + len(HOSTILE_TITLES)


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address on the disk of a finder with generated summaries, and one in preparation for each hostile title."""
    folder = tmp_path_factory.mktemp("long")
    content = write_corpus(folder, GENERATED, words=10)
    for id, title in HOSTILE_TITLES.items():
        text = f"---\ntitle: {title}\nsummary: {title}\nstatus: in preparation\n---\n"
        (content / "interventions" / f"{id}.md").write_text(text, "utf-8")
    page, data = write_finder(content, folder / "site")
    assert data is not None
    return page.as_uri()


def cards(page: Page) -> list[str]:
    """The titles in the list. Not the inner text: cards far below the screen are laid out a moment later."""
    return [title.strip() for title in page.locator("#finder-cards h3").all_text_contents()]


@both_browsers
def test_more_are_shown_a_few_at_a_time(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(finder)
    shown = page.locator("#finder-cards > li")
    expect(shown).to_have_count(25)
    expect(page.get_by_text(f"Showing 25 of {EVERY}")).to_be_visible()
    first = cards(page)
    page.get_by_role("button", name="Show 25 more").click()
    expect(shown).to_have_count(50)
    assert cards(page)[:25] == first
    expect(shown.nth(25).get_by_role("link").first).to_be_focused()
    assert len(set(cards(page))) == 50
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_the_last_of_them_can_be_reached(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(f"{finder}?q=generated+summary+30&sort=title")
    expect(page.locator("#finder-status")).to_have_text(f"11 of {EVERY} summaries")
    expected = ["Generated summary 30", *(f"Generated summary {n}" for n in range(300, 310))]
    expect(page.locator("#finder-cards h3")).to_have_text(expected)
    expect(page.get_by_role("button", name=re.compile("more$"))).to_be_hidden()


@both_browsers
@pytest.mark.screen(viewport={"width": 1280, "height": 900})
def test_a_choice_finds_as_many_as_it_promised_and_all_can_be_seen(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(finder)
    choice = page.locator("label", has=page.get_by_role("checkbox", name="Children coming into care"))
    promised = int(re.search(r"\((\d+)\)", choice.text_content()).group(1))
    assert 4 < promised < EVERY
    choice.click()
    expect(page.locator("#finder-status")).to_have_text(f"{promised} of {EVERY} summaries")
    expect(page.locator("#finder-cards > li")).to_have_count(min(25, promised))
    # Not the inner text: cards far below the screen are laid out a moment later.
    outcomes = page.locator("#finder-cards .ev-card__outcome:visible a").all_text_contents()
    assert {outcome.strip() for outcome in outcomes} == {"Children coming into care"}


@both_browsers
@pytest.mark.screen(viewport={"width": 1280, "height": 900})
def test_numbers_beside_the_choices_are_those_of_the_last_tick(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(f"{finder}?outcome=entry-to-care&strength=very-low")
    numbers = page.locator(".ev-choice__count")
    asked_at_once = [number.strip() for number in numbers.all_text_contents()]
    page.goto(finder)
    assert numbers.all_text_contents() != asked_at_once
    page.evaluate(
        "for (const value of ['entry-to-care', 'very-low']) document.querySelector(`#finder [value=${value}]`).click()"
    )
    expect(numbers).to_have_text(asked_at_once)


@both_browsers
def test_ticks_to_compare_outlive_filters_and_the_page(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(f"{finder}?only=summary-00003&only=summary-00300")
    page.get_by_role("checkbox", name="Compare Generated summary 300").check()
    page.get_by_role("checkbox", name="Compare Generated summary 3", exact=True).check()
    link = page.locator("#finder-compare")
    expect(link).to_have_attribute("href", re.compile(r"compare\.html\?id=summary-00300&id=summary-00003$"))
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#finder-cards > li")).to_have_count(25)
    expect(link).to_have_text("Compare 2 summaries")
    expect(page).not_to_have_url(re.compile("only="))
    page.reload()
    expect(page.get_by_text("To compare: Generated summary 300; Generated summary 3")).to_be_visible()
    page.goto(f"{finder}?only=summary-00300&pick=summary-00300")
    expect(page.get_by_role("checkbox", name="Compare Generated summary 300")).to_be_checked()


def test_back_brings_what_was_shown(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(finder)
    page.get_by_role("button", name="Show 25 more").click()
    shown = page.locator("#finder-cards > li")
    expect(shown).to_have_count(50)
    before = cards(page)
    page.get_by_label("Sort by").select_option("Title, A to Z")
    expect(shown).to_have_count(25)
    expect(page).to_have_url(re.compile("sort=title$"))
    page.goto("about:blank")
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("title")
    expect(shown).to_have_count(25)
    assert cards(page) == sorted(cards(page), key=str.lower) != before[:25]
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("")
    expect(shown).to_have_count(50)
    assert cards(page) == before


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_the_first_are_there_and_the_way_to_the_rest(visit: Visit, finder: str) -> None:
    page = visit.page
    page.goto(finder)
    assert len(cards(page)) == 50
    note = page.locator("#finder noscript > p")
    expect(note).to_be_visible()
    expect(note).to_contain_text(f"The first 50 of {EVERY} summaries are listed below")
    expect(page.get_by_role("link", name="each choice of the other filters")).to_be_visible()


@both_browsers
@pytest.mark.parametrize("id", HOSTILE_TITLES)
def test_a_hostile_title_is_text(visit: Visit, finder: str, id: str) -> None:
    page = visit.page
    page.goto(f"{finder}?only={id}&pick={id}")
    card = page.locator("#finder-cards > li")
    expect(card).to_have_count(1)
    expect(card.get_by_role("link")).to_have_attribute("href", f"{id}.html")
    title = page.evaluate("(id) => evidenceStoreFinderData.rows.find((row) => row[0] === id)[1]", id)
    assert card.locator("h3").text_content() == title
    expect(page.get_by_role("button", name="Remove Only")).to_contain_text(title.split()[0])
    assert page.locator("#finder-cards img, #finder-applied img, main script").count() == 0
    assert page.evaluate("window.caught") is None
    assert visit.console == []
