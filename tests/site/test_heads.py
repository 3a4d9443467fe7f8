"""What machines read in the head of a page, as a parser of HTML sees it."""

import json
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import expect
from tests.site.building import build
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import axe_faults

pytestmark = pytest.mark.site

HOSTILE = "Walks\"><script>alert(1)</script> & 'talks'"
RECORD = """---
title: "Walks\\"><script>alert(1)</script> & 'talks'"
summary: A stub.
status: in preparation
authors:
  - name: "O'Hara \\" onload=x"
    interests: None declared
changes:
  - date: 2026-03-09
    what: First.
    why: New.
renamed_from: [strolls]
---
"""


def head(file: Path) -> Any:
    return lxml.html.fromstring(file.read_text("utf-8")).find("head")


def named(head: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in head.iter("meta"):
        if (meta.get("name") or "").startswith("citation_"):
            found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little store with an address of its own and a title that wants to be markup."""
    folder = tmp_path_factory.mktemp("heads")
    (folder / "content" / "interventions").mkdir(parents=True)
    (folder / "content" / "index.md").write_text("---\ntitle: Home\nsummary: Home.\n---\n", "utf-8")
    (folder / "content" / "interventions" / "walks.md").write_text(RECORD, "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: The <Store>\nsite_url: https://store.example/docs/\ndocs_dir: content\n"
        "use_directory_urls: false\ntheme: {name: material, font: false}\nplugins: [evidence-store]\n",
        "utf-8",
    )
    return folder / "mkdocs.yml"


@pytest.fixture(scope="module")
def published(settings: Path) -> Path:
    return build(settings.parent / "site", config=settings)


@pytest.fixture(scope="module")
def previewed(settings: Path) -> Path:
    """The same store, built from a change that nobody has approved."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("EVIDENCE_STORE_PREVIEW", "1")
        return build(settings.parent / "preview", config=settings)


def test_a_reference_manager_finds_what_to_cite(site: Path) -> None:
    found = head(site / "interventions" / "kinship-care.html")
    assert named(found) == {
        "citation_title": ["Kinship care"],
        "citation_author": ["Evidence Store demonstration editors"],
        "citation_publication_date": ["2026/11/22"],
        "citation_technical_report_institution": ["Evidence Store"],
        "citation_language": ["en"],
    }
    others = {link.get("type"): link.get("href") for link in found.iterfind("link[@rel='alternate']")}
    assert len(others) == 4
    for address in others.values():
        assert (site / "interventions" / address).resolve().is_file()


def test_a_title_that_wants_to_be_markup_stays_text(published: Path) -> None:
    found = head(published / "interventions" / "walks.html")
    assert named(found)["citation_title"] == [HOSTILE]
    assert named(found)["citation_author"] == ["O'Hara \" onload=x"]
    [data] = [script for script in found.iter("script") if not script.get("src")]
    assert data.get("type") == "application/ld+json"
    assert json.loads(data.text)["headline"] == HOSTILE


def test_a_preview_of_a_link_has_the_page_s_name_and_address(published: Path) -> None:
    found = head(published / "interventions" / "walks.html")
    assert {meta.get("property"): meta.get("content") for meta in found.xpath("meta[@property]")} == {
        "og:title": HOSTILE,
        "og:description": "A stub.",
        "og:type": "article",
        "og:site_name": "The <Store>",
        "og:url": "https://store.example/docs/interventions/walks.html",
        "article:modified_time": "2026-03-09",
    }


def test_a_page_that_has_moved_leads_on_without_a_script_and_names_its_new_address(published: Path) -> None:
    found = head(published / "interventions" / "strolls.html")
    assert found.xpath("meta[@http-equiv='refresh']/@content") == ["0; url=walks.html"]
    assert found.xpath("link[@rel='canonical']/@href") == [
        "https://store.example/docs/interventions/walks.html"
    ]


@both_browsers
def test_an_old_link_opened_from_a_disk_ends_on_the_page_of_today(published: Path, visit: Visit) -> None:
    visit.page.goto((published / "interventions" / "strolls.html").as_uri())
    visit.page.wait_for_url("**/interventions/walks.html")
    expect(visit.page.locator("h1")).to_have_text(HOSTILE)


def test_the_sitemap_lists_each_page_once_with_the_day_its_content_changed(published: Path) -> None:
    tree = lxml.etree.parse(published / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {
        url.findtext("s:loc", namespaces=names): url.findtext("s:lastmod", namespaces=names)
        for url in tree.iterfind("s:url", names)
    }
    start = "https://store.example/docs/"
    assert listed[f"{start}interventions/walks.html"] == "2026-03-09"
    assert listed[f"{start}partners/index.html"] is None  # nothing says when it changed
    for left_out in ("strolls.html", "compare.html", "/by/", "404.html"):
        assert not [address for address in listed if left_out in address]


def test_search_engines_are_asked_to_leave_out_what_only_shows_other_pages(site: Path) -> None:
    asked = {
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if head(page).xpath("meta[@name='robots']/@content") == ["noindex"]
    }
    assert asked == {"404.html", "search.html", "interventions/compare.html"}


def test_the_address_stands_in_the_head_where_the_site_has_one(published: Path) -> None:
    found = head(published / "interventions" / "walks.html")
    assert named(found)["citation_public_url"] == ["https://store.example/docs/interventions/walks.html"]


WARNING = "Preview of a proposed change, not published advice"


def test_every_page_of_a_preview_says_so_and_asks_search_engines_to_stay_away(previewed: Path) -> None:
    pages = list(previewed.rglob("*.html"))
    assert {"404.html", "compare.html", "strolls.html", "walks.html"} <= {page.name for page in pages}
    for page in pages:
        assert WARNING in lxml.html.fromstring(page.read_text("utf-8")).find("body").text_content(), page
        assert head(page).xpath("meta[@name='robots']/@content") == ["noindex"], page


def test_what_is_published_is_no_preview(published: Path) -> None:
    page = (published / "interventions" / "walks.html").read_text("utf-8")
    assert WARNING not in page
    assert "noindex" not in page


def test_a_preview_says_so_on_the_screen_and_on_paper(previewed: Path, visit: Visit) -> None:
    visit.page.goto((previewed / "interventions" / "walks.html").as_uri())
    expect(visit.page.get_by_text(WARNING)).to_be_in_viewport()
    visit.page.emulate_media(media="print")
    expect(visit.page.get_by_text(WARNING)).to_be_visible()
    assert list(axe_faults(visit.page)) == []
