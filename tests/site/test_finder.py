"""The finder, and what a person takes away from a summary, step by step."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import AXE, STANDARD

pytestmark = [pytest.mark.site, pytest.mark.browser]

FINDER = "interventions/index.html"
desk = pytest.mark.screen(viewport={"width": 1280, "height": 900})


def shown(page: Page) -> Locator:
    return page.locator("#finder-cards > li:visible h3")


def titles(page: Page) -> list[str]:
    # Not the inner text: cards far below the screen are laid out a moment after the others.
    return [title.strip() for title in shown(page).all_text_contents()]


def number(label: str) -> int:
    return int(re.search(r"\((\d+)\)$", label).group(1))


def option(page: Page, key: str, value: str) -> str:
    return page.locator(f'input[name="{key}"][value="{value}"]').locator("..").text_content().strip()


@both_browsers
@desk
def test_a_person_ticks_an_outcome_and_sees_its_results_only(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}")
    everything = len(titles(page))
    promised = number(option(page, "outcome", "entry-to-care"))
    assert 0 < promised < everything
    page.get_by_role("checkbox", name="Children coming into care").check()
    expect(page.locator("#finder-status")).to_have_text(f"{promised} of {everything} summaries")
    expect(page.locator("#finder-cards > li:visible")).to_have_count(promised)
    assert number(option(page, "outcome", "entry-to-care")) == promised
    shown = page.locator("#finder-cards > li:visible [data-outcome]:visible")
    assert {item.get_attribute("data-outcome") for item in shown.all()} == {"entry-to-care"}
    assert visit.console == []
    assert visit.strangers(address) == []


@desk
def test_or_inside_a_filter_and_between_filters(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=homelessness")
    one = set(titles(page))
    page.goto(f"{address}/{FINDER}?outcome=homelessness&outcome=entry-to-care")
    both = set(titles(page))
    assert one < both
    page.goto(f"{address}/{FINDER}?outcome=homelessness&outcome=entry-to-care&population=care-leavers")
    assert set(titles(page)) == one


@desk
def test_every_number_is_what_its_choice_would_find(visit: Visit, address: str) -> None:
    page = visit.page
    start = f"{address}/{FINDER}?population=children-in-care&strength=very-low"
    page.goto(start)
    promised = {
        key: number(option(page, key, value))
        for key, value in [("effect", "mixed"), ("uk", "yes"), ("setting", "foster-or-kinship-home")]
    }
    for key, value in [("effect", "mixed"), ("uk", "yes"), ("setting", "foster-or-kinship-home")]:
        page.goto(f"{start}&{key}={value}")
        assert len(titles(page)) == promised[key], key


@desk
def test_outcome_effect_and_strength_are_asked_of_one_result(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=child-mental-health&strength=moderate")
    # Its other results are moderate; this one is not rated.
    assert "Prevention of child mental illness" not in titles(page)
    page.goto(f"{address}/{FINDER}?outcome=internalising&strength=moderate&effect=tends-positive")
    assert titles(page) == ["Prevention of child mental illness"]


@desk
def test_no_evidence_and_harm_are_choices_like_others(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?effect=no-evidence")
    assert len(titles(page)) > 5
    for value in ("no-effect", "tends-negative", "negative"):
        assert number(option(page, "effect", value)) >= 0


@desk
def test_words_find_as_the_search_does_and_go_on_to_it(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}")
    page.get_by_role("searchbox", name="Words in a summary").fill("FGC")
    expect(page).to_have_url(re.compile(r"\?q=FGC$"))
    expect(shown(page).first).to_have_text("Family group conferencing")
    page.get_by_role("link", name="Search practices, partners and news too").click()
    expect(page).to_have_url(re.compile(r"search\.html\?q=FGC$"))
    page.get_by_role("button", name=re.compile("^Evidence summaries")).click()
    page.get_by_role("link", name="Filter these summaries").click()
    expect(page).to_have_url(re.compile(r"interventions/index\.html\?q=FGC$"))


@desk
def test_whoever_goes_on_at_once_finds_the_filter_again(visit: Visit, address: str) -> None:
    page = visit.page
    start = f"{address}/{FINDER}"
    page.goto(start)
    # In one breath, before the list is painted and the address follows. Firefox keeps no step of the history that only
    # a script has made.
    page.evaluate(
        """() => {
            document.querySelector('input[value="homelessness"]').click();
            document.querySelector('#finder-cards h3 a').click();
        }"""
    )
    expect(page).not_to_have_url(re.compile(r"/interventions/index\.html"))
    page.go_back()
    expect(page).to_have_url(f"{start}?outcome=homelessness")
    expect(page.get_by_role("checkbox", name="Homelessness")).to_be_checked()


@both_browsers
@desk
@pytest.mark.parametrize("from_disk", [False, True])
def test_the_address_holds_the_state_and_back_works(
    visit: Visit, address: str, stick: Path, from_disk: bool
) -> None:
    page = visit.page
    start = (stick / FINDER).as_uri() if from_disk else f"{address}/{FINDER}"
    page.goto(start)
    page.get_by_role("checkbox", name="Homelessness").check()
    page.get_by_role("radio", name="At least very low", exact=False).check()
    expect(page).to_have_url(f"{start}?outcome=homelessness&strength=very-low")
    found = titles(page)
    page.reload()
    expect(shown(page)).to_have_text(found)
    page.go_back()
    expect(page).to_have_url(f"{start}?outcome=homelessness")
    expect(page.get_by_role("checkbox", name="Homelessness")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("checkbox", name="Homelessness")).not_to_be_checked()
    expect(page).to_have_url(start)
    assert visit.console == []


@desk
def test_what_the_address_asks_and_nobody_knows_is_said_and_left_out(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=homelessness&outcome=zebras&colour=red&setting=&strength=x")
    note = page.locator("#finder-unknown")
    expect(note).to_contain_text("outcome=zebras")
    expect(note).to_contain_text("colour=red")
    expect(note).not_to_contain_text("setting")
    assert titles(page) == ["Support for young people leaving care"]


@desk
def test_nothing_found_is_a_gap_and_the_filter_to_drop_is_named(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=homelessness&strength=high")
    none = page.locator("#finder-none")
    expect(none).to_contain_text("gap in the evidence, not proof of no effect")
    none.get_by_role("button", name="Remove “How sure we can be: High”").click()
    expect(shown(page)).to_have_text(["Support for young people leaving care"])
    expect(page.get_by_role("heading", name="Summaries", exact=True)).to_be_focused()
    expect(none).to_be_hidden()


@desk
def test_filters_go_one_by_one_or_all_and_words_stay(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?q=care&outcome=homelessness&outcome=maltreatment")
    page.get_by_role("button", name="Remove Outcome: Homelessness").click()
    expect(page).to_have_url(f"{address}/{FINDER}?q=care&outcome=maltreatment")
    page.get_by_role("button", name="Clear filters").click()
    expect(page).to_have_url(f"{address}/{FINDER}?q=care")


@desk
def test_the_order_is_said_in_words_and_can_be_changed(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}")
    before = titles(page)
    assert before[0] == "Prevention of child mental illness"
    expect(page.locator("#finder-order")).to_contain_text("surest")
    page.get_by_label("Sort by").select_option("title")
    expect(shown(page)).to_have_text(sorted(before, key=str.lower))
    expect(page).to_have_url(f"{address}/{FINDER}?sort=title")
    page.get_by_label("Sort by").select_option("")
    expect(shown(page)).to_have_text(before)


@desk
def test_the_link_to_the_list_is_copied(visit: Visit, address: str) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{FINDER}?outcome=homelessness")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#finder-copied")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/{FINDER}?outcome=homelessness"


@both_browsers
def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_on(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=homelessness&need=after-care")
    folded = page.locator("#finder-filters > summary")
    expect(folded).to_have_text("Filter (2 on)")
    expect(page.get_by_role("checkbox", name="Homelessness")).to_be_hidden()
    folded.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Homelessness")).to_be_checked()
    page.get_by_role("button", name="Show 1 summary").click()
    expect(page.get_by_role("checkbox", name="Homelessness")).to_be_hidden()
    expect(page.get_by_role("heading", name="Summaries", exact=True)).to_be_focused()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_everything_is_listed_and_outcomes_have_pages(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{FINDER}?outcome=homelessness")
    assert len(titles(page)) == page.locator("#finder-cards > li").count() > 20
    page.get_by_role("link", name="each outcome has a page").click()
    expect(page).to_have_url(f"{address}/outcomes/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_in_any_state(chromium, address: str, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    for query in ("", "?outcome=homelessness&strength=high&q=care&x=y", "?effect=mixed&status=published"):
        page.goto(f"{address}/{FINDER}{query}")
        page.locator("#finder-filters").evaluate("e => { e.open = true }")
        for closed in page.locator(".ev-facet").all():
            closed.evaluate("e => { e.open = true }")
        page.evaluate(AXE)
        found = page.evaluate(
            "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
            STANDARD,
        )
        assert [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


# Taking a summary away ---------------------------------------------------------------


def test_an_old_copy_says_that_its_review_is_due(visit: Visit, address: str) -> None:
    page = visit.page
    due = page.get_by_text("This summary is due for review.")
    page.clock.set_fixed_time(datetime(2028, 11, 22, 12))
    page.goto(f"{address}/interventions/kinship-care.html")
    expect(due).to_be_attached()
    expect(due).to_be_hidden()
    page.clock.set_fixed_time(datetime(2028, 11, 23, 12))
    page.reload()
    expect(due).to_be_visible()


def test_a_summary_is_cited_and_its_files_are_there(visit: Visit, address: str, site: Path) -> None:
    page = visit.page
    page.goto(f"{address}/interventions/kinship-care.html")
    expect(page.get_by_text("(2026) Kinship care.")).to_be_visible()
    for name in ("RIS", "BibTeX", "CSL-JSON", "this page's data (JSON)"):
        target = page.get_by_role("link", name=name).last.get_attribute("href")
        assert (site / "interventions" / target).resolve().is_file()
    assert page.get_by_text("Spotted a problem").count() == 0
