"""The live preview: a change appears, and a slip of the pen never takes the last good page away."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.site.building import ROOT
from tests.site.serving import free_port

pytestmark = pytest.mark.site

PATIENCE = 120
"""Seconds after which something counts as never coming: a busy machine takes long to build the whole store."""


class Preview:
    """`mkdocs serve` over a copy of the real store."""

    def __init__(self, folder: Path, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.page = folder / "content" / "interventions" / "kinship-care.md"
        self.log = folder / "log.txt"
        self.site = f"http://127.0.0.1:{port}/"

    def shows(self, words: str, address: str = "interventions/kinship-care.html") -> bool:
        """Whether a page shows `words` before long."""
        return self._comes(lambda: words in self._read(address))

    def says(self, words: str) -> bool:
        """Whether the terminal shows `words` before long."""
        return self._comes(lambda: words in self.log.read_text("utf-8"))

    def _read(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.site + address, timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:  # not there yet
            return ""

    def _comes(self, seen: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while not (found := seen()) and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.2)
        return found

    def edit(self, old: str, new: str) -> None:
        """Save the page with another text."""
        self.page.write_text(self.page.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log.txt").open("w") as log:
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=log, stderr=log, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        yield Preview(tmp_path, port, process)
        process.terminate()
        process.wait(PATIENCE)


def test_a_change_appears_and_a_mistake_keeps_the_last_good_page(preview: Preview) -> None:
    assert preview.shows("<h1>Kinship care</h1>"), preview.log.read_text("utf-8")
    preview.edit("title: Kinship care", "title: Care by family and friends")
    assert preview.shows("<h1>Care by family and friends</h1>")
    preview.edit("title: Care", "titel: Care")
    assert preview.says("kinship-care.md:2:1: error[unknown-field]: `titel` is not a field here")
    assert preview.shows("<h1>Care by family and friends</h1>")
    preview.edit("titel: Care", "title: Kin and care")
    assert preview.shows("<h1>Kin and care by family and friends</h1>")


def test_lists_follow_when_nobody_has_saved_anything_for_a_while(preview: Preview) -> None:
    assert preview.shows("<h1>Kinship care</h1>")
    preview.edit("title: Kinship care", "title: Zeta care")
    assert preview.shows("<h1>Zeta care</h1>")
    assert preview.shows("Zeta care", "interventions/index.html")


@pytest.mark.browser
def test_whoever_edits_is_taken_to_the_page_and_told_what_is_wrong_there(
    preview: Preview, chromium: Browser
) -> None:
    assert preview.shows("<h1>Kinship care</h1>")
    page = chromium.new_page()
    page.goto(preview.site + "about/ratings.html", timeout=60_000)
    expect(page.get_by_role("alert")).to_have_count(0)

    preview.edit("title: Kinship care", "title: Care by kin")
    expect(page.get_by_role("heading", level=1)).to_have_text("Care by kin")

    preview.edit("title: Care by kin", "titel: Care by kin")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("1 error keeps your last change from being shown.")
    expect(told.get_by_role("listitem")).to_have_text(
        'content/interventions/kinship-care.md:2:1 titel is not a field here. Did you mean "title"?'
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Care by kin")

    preview.edit("titel: Care by kin", "title: Care in the family")
    expect(page.get_by_role("heading", level=1)).to_have_text("Care in the family")
    expect(told).to_have_count(0)
