"""Pages of records that several builds made, put together by one."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.corpus import write_corpus
from click.testing import CliRunner, Result
from tests.unit.last_build.conftest import files_below

from evidence_store.cli import main
from evidence_store.cli_build import NOTHING_CHANGED
from evidence_store.pages import render

SETTINGS = """site_name: Lantern House
site_url: https://lantern.example/
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false}
plugins: [evidence-store: {processes: 1}]
"""
DAY = "1795305600"


def run(project: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "-f", str(project / "mkdocs.yml")])


def shards(project: Path, parts: int) -> list[Path]:
    """Every share of the pages, in a file each."""
    files = [project / f"{part}.pages" for part in range(1, parts + 1)]
    for part, file in enumerate(files, 1):
        done = run(project, "build", "--shard", f"{part}/{parts}", "--to", file)
        assert done.exit_code == 0, done.output
    return files


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve summaries, and their pages in two shares. Nobody changes them."""
    folder = tmp_path_factory.mktemp("project")
    write_corpus(folder, 12, 40)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        shards(folder, 2)
    return folder


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.delenv("EVIDENCE_STORE_NO_CACHE", raising=False)


@pytest.mark.site
def test_hundreds_of_pages_in_eight_shares_are_the_same_site_and_merging_makes_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_corpus(tmp_path, 240, 20)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    files = shards(tmp_path, 8)
    assert run(tmp_path, "build", "--no-cache").exit_code == 0
    whole = files_below(tmp_path / "site")
    with monkeypatch.context() as patch:
        patch.setattr(render, "record_page", None)
        merged = run(tmp_path, "merge", *files)
    assert merged.exit_code == 0, merged.output
    assert files_below(tmp_path / "site") == whole
    assert NOTHING_CHANGED in run(tmp_path, "build").output


def test_a_share_is_the_same_file_whoever_makes_it(project: Path):
    words = ("build", "--shard", "1/2", "--to", "again.pages")
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-m", "evidence_store", *words],
            cwd=project,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert made.returncode == 0
        assert (project / "again.pages").read_bytes() == (project / "1.pages").read_bytes()


def refused(project: Path, *files: Path) -> str:
    """What is said of files that are not taken."""
    done = run(project, "merge", *files)
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (project / "site").exists()
    assert not (project / ".cache/evidence-store/pages.sqlite").exists()
    return done.stderr.replace(str(project) + "/", "")


def test_every_share_must_be_there_once(project: Path):
    one, two = project / "1.pages", project / "2.pages"
    assert refused(project, one) == "1 shard missing: 2/2\n"
    assert refused(project, one, two, one) == "1.pages and 1.pages are both shard 1/2\n"


def test_shares_must_be_of_the_same_number(project: Path):
    run(project, "build", "--shard", "2/3", "--to", project / "third.pages")
    assert (
        refused(project, project / "1.pages", project / "third.pages")
        == "1.pages is one of 2 shards, and third.pages one of 3\n"
    )


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("content/interventions/summary-00003.md", "\n", "was made from other content than is here"),
        ("mkdocs.yml", "copyright: A\n", "was made with other settings than are here"),
    ],
)
def test_shares_must_be_made_from_what_is_here(file: str, change: str, said: str, project: Path):
    path = project / file
    before = path.read_bytes()
    try:
        path.write_bytes(before + change.encode())
        assert refused(project, project / "1.pages", project / "2.pages") == f"1.pages {said}\n"
    finally:
        path.write_bytes(before)


def test_shares_must_be_made_by_the_same_program_for_the_same_day(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    files = project / "1.pages", project / "2.pages"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert refused(project, *files) == (
        "1.pages was made for 22 November 2026, and this site for 23 November 2026; "
        "SOURCE_DATE_EPOCH sets the day for all\n"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setattr("evidence_store.sharding.made_from.of_code", lambda: "another")
    assert "by another version of the program" in refused(project, *files)


def flip(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def test_a_damaged_file_is_refused(project: Path, tmp_path: Path):
    good = project / "2.pages"
    with closing(sqlite3.connect(good)) as database:
        head, html = database.execute("SELECT head, html FROM pages").fetchone()
    data = good.read_bytes()
    for piece in (head[:50], html[:50], b"parts", b"2026-11-22"):
        broken = tmp_path / "broken.pages"
        broken.write_bytes(data)
        flip(broken, data.index(piece) + len(piece) // 2)
        assert (
            refused(project, project / "1.pages", broken) == f"{broken} is damaged, or no file of a shard\n"
        )
    for broken_data in (b"", b"text", data[: len(data) // 2]):
        broken.write_bytes(broken_data)
        assert (
            refused(project, project / "1.pages", broken) == f"{broken} is damaged, or no file of a shard\n"
        )


def test_a_fault_in_the_content_is_told_and_no_share_is_written(tmp_path: Path):
    (write_corpus(tmp_path, 2, 20) / "partners").mkdir()
    (tmp_path / "content/partners/a.md").write_text("---\ntitle: A\n---\n")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    done = run(tmp_path, "build", "--shard", "1/2", "--to", tmp_path / "1.pages")
    assert done.exit_code == 1
    assert "missing-field" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml"]


def test_content_that_changes_meanwhile_makes_no_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = write_corpus(tmp_path, 2, 20)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    make = render.record_page

    def and_change(entry, shared, templates):
        with (content / "references.yml").open("a") as file:
            file.write("\n")
        return make(entry, shared, templates)

    monkeypatch.setattr(render, "record_page", and_change)
    done = run(tmp_path, "build", "--shard", "1/1", "--to", tmp_path / "1.pages")
    assert (done.exit_code, done.stderr) == (
        1,
        "the content was changed while the pages were made; make them again\n",
    )
    assert not (tmp_path / "1.pages").exists()


def test_a_share_may_be_empty(tmp_path: Path):
    write_corpus(tmp_path, 2, 20)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    done = run(tmp_path, "build", "--shard", "3/3", "--to", tmp_path / "3.pages")
    assert done.stdout == f"{tmp_path / '3.pages'}: 0 pages, share 3 of 3.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--shard", "9/8", "--to", "a"), "write it as 3/8 for the third of eight"),
        (("--shard", "0/8", "--to", "a"), "write it as 3/8 for the third of eight"),
        (("--shard", "third", "--to", "a"), "write it as 3/8 for the third of eight"),
        (("--shard", "1/8"), "--shard and --to go together"),
        (("--to", "a"), "--shard and --to go together"),
        (("--shard", "1/8", "--to", "a", "--precompress"), "--shard goes with no such option"),
    ],
)
def test_what_cannot_be_asked_for_is_said(words: tuple[str, ...], said: str, project: Path):
    done = run(project, "build", *words)
    assert done.exit_code == 2
    assert said in done.stderr
