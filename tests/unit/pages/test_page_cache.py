"""Pages from an earlier build are used only while a new build would make the same."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.helpers import STORES, VOCABULARY, Store, read_folder

from evidence_store import pipeline
from evidence_store.pages import render
from evidence_store.pages.cache.record_pages import FILE
from evidence_store.pages.publication import Publication
from evidence_store.pipeline import Run

CONTENT = Path(__file__).parents[3] / "content"
TODAY = date(2026, 11, 22)
SUMMARY = "interventions/kinship-care.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A part of the real store, with links into all of it, some of them dead."""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for kind, kept in (
        ("interventions", 5),
        ("practices", 4),
        ("partners", 6),
        ("programmes", 3),
        ("news", 3),
    ):
        for file in sorted((folder / kind).glob("*.md"))[kept:]:
            if file.name not in {"kinship-care.md", "leaving-care-support.md", "south-tyneside.md"}:
                file.unlink()
                for table in (folder / kind).glob(f"{file.stem}.*.csv"):
                    table.unlink()
    return folder


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A store of few records."""
    return Store(tmp_path).fill(VOCABULARY).fill(read_folder(STORES / "valid" / "people-and-places")).content


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the record pages that were made, in order."""
    addresses: list[str] = []
    make = render.finished_record_page

    def counted(entry, shared, templates):
        addresses.append(entry.address)
        return make(entry, shared, templates)

    monkeypatch.setattr(render, "finished_record_page", counted)
    return addresses


def build(content: Path, cache: Path | None, **options) -> Run:
    return pipeline.run(content, options.pop("today", TODAY), cache=cache, **options)


def everything(run: Run) -> dict[str, object]:
    """All that reaches the reader."""
    return {
        **{page.address: (repr(page), str(page.html)) for page in run.site.pages},
        **{file.address: file.data for file in run.site.files},
    }


def change(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(content: Path) -> None:
        text = (content / path).read_text("utf-8")
        assert old in text
        (content / path).write_text(text.replace(old, new, 1), "utf-8")

    return apply


def test_a_second_build_makes_no_page_again(content: Path, tmp_path: Path, made: list[str]) -> None:
    first = everything(build(content, tmp_path / "cache"))
    assert len(made) > 30
    made.clear()
    assert everything(build(content, tmp_path / "cache")) == first
    assert made == []


def test_a_changed_text_makes_its_own_page_and_those_that_show_it(
    content: Path, tmp_path: Path, made: list[str]
) -> None:
    build(content, tmp_path / "cache")
    made.clear()
    change("partners/south-tyneside.md", "title: ", "title: The ")(content)
    build(content, tmp_path / "cache")
    assert "partners/south-tyneside.html" in made
    assert 0 < len(made) < 12


def test_pages_that_name_a_record_are_kept_when_its_text_changes(
    content: Path, tmp_path: Path, made: list[str]
) -> None:
    page = "interventions/kinship-care.html"
    pages = build(content, tmp_path / "cache").site.pages
    assert [
        p.address for p in pages if "kinship-care.html" in p.html and p.address.startswith("interventions/")
    ][2:]
    made.clear()
    with (content / SUMMARY).open("a", encoding="utf-8") as file:
        file.write("\nA sentence that was not there before.\n")
    after = build(content, tmp_path / "cache")
    assert [address for address in made if address.startswith("interventions/")] == [page]
    assert everything(after) == everything(build(content, None))


def test_the_next_day_makes_only_pages_that_tell_of_it(
    content: Path, tmp_path: Path, made: list[str]
) -> None:
    build(content, tmp_path / "cache")
    made.clear()
    build(content, tmp_path / "cache", today=TODAY + timedelta(days=1))
    assert made
    assert not [address for address in made if address.startswith(("interventions/", "partners/"))]


@pytest.mark.parametrize(
    "apply",
    [
        change(SUMMARY, "title: ", "title: Changed "),
        change("interventions/leaving-care-support.studies.csv", "US,", "GB,"),
        change("vocabulary/outcomes.yml", "label: ", "label: Changed "),
        change("references.yml", "title: ", "title: Changed "),
        change("vocabulary/glossary.yml", "- id: ", "- id: care-"),
        lambda content: (content / SUMMARY).unlink(),
        lambda content: (content / SUMMARY).rename(content / "interventions/kinship.md"),
        lambda content: shutil.copy(content / SUMMARY, content / "interventions/another.md"),
        lambda content: shutil.copytree(CONTENT / "practices", content / "practices", dirs_exist_ok=True),
    ],
    ids=["title", "row", "outcome", "reference", "term", "gone", "renamed", "copied", "more"],
)
def test_a_change_shows_as_in_a_build_without_a_cache(
    content: Path, tmp_path: Path, apply: Callable[[Path], object]
) -> None:
    before = everything(build(content, tmp_path / "cache"))
    apply(content)
    after = everything(build(content, None))
    assert after != before
    assert everything(build(content, tmp_path / "cache")) == after


@pytest.mark.parametrize(
    "options",
    [
        {"today": TODAY + timedelta(days=400)},
        {"rule": "majority/1"},
        {"publication": Publication(site_url="https://evidence.example.org/")},
        {"publication": Publication(problems="problems@example.org")},
        {"only": ["interventions/kinship-care"]},
    ],
    ids=["day", "rule", "address", "problems", "selection"],
)
def test_other_settings_show_as_in_a_build_without_a_cache(content: Path, tmp_path: Path, options) -> None:
    before = everything(build(content, tmp_path / "cache"))
    after = everything(build(content, None, **options))
    assert after != before
    assert everything(build(content, tmp_path / "cache", **options)) == after
    assert everything(build(content, tmp_path / "cache")) == before


def at_random(dice: random.Random, content: Path) -> str:
    """Change something as an editor might, and say what."""
    files = sorted(path for path in content.rglob("*") if path.suffix in (".md", ".csv", ".yml"))
    file = dice.choice(files)
    deed = dice.choice(["word", "word", "word", "line", "remove", "rename", "copy"])
    if file.suffix != ".md":
        deed = "word"
    if deed == "word":
        words = file.read_text("utf-8").split(" ")
        place = dice.randrange(len(words))
        words[place] = dice.choice(["care", "2019", "", "**strong**", words[place] + "s", dice.choice(words)])
        file.write_text(" ".join(words), "utf-8")
    elif deed == "line":
        lines = file.read_text("utf-8").splitlines(keepends=True)
        del lines[dice.randrange(len(lines))]
        file.write_text("".join(lines), "utf-8")
    elif deed == "remove":
        file.unlink()
    else:
        other = file.with_name(f"{dice.choice(files).stem.partition('.')[0]}-{dice.randrange(100)}.md")
        (file.rename if deed == "rename" else lambda to: shutil.copy(file, to))(other)
    return f"{deed} in {file.relative_to(content)}"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_editors_do_no_page_is_stale(
    seed: int, content: Path, tmp_path: Path, made: list[str]
) -> None:
    dice, deeds, reused = random.Random(seed), [], 0
    for _ in range(3):
        deeds += [at_random(dice, content) for _ in range(dice.choice([1, 1, 3]))]
        fresh = everything(build(content, None))
        made.clear()
        cached = everything(build(content, tmp_path / "cache"))
        assert [name for name in {**fresh, **cached} if fresh.get(name) != cached.get(name)] == [], deeds
        reused += len(fresh) > len(made)
    assert reused


def test_a_cache_that_is_damaged_is_made_again(little: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    right = everything(build(little, cache))
    whole = (cache / FILE).read_bytes()
    dice = random.Random(1)
    for _ in range(4):
        damaged = bytearray(whole[: dice.choice([len(whole), len(whole), 5000, 10])])
        for _ in range(dice.choice([1, 200])):
            damaged[dice.randrange(len(damaged))] ^= dice.randrange(1, 256)
        (cache / FILE).write_bytes(damaged)
        assert everything(build(little, cache)) == right
        assert everything(build(little, cache)) == right


def test_a_page_changed_in_the_cache_is_made_again(little: Path, tmp_path: Path, made: list[str]) -> None:
    cache = tmp_path / "cache"
    right = everything(build(little, cache))
    with sqlite3.connect(cache / FILE) as database:
        database.execute("UPDATE pages SET html = x'00' WHERE kind = 'practice'")
        database.execute("UPDATE pages SET head = '[]' WHERE kind = 'partner'")
        database.execute("UPDATE pages SET questions = '[[\"weather\"]]' WHERE kind = 'news'")
    made.clear()
    assert everything(build(little, cache)) == right
    folders = {address.partition("/")[0] for address in made}
    assert folders == {"practices", "partners", "news"}


def test_a_cache_that_cannot_be_written_is_done_without(little: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert everything(build(little, tmp_path / "cache")) == everything(build(little, None))


def test_two_builds_may_write_it_at_once(little: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        builds = [pool.submit(build, little, tmp_path / "cache") for _ in range(3)]
        first, *others = [everything(one.result()) for one in builds]
    assert others == [first, first]
    assert everything(build(little, tmp_path / "cache")) == first


def test_pages_of_records_that_are_gone_and_of_old_settings_are_not_kept(
    little: Path, tmp_path: Path
) -> None:
    def kept(what: str) -> int:
        with sqlite3.connect(tmp_path / "cache" / FILE) as database:
            return database.execute(f"SELECT count(DISTINCT {what}) FROM pages").fetchone()[0]

    build(little, tmp_path / "cache")
    before = kept("id")
    next((little / "practices").iterdir()).unlink()
    build(little, tmp_path / "cache")
    assert kept("id") == before - 1
    for number in range(6):
        site = Publication(site_url=f"https://{number}.example.org/")
        build(little, tmp_path / "cache", publication=site)
    assert kept("scope") == 4
