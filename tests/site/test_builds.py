"""The same content gives the same bytes, whoever builds; an error in it stops every builder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.building import ROOT, build, environment
from tests.site.links import dead_links

pytestmark = pytest.mark.site


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again = contents(build(tmp_path / "again"))
    first = contents(site)
    assert sorted(first) == sorted(again)
    assert [name for name in first if first[name] != again[name]] == []


def test_properdocs_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = contents(build(tmp_path / "properdocs", "properdocs"))
    first = contents(site)
    assert sorted(first) == sorted(other)
    assert [name for name in first if first[name] != other[name]] == []


def test_pages_kept_from_an_earlier_build_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    first = contents(site)
    allowed = {name: value for name, value in environment().items() if name != "EVIDENCE_STORE_NO_CACHE"}
    for _ in ("nothing is kept yet", "all pages are kept"):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
        subprocess.run(command, check=True, cwd=tmp_path, env=allowed, timeout=300)
        assert contents(tmp_path / "site") == first
    assert (tmp_path / ".cache" / "evidence-store" / "pages.sqlite").stat().st_size > 500_000


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The real store with one slip in one summary."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    page = tmp_path / "content" / "interventions" / "kinship-care.md"
    page.write_text(page.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    return tmp_path


SLIP = "content/interventions/kinship-care.md:2:1: error[unknown-field]: `titel` is not a field here"


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "mkdocs", "build"],
        ["-m", "mkdocs", "build", "--quiet"],
        ["-m", "properdocs", "build"],
        ["-m", "evidence_store", "build"],
        ["-m", "evidence_store", "check"],
    ],
    ids=" ".join,
)
def test_an_error_in_the_content_stops_the_build_with_the_report(broken: Path, command: list[str]) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(
        [sys.executable, *command], cwd=broken, capture_output=True, text=True, env=environment, timeout=300
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert SLIP in said
    assert 'help: did you mean "title"?' in said
    assert "Traceback" not in said
    assert not (broken / "site" / "interventions").exists()


def test_going_on_builds_the_rest_and_still_fails(broken: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_store", "build", "--keep-going"],
        cwd=broken, capture_output=True, text=True, timeout=300, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    assert SLIP in done.stderr
    built = broken / "site" / "interventions"
    assert (built / "leaving-care-support.html").exists()
    assert not (built / "kinship-care.html").exists()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    assert dead_links(site) == []


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        loads = re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=[\"']?([^\"' >]+)", text)
        away = [u for u in loads if re.match(r"(?:https?:)?//", u) and 'rel="canonical"' not in text]
        assert away == [], file
        assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", text) == [], file
        assert "Content-Security-Policy" in text, file


def test_nothing_of_the_theme_is_loaded_or_published(site: Path) -> None:
    assert [path.name for path in (site / "assets").iterdir()] == ["evidence-store"]
    for page in site.rglob("*.html"):
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', page.read_text("utf-8"))
        assert sheets
        assert all("assets/evidence-store/" in sheet for sheet in sheets), page
