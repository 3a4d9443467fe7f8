"""A shortlist taken to a place without a network: from the page by its command to a copy in which no link is dead."""

import shlex
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from tests.site.building import evidence_store, unpack
from tests.site.conftest import Visit, both_browsers
from tests.site.links import dead_links

pytestmark = [pytest.mark.site, pytest.mark.browser]

FINDER = "interventions/index.html"
COMPARE = "interventions/compare.html"


def command(offer: Locator) -> str:
    """What stands in the offer once it is opened."""
    offer.locator("summary").click()
    expect(offer.locator("code")).to_contain_text("--only")
    return offer.locator("code").text_content() or ""


def test_from_a_list_to_a_copy_that_stands_by_itself(visit: Visit, stick: Path, tmp_path: Path) -> None:
    page = visit.page
    page.goto((stick / FINDER).as_uri() + "?outcome=entry-to-care&q=court")
    cards = page.locator("#finder-cards > li:visible")
    expect(cards.first).to_be_visible()
    offer = page.locator("#finder-take")
    expect(offer.locator("summary")).to_contain_text("along without a network")
    listed = {card.get_attribute("data-id") for card in cards.all()}
    program, *arguments = shlex.split(command(offer))
    assert program == "evidence-store"
    made = tmp_path / "shortlist.zip"
    done = evidence_store(*arguments, "--out", str(made))
    assert done.returncode == 0, done.stderr
    part = unpack(made, tmp_path)
    assert dead_links(part) == []
    assert {file.stem for file in part.glob("interventions/*.html")} == {*listed, "index", "compare"}
    page.goto((part / FINDER).as_uri())
    expect(page.locator("#finder-cards > li:visible")).to_have_count(len(listed))
    assert visit.console == []


def test_the_address_of_ticked_summaries_is_taken_as_it_stands(tmp_path: Path) -> None:
    address = f"https://store.example/{FINDER}?q=care&pick=kinship-care&pick=mellow-parenting"
    made = tmp_path / "ticked.zip"
    done = evidence_store("export", "offline", "--only", address, "--out", str(made))
    assert done.returncode == 0, done.stderr
    part = unpack(made, tmp_path)
    names = {file.stem for file in part.glob("interventions/*.html")}
    assert names == {"kinship-care", "mellow-parenting", "index", "compare"}
    assert dead_links(part) == []


@both_browsers
def test_what_is_ticked_goes_before_what_is_listed_and_a_whole_list_needs_no_names(
    visit: Visit, stick: Path
) -> None:
    page = visit.page
    page.goto((stick / FINDER).as_uri())
    expect(page.locator("#finder-cards > li:visible").first).to_be_visible()
    offer = page.locator("#finder-take")
    expect(offer).to_be_hidden()
    for name in ("kinship-care", "mellow-parenting"):
        page.locator(f"#finder-cards input[value='{name}']").check()
    expect(offer.locator("summary")).to_have_text("Take the 2 that are ticked along without a network")
    assert command(offer) == (
        'evidence-store export offline --only "interventions/kinship-care,mellow-parenting"'
    )
    page.locator("#finder-cards input[value='mellow-parenting']").uncheck()
    expect(offer.locator("code")).to_have_text(
        'evidence-store export offline --only "interventions/kinship-care"'
    )


def test_the_command_of_a_comparison_is_copied(visit: Visit, address: str) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{COMPARE}?id=kinship-care&id=zebra&id=mellow-parenting")
    shown = command(page.locator("#compare-take"))
    assert shown == 'evidence-store export offline --only "interventions/kinship-care,mellow-parenting"'
    page.get_by_role("button", name="Copy command").click()
    expect(page.locator("#compare-take [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == shown


def test_it_stays_off_paper(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/{COMPARE}?id=kinship-care&id=mellow-parenting")
    expect(page.locator("#compare-take")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#compare-take")).to_be_hidden()
