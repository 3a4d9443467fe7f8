"""Calls, events, news and feeds as a person meets them: in time, too late, in an old copy, and without a network."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from playwright.sync_api import Page, expect
from tests.helpers import VOCABULARY, Store, example_store
from tests.site.building import ROOT, environment, export_offline, unpack
from tests.site.conftest import Visit, both_browsers
from tests.site.waiting import wait_until

from evidence_store import KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]

CALL = "PINE call for multi-agency working (second round)"
PAGE = "calls/pine-multi-agency-call-2019.html"


def as_of(folder: Path, day: str, content: Path = ROOT / "content") -> Path:
    """A copy for a memory stick made as of a day, by the option of the plugin."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("docs_dir: content", f"docs_dir: {content}")
    config = config.replace("  - evidence-store\n", f"  - evidence-store:\n      today: {day}\n", 1)
    if content != ROOT / "content":
        config = config.partition("nav:")[0]  # the little store has not every page of the real one
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return unpack(export_offline(folder / "store.zip", "-f", str(folder / "mkdocs.yml")), folder)


@pytest.fixture(scope="module")
def in_time(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real store nine days before the deadline of a call."""
    return as_of(tmp_path_factory.mktemp("in-time"), "2019-11-20")


@pytest.fixture(scope="module")
def too_late(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real store on the day after."""
    return as_of(tmp_path_factory.mktemp("too-late"), "2019-11-30")


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little store on 1 April 2025, whose call has everything and closes on 30 April at 17:00 in summer time."""
    folder = tmp_path_factory.mktemp("fund")
    store = Store(folder).fill(VOCABULARY)
    for kind in KINDS:
        if kind.name in ("call", "event"):
            example_store(store, kind)
    store("index.md", "---\ntitle: Home\nsummary: S.\nlayout: home\n---\n")
    return as_of(folder / "built", "2025-04-01", store.content)


def open_on(page: Page, site: Path, where: str, when: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(when))
    page.goto((site / where).as_uri())


def says(page: Page, words: str, yes: bool = True) -> None:
    """The text that can be seen has these words, or has them not."""
    text = expect(page.get_by_role("main"))
    (text.to_contain_text if yes else text.not_to_contain_text)(words, use_inner_text=True)


# A call, from home to its page ---------------------------------------------------------


def test_somebody_finds_the_open_call_at_home_and_reads_its_deadline_first(
    visit: Visit, in_time: Path
) -> None:
    page = visit.page
    open_on(page, in_time, "index.html", "2019-11-20T10:00:00+00:00")
    calls = page.get_by_role("region", name="Open calls")
    expect(calls).to_contain_text("It closes at the end of 29 November 2019.")
    expect(page.get_by_text("No call is open at the moment")).to_be_hidden()
    calls.get_by_role("link", name=CALL).click()
    status = page.locator(".ev-head")
    expect(status.get_by_text("Open", exact=True)).to_be_in_viewport()
    expect(status.get_by_text("It closes at the end of 29 November 2019.")).to_be_in_viewport()
    assert visit.console == []
    assert visit.strangers("file:") == []


def test_a_site_of_the_day_after_says_that_it_is_closed_and_what_came_of_it(
    visit: Visit, too_late: Path
) -> None:
    page = visit.page
    open_on(page, too_late, "index.html", "2019-11-30T10:00:00+00:00")
    expect(page.get_by_text("No call is open at the moment")).to_be_visible()
    says(page, CALL, False)
    page.goto((too_late / PAGE).as_uri())
    says(page, "Closed It closed on 29 November 2019.")
    expect(page.get_by_role("link", name="Leeds: multi-agency working")).to_be_visible()
    expect(page.get_by_role("link", name="Add the deadline to your calendar")).to_have_count(0)


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2019-11-20T10:00:00+00:00", True),
        ("2019-11-29T23:59:59+00:00", True),
        ("2019-11-30T00:00:00+00:00", False),
        ("2019-11-30T10:00:00+00:00", False),
        ("2026-11-22T10:00:00+00:00", False),
    ],
)
def test_an_old_copy_says_the_truth_of_the_day_on_the_page_in_the_list_at_home_and_with_the_programme(
    visit: Visit, in_time: Path, when: str, is_open: bool
) -> None:
    page = visit.page
    open_on(page, in_time, PAGE, when)
    says(page, "Open It closes at the end of 29 November 2019.", is_open)
    says(page, "Closed It closed on 29 November 2019.", not is_open)
    expect(page.get_by_role("link", name="Add the deadline to your calendar")).to_be_visible(visible=is_open)
    page.goto((in_time / "calls/index.html").as_uri())
    group = page.get_by_role("region", name="Open" if is_open else "Closed", exact=True)
    expect(group.get_by_role("link", name=CALL)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=CALL)).to_have_count(1)
    expect(page.get_by_text("No call in this store is open")).to_be_visible(visible=not is_open)
    page.goto((in_time / "index.html").as_uri())
    says(page, CALL, is_open)
    page.goto((in_time / "programmes/pine-2020.html").as_uri())
    says(page, "Closed. It closed on 29 November 2019.", not is_open)
    assert visit.console == []


@pytest.mark.screen(viewport={"width": 390, "height": 844}, timezone_id="America/New_York")
def test_a_deadline_is_that_of_its_own_place_wherever_the_reader_is(visit: Visit, in_time: Path) -> None:
    open_on(visit.page, in_time, PAGE, "2019-11-29T19:30:00-05:00")  # past midnight in London
    says(visit.page, "Closed It closed on 29 November 2019.")


@both_browsers
def test_a_page_left_open_beyond_the_deadline_changes_by_itself(visit: Visit, fund: Path) -> None:
    page = visit.page
    page.clock.install(time=datetime(2025, 4, 30, 15, 59, 0, tzinfo=UTC))
    page.goto((fund / "calls/example.html").as_uri())
    says(page, "Open It closes on 30 April 2025 at 17:00, UK time.")
    page.clock.run_for(90_000)
    says(page, "Closed It closed on 30 April 2025 at 17:00, UK time.")
    says(page, "nobody can apply any more")


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_a_page_says_what_was_true_when_it_was_built(visit: Visit, in_time: Path) -> None:
    visit.page.goto((in_time / PAGE).as_uri())
    says(visit.page, "Open It closes at the end of 29 November 2019.")
    says(visit.page, "Closed", False)


# Applying -----------------------------------------------------------------------------


def test_somebody_ticks_the_conditions_and_nothing_is_kept(visit: Visit, fund: Path) -> None:
    page = visit.page
    open_on(page, fund, "calls/example.html", "2025-04-01T10:00:00+00:00")
    boxes = page.get_by_role("region", name="Conditions").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    page.get_by_text("You are a council in England or Wales.").click()
    expect(boxes.first).to_be_checked()
    page.reload()
    expect(boxes.first).not_to_be_checked()
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert page.context.cookies() == []


def test_how_to_apply_is_one_press_away(visit: Visit, fund: Path) -> None:
    page = visit.page
    open_on(page, fund, "calls/example.html", "2025-04-01T10:00:00+00:00")
    page.get_by_role("link", name="How to apply").click()
    section = page.get_by_role("region", name="How to apply")
    expect(section).to_be_in_viewport()
    expect(section.get_by_role("link", name="https://example.org/night-light/apply")).to_be_visible()
    mail = section.get_by_role("link", name="night-light@example.org")
    assert mail.get_attribute("href") == "mailto:night-light@example.org"


def test_the_deadline_comes_as_a_calendar_file(visit: Visit, fund: Path) -> None:
    page = visit.page
    open_on(page, fund, "calls/example.html", "2025-04-01T10:00:00+00:00")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Add the deadline to your calendar").click()
    assert waiting.value.suggested_filename == "example.ics"
    (event,) = icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2025, 4, 30, 16, 0, tzinfo=UTC)


def test_the_form_is_printed_with_room_to_write_and_without_the_rest(visit: Visit, fund: Path) -> None:
    page = visit.page
    open_on(page, fund, "calls/example.html", "2025-04-01T10:00:00+00:00")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.get_by_role("button", name="Print the checklist and the form").click()
    wait_until(page, "(window.printed || '').includes('ev-form-only')")
    page.emulate_media(media="print")
    expect(page.get_by_role("region", name="What an application must answer")).to_be_visible()
    expect(page.get_by_text("Organisation", exact=True)).to_be_visible()
    room = page.locator(".ev-form__space").first.bounding_box()
    assert room is not None
    assert room["height"] > 100
    expect(page.get_by_role("heading", name="Dates and conditions")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", name="Dates and conditions")).to_be_visible()


# Events -------------------------------------------------------------------------------


def test_an_event_is_coming_up_at_home_and_then_is_past_in_the_same_copy(visit: Visit, fund: Path) -> None:
    page = visit.page
    open_on(page, fund, "index.html", "2025-11-14T12:00:00+00:00")
    expect(page.get_by_role("region", name="Coming up")).to_contain_text(
        "14 November 2025, 18:30 to 21:00, UK time"
    )
    page.goto((fund / "events/example.html").as_uri())
    says(page, "Today 14 November 2025")
    open_on(page, fund, "index.html", "2025-11-14T21:00:00+00:00")
    expect(page.get_by_role("region", name="Coming up")).to_have_count(0)
    page.goto((fund / "events/index.html").as_uri())
    expect(
        page.get_by_role("region", name="Past").get_by_role("link", name="An evening of lanterns")
    ).to_be_visible()


# News and feeds -------------------------------------------------------------------------


@pytest.mark.screen(viewport={"width": 390, "height": 844}, java_script_enabled=False)
def test_without_javascript_news_is_found_by_year_and_by_category(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.emulate_media(reduced_motion="reduce")  # a page that still scrolls cannot be clicked
    page.goto((stick / "news/index.html").as_uri())
    page.get_by_role("navigation", name="News by year").get_by_role("link", name="2018").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("News of 2018")
    expect(page.get_by_role("link", name="The centre has a founding chair")).to_be_visible()
    page.get_by_role("navigation", name="News by category").get_by_role("link", name="Newsletters").click()
    page.get_by_role("link", name="Newsletter no. 13").click()
    page.get_by_role("link", name="The day in Birmingham").click()
    expect(page.get_by_role("heading", name="Over 100 practitioners met")).to_be_in_viewport()
    page.get_by_role("link", name="Practitioner event, Birmingham").first.click()
    expect(page.get_by_role("link", name="Newsletter no. 13")).to_be_visible()


@pytest.mark.parametrize(
    "where", ["index.html", "news/index.html", "news/newsletter-13.html", "programmes/pine.html"]
)
def test_a_reading_program_finds_the_feed_in_the_head_of_a_page_and_reads_it(
    visit: Visit, address: str, where: str
) -> None:
    page = visit.page
    page.goto(f"{address}/{where}")
    found: list[dict[str, Any]] = page.eval_on_selector_all(
        "link[rel=alternate][type='application/atom+xml'], link[rel=alternate][type='application/feed+json']",
        "links => links.map(link => ({type: link.type, href: link.href}))",
    )
    assert {link["type"] for link in found} == {"application/atom+xml", "application/feed+json"}
    for link in found:
        answer = page.request.get(link["href"])
        assert answer.ok
        if link["type"] == "application/atom+xml":
            feed = feedparser.parse(answer.body())
            assert not feed.bozo
            assert feed.entries
            for entry in feed.entries:
                assert page.request.get(f"{link['href'].rpartition('/')[0]}/{entry.link}").ok


def test_the_page_on_following_is_found_from_home(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(f"{address}/index.html")
    page.get_by_role("main").get_by_role("link", name="follow what is new").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Follow what is new")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="calendar file with all deadlines and events").click()
    found = icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes())
    assert len(found.walk("VEVENT")) >= 2


def test_a_word_is_refused_as_the_day_of_the_build(tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  - evidence-store\n", "  - evidence-store:\n      today: soon\n", 1)
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(tmp_path / "mkdocs.yml")],
        capture_output=True, text=True, env=environment(), timeout=300,
    )  # fmt: skip
    assert done.returncode == 1
    assert '"soon" is not a day; write it as 2026-11-22' in done.stdout + done.stderr
