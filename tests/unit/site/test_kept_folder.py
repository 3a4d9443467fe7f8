"""A build into a folder that holds an earlier site makes what it would make in an empty one."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.helpers import STORES, VOCABULARY, Store, read_folder

from evidence_store.site.build import BuildFailed, build_site

LONG_AGO = 1_000_000_000

SETTINGS = """\
site_name: Ours
use_directory_urls: false
theme: {name: material, font: false}
nav: [partners/index.md]
docs_dir: content
plugins:
  - evidence-store: {today: 2026-11-22}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A little store with a picture, and a site of it that was built long ago."""
    content = (
        Store(tmp_path).fill(VOCABULARY).fill(read_folder(STORES / "valid" / "people-and-places")).content
    )
    shutil.copytree(STORES / "valid" / "plain-pages", content, dirs_exist_ok=True)
    (content / "expected.json").unlink()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    site = build_site(tmp_path / "mkdocs.yml").folder
    for path in site.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return tmp_path


def everything(folder: Path) -> Mapping[str, bytes | None]:
    """What every file below a folder holds, and that its folders are there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def written(site: Path) -> set[str]:
    """The files that the last build wrote."""
    files = (file for file in site.rglob("*") if file.is_file() and file.stat().st_mtime > LONG_AGO)
    return {file.relative_to(site).as_posix() for file in files}


def built_again(project: Path, settings: str = SETTINGS, **options: bool) -> Path:
    """The site, built into its folder and into an empty one: both hold the same."""
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    site = build_site(project / "mkdocs.yml", **options).folder
    afresh = build_site(project / "mkdocs.yml", site_dir=project / "afresh").folder
    assert everything(site) == everything(afresh)
    return site


def test_what_has_not_changed_is_left_alone(project: Path) -> None:
    site = built_again(project)
    left = written(site)
    assert {name for name in left if "assets/" not in name} == {
        "404.html", "about/chart.png", "sitemap.xml", "sitemap.xml.gz", "_headers",
    }  # fmt: skip


def test_a_change_is_written_wherever_it_shows(project: Path) -> None:
    partner = project / "content" / "partners" / "wickford-council.md"
    partner.write_text(partner.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    changed = written(built_again(project))
    assert {"partners/wickford-council.html", "partners/index.html"} <= changed
    assert "about/index.html" not in changed


def put(site: Path, address: str, text: str = "old") -> None:
    (site / address).parent.mkdir(parents=True, exist_ok=True)
    (site / address).write_text(text, "utf-8")


def link_to_another(site: Path, address: str) -> None:
    put(site.parent, "theirs.html", "theirs")
    (site / address).unlink()
    (site / address).symlink_to(site.parent / "theirs.html")


MISHAPS: Mapping[str, Callable[[Path], object]] = {
    "a page that is gone": lambda site: put(site, "partners/gone.html"),
    "a folder that is gone": lambda site: put(site, "gone/far/away.html"),
    "data that is gone": lambda site: put(site, "data/gone.csv"),
    "a page cut short": lambda site: put(site, "partners/index.html", ""),
    "data with another byte": lambda site: (site / "data" / "partners.csv").write_bytes(
        (site / "data" / "partners.csv").read_bytes()[:-1] + b"?"
    ),
    "a file where a folder belongs": lambda site: (shutil.rmtree(site / "data"), put(site, "data")),
    "a folder where a page belongs": lambda site: (
        (site / "partners" / "index.html").unlink(),
        put(site, "partners/index.html/old.html"),
    ),
    "a link to a file of somebody else": lambda site: link_to_another(site, "partners/index.html"),
    "a picture that was newer": lambda site: (site / "about" / "chart.png").write_bytes(b"newer"),
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_whatever_lies_in_the_folder_the_site_is_as_in_an_empty_one(project: Path, mishap: str) -> None:
    MISHAPS[mishap](project / "site")
    built_again(project)
    if mishap.startswith("a link"):
        assert (project / "theirs.html").read_text("utf-8") == "theirs"


def test_a_copy_that_shares_its_files_stays_as_it_was(project: Path) -> None:
    page = project / "site" / "partners" / "index.html"
    (project / "release.html").hardlink_to(page)
    page.with_name("other.html").hardlink_to(page)
    before = page.read_bytes()
    built_again(project, SETTINGS.replace("Ours", "Theirs"))
    assert (project / "release.html").read_bytes() == before


def test_what_is_hidden_stays_as_with_mkdocs(project: Path) -> None:
    put(project / "site", ".well-known/security.txt")
    put(project / "site", ".nojekyll", "")
    build_site(project / "mkdocs.yml")
    assert (project / "site" / ".well-known" / "security.txt").exists()
    assert (project / "site" / ".nojekyll").exists()


@pytest.mark.parametrize(
    "settings",
    [SETTINGS + "strict: true\n", SETTINGS.replace("plugins:", "plugins:\n  - search")],
    ids=["strict", "a plugin that writes files of its own"],
)
def test_where_the_folder_cannot_be_kept_it_is_emptied(project: Path, settings: str) -> None:
    site = built_again(project, settings)
    assert "partners/index.html" in written(site)


def test_a_build_without_what_was_kept_begins_with_an_empty_folder(project: Path) -> None:
    assert "partners/index.html" in written(built_again(project, cache=False))


@pytest.mark.parametrize("options", [{}, {"cache": False}], ids=["kept", "emptied"])
def test_a_site_that_cannot_be_written_is_said_so_in_plain_words(
    project: Path, options: Mapping[str, bool]
) -> None:
    shutil.rmtree(project / "site")
    put(project, "site", "a file")
    with pytest.raises(BuildFailed, match=r"The site cannot be written: .*Not a directory: .*site"):
        build_site(project / "mkdocs.yml", **options)
