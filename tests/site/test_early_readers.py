"""What somebody chooses or types on a slow line, before the script that answers is there, is not lost."""

import pytest
from playwright.sync_api import expect
from tests.site.conftest import Visit
from tests.site.slow_line import SlowLine

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_a_choice_in_a_list(visit: Visit, address: str) -> None:
    page = visit.page
    theme = page.get_by_label("Theme")
    SlowLine(page).open(f"{address}/practices/index.html", lambda: theme.select_option("Adolescents (3)"))
    expect(page.get_by_role("main").get_by_role("heading", level=3).filter(visible=True)).to_have_count(3)
    expect(page).to_have_url(f"{address}/practices/index.html?theme=adolescents")


def test_words_for_the_finder(visit: Visit, address: str) -> None:
    page = visit.page
    box = page.get_by_role("main").get_by_role("searchbox")
    SlowLine(page).open(f"{address}/interventions/index.html", lambda: box.fill("kinship"))
    expect(page.get_by_role("main").get_by_role("link", name="Kinship care", exact=True)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Mellow Parenting", exact=True)).to_be_hidden()
    expect(box).to_have_value("kinship")


def test_words_for_the_search(visit: Visit, address: str) -> None:
    page = visit.page
    box = page.get_by_role("main").get_by_role("searchbox")
    SlowLine(page).open(f"{address}/search.html", lambda: box.fill("kinship"))
    expect(
        page.get_by_role("main").get_by_role("link", name="Kinship care", exact=True).first
    ).to_be_visible()
    expect(box).to_have_value("kinship")
