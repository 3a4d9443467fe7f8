"""What browsers may keep for ever changes its name when it changes."""

import hashlib
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from mkdocs_evidence_store.hashed import hashed

pytestmark = pytest.mark.site

LOADED = re.compile(r"<(?:script|link rel=\"(?:stylesheet|icon)\")[^>]*?\b(?:src|href)=\"([^\"]+)\"")
KEPT = "assets/evidence-store/hashed"


@pytest.mark.parametrize(
    ("name", "content", "published"),
    [
        ("site.css", b"p {}", "hashed/site.48d24394dd.css"),
        ("js/finder/view.js", b"", "hashed/js/finder/view.e3b0c44298.js"),
    ],
)
def test_a_name_holds_the_beginning_of_the_hash(name: str, content: bytes, published: str) -> None:
    assert hashed(name, content) == published


def test_every_style_sheet_script_and_icon_of_every_page_is_named_after_what_it_holds(site: Path) -> None:
    seen = set()
    for page in site.rglob("*.html"):
        for address in LOADED.findall(page.read_text("utf-8")):
            start = site if address.startswith("/") else page.parent
            file = (start / unquote(address).lstrip("/")).resolve()
            assert file.is_relative_to(site.resolve() / KEPT), (page, address)
            assert file.stem.rpartition(".")[2] == hashlib.sha256(file.read_bytes()).hexdigest()[:10], address
            seen.add(file)
    assert len(seen) > 30
    there = {file.resolve() for file in (site / KEPT).rglob("*") if file.is_file()}
    assert there == seen, "a file that no page loads, or the other way round"


def test_hosts_are_told_to_have_them_kept_and_nothing_else(site: Path) -> None:
    rules = [line for line in (site / "_headers").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert rules == [f"/{KEPT}/*", "  Cache-Control: public, max-age=31536000, immutable"]


def test_a_copy_for_a_memory_stick_has_no_file_for_hosts(offline_copy: Path) -> None:
    with zipfile.ZipFile(offline_copy) as copy:
        assert [name for name in copy.namelist() if name.endswith("_headers")] == []
