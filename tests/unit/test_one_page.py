"""The page of one changed file: as a whole build would make it, or none where only that would do."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from evidence_store import pipeline
from evidence_store.one_page import page_again
from evidence_store.pipeline import Run

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 22)
SUMMARY = "interventions/leaving-care-support.md"


@pytest.fixture(scope="module")
def run() -> Run:
    return pipeline.run(CONTENT, TODAY)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_an_unchanged_file_gives_the_page_there_is(run: Run) -> None:
    pages = {page.source_path: page for page in run.site.pages if page.source_path}
    alone = [entry for entry in run.catalogue.entries.values() if entry.kind.has_pages and not entry.item]
    assert len(alone) > 100
    for entry in alone:
        made = page_again(run, CONTENT, entry.source.path, "content")
        former = pages[entry.source.path]
        # Words that a warning is about need a whole check.
        assert made is None or (made.html, made.address, made.scripts) == (
            former.html,
            former.address,
            former.scripts,
        ), entry.source.path


def test_no_page_of_the_real_store_needs_a_whole_build(run: Run) -> None:
    paths = [e.source.path for e in run.catalogue.entries.values() if e.kind.has_pages and not e.item]
    assert [path for path in paths if page_again(run, CONTENT, path, "content") is None] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SUMMARY, "title: ", "title: Changed "),
        ("interventions/leaving-care-support.studies.csv", "US,", "GB,"),
        ("practices/barking-and-dagenham-adolescents.md", "takes part", "has a part"),
        ("interventions/case-management-for-families.md", "title: ", "title: Changed "),
        ("news/", "title: ", "title: Changed "),
    ],
)
def test_a_changed_file_gives_the_page_that_a_whole_build_gives(
    run: Run, content: Path, file: str, old: str, new: str
) -> None:
    path = content / file if not file.endswith("/") else sorted((content / file).glob("*.md"))[0]
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    made = page_again(run, content, path.relative_to(content).as_posix(), "content")
    whole = pipeline.run(content, TODAY)
    assert made is not None
    assert made.html == next(page.html for page in whole.site.pages if page.address == made.address)


@pytest.mark.parametrize(
    "file",
    [
        "vocabulary/outcomes.yml",
        "references.yml",
        "interventions/new-one.md",
        "interventions",
        "../README.md",
        "",
    ],
)
def test_what_is_no_single_record_needs_a_whole_build(run: Run, file: str) -> None:
    assert page_again(run, CONTENT, file, "content") is None


@pytest.mark.parametrize(
    ("old", "new"), [("title: ", "titel: "), ("---\n", "--\n"), ("status: published", "status: finished")]
)
def test_a_mistake_needs_a_whole_build(run: Run, content: Path, old: str, new: str) -> None:
    path = content / SUMMARY
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert page_again(run, content, SUMMARY, "content") is None


def test_a_file_that_is_gone_or_a_link_needs_a_whole_build(run: Run, content: Path) -> None:
    (content / SUMMARY).unlink()
    assert page_again(run, content, SUMMARY, "content") is None
    (content / SUMMARY).symlink_to(CONTENT / SUMMARY)
    assert page_again(run, content, SUMMARY, "content") is None
