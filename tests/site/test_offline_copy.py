"""The copy for a memory stick: whole, the same each time, and opened where there is no network.

Journeys through it stand with those on the web: all tests that ask for `stick` walk through the unpacked zip.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as NotLoaded
from playwright.sync_api import expect
from tests.site.building import ROOT, evidence_store, export_offline, unpack
from tests.site.conftest import Visit, both_browsers
from tests.site.links import dead_links
from tests.site.waiting import wait_until

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_a_copy_can_be_checked_and_is_not_overwritten_by_accident(offline_copy: Path) -> None:
    assert evidence_store("verify", str(offline_copy)).stdout == f"{offline_copy}: whole and unaltered\n"
    again = evidence_store("export", "offline", "--out", str(offline_copy))
    assert (again.returncode, again.stderr) == (
        1,
        f"{offline_copy} is there already; choose another name, or add --replace\n",
    )


def test_an_unpacked_copy_is_checked_with_what_every_system_has(offline_copy: Path, stick: Path) -> None:
    for folder, sums in ((stick.parent, "SHA256SUMS"), (offline_copy.parent, f"{offline_copy.name}.sha256")):
        done = subprocess.run(
            ["sha256sum", "--check", "--quiet", "--strict", sums], cwd=folder, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_ratings_in_it_can_be_worked_out_again_with_python_alone(stick: Path) -> None:
    script = stick / "data/recompute.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script)], capture_output=True, text=True, cwd="/", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" values compared: 0 differ.\n")


@both_browsers
def test_from_start_here_to_an_answer(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick.parent / "START-HERE.html").as_uri())
    expect(page.get_by_text("Unpack this file first.")).to_be_hidden()
    page.get_by_role("link", name="Open the store").click()
    search = page.get_by_role("main").get_by_role("searchbox")
    search.fill("family and friends care")
    search.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Kinship Care").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinship care")
    expect(page.get_by_role("contentinfo")).to_contain_text("This copy was made on 22 November 2026")
    page.goto((stick / "interventions/index.html").as_uri() + "?outcome=homelessness")
    expect(page.locator("#finder-cards > li:visible").first).to_be_visible()
    page.goto((stick / "map/index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Evidence map")
    assert visit.console == []
    assert visit.strangers("file:") == []


@both_browsers
def test_on_a_network_that_hangs_the_first_page_is_painted_before_anybody_answers(
    visit: Visit, stick: Path, tmp_path: Path
) -> None:
    page = visit.page
    stranger = tmp_path / "stranger.html"
    stranger.write_text('<!doctype html><script src="http://example.org/x.js"></script><h1>Late</h1>')
    with pytest.raises(NotLoaded):  # it does hang
        page.goto(stranger.as_uri(), wait_until="domcontentloaded", timeout=1500)
    page.goto((stick / "index.html").as_uri())
    painted = "performance.getEntriesByName('first-contentful-paint').length"
    wait_until(page, f"{painted} === 1")


@both_browsers
def test_the_table_behind_the_map_is_there_to_take(visit: Visit, stick: Path) -> None:
    page = visit.page
    page.goto((stick / "map/index.html").as_uri())
    with page.expect_download() as waiting:
        page.get_by_role("link", name="gap-map.csv").click()
    assert Path(waiting.value.path()).read_bytes() == (stick / "data/gap-map.csv").read_bytes()


def test_a_selection_stands_by_itself_and_says_on_every_page_that_it_is_one(
    visit: Visit, tmp_path: Path, offline_copy: Path
) -> None:
    only = "interventions/kinship-care,family-drug-and-alcohol-courts"
    made = export_offline(tmp_path / "part.zip", "--only", only, "--since", str(offline_copy))
    part = unpack(made, tmp_path)
    assert dead_links(part) == []
    page = visit.page
    page.goto((part / "interventions/index.html").as_uri() + "?q=court")
    expect(page.locator("#finder-cards > li:visible h3")).to_have_text("Family Drug and Alcohol Courts")
    expect(page.get_by_text("A selection: 2 of 31 summaries.")).to_be_visible()
    page.goto((part / "search.html").as_uri() + "?q=kinship")
    page.get_by_role("main").get_by_role("link", name="Kinship Care").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinship care")
    expect(page.get_by_text("A selection: 2 of 31 summaries.")).to_be_visible()
    page.goto((part.parent / "START-HERE.html").as_uri())
    page.get_by_role("link", name="What has changed since the copy before").click()
    expect(page.get_by_text("- Signs of Safety (interventions/signs-of-safety.html)")).to_be_visible()
    assert visit.console == []


def test_a_copy_before_that_was_damaged_is_not_compared_with(tmp_path: Path, offline_copy: Path) -> None:
    old = tmp_path / "old.zip"
    old.write_bytes(offline_copy.read_bytes().replace(b"START", b"STARK", 1))
    done = evidence_store("export", "offline", "--out", str(tmp_path / "new.zip"), "--since", str(old))
    assert (done.returncode, done.stderr) == (
        1,
        "the copy before is not to be trusted: the copy was altered or damaged after it was made\n",
    )
    assert [file.name for file in tmp_path.iterdir()] == ["old.zip"]


def test_inside_a_zip_viewer_the_first_page_says_to_unpack(visit: Visit, stick: Path, tmp_path: Path) -> None:
    alone = tmp_path / "START-HERE.html"
    alone.write_bytes((stick.parent / "START-HERE.html").read_bytes())
    visit.page.goto(alone.as_uri())
    expect(visit.page.get_by_text("Unpack this file first.")).to_be_visible()


@pytest.mark.parametrize(("day", "said"), [("2027-02-22T12:00:00", False), ("2027-02-23T12:00:00", True)])
def test_an_old_copy_asks_to_be_renewed(day: str, said: bool, visit: Visit, stick: Path) -> None:
    visit.page.clock.set_fixed_time(day)
    visit.page.goto((stick / "index.html").as_uri())
    note = visit.page.get_by_text("It was to be renewed by 22 February 2027")
    expect(note).to_be_visible(visible=said)


def test_the_site_offers_the_same_copy_to_the_byte_with_its_size_and_day(
    tmp_path: Path, visit: Visit, offline_copy: Path
) -> None:
    config = tmp_path / "mkdocs.yml"
    text = (
        (ROOT / "mkdocs.yml").read_text("utf-8").replace("site_dir: site", f"site_dir: {tmp_path / 'site'}")
    )
    config.write_text(text.replace("docs_dir: content", f"docs_dir: {ROOT / 'content'}"))
    done = evidence_store("build", "--offline-copy", "-f", str(config))
    assert done.returncode == 0, done.stderr
    page = visit.page
    page.goto((tmp_path / "site/index.html").as_uri())
    link = page.get_by_role("link", name="Take the store with you")
    expect(link.locator("..")).to_contain_text("22 November 2026")
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == offline_copy.read_bytes()
