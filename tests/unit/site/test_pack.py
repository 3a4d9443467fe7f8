"""Packed forms hold what they stand beside, to the byte, and are always the same."""

import gzip
import os
from datetime import date
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner

from evidence_store.cli import main
from evidence_store.progress import PACKING, Progress
from evidence_store.site import pack as module
from evidence_store.site.build import Built
from evidence_store.site.pack import LEAST, pack

TEXT = b"<p>Families, for whom and how sure.</p>\n" * 100


def site(folder: Path) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_bytes(TEXT)
    (folder / "sub" / "list.csv").write_bytes(TEXT * 2)
    (folder / "small.css").write_bytes(b"p{}" * (LEAST // 3))
    (folder / "picture.png").write_bytes(TEXT)
    (folder / "copy.zip").write_bytes(TEXT)
    return folder


def test_text_is_packed_and_small_files_and_pictures_are_not(tmp_path: Path) -> None:
    packed = pack(site(tmp_path))
    made = sorted(path.name for path in tmp_path.rglob("*") if path.suffix in (".gz", ".br"))
    assert made == ["index.html.br", "index.html.gz", "list.csv.br", "list.csv.gz"]
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()) == TEXT
    assert brotli.decompress((tmp_path / "sub" / "list.csv.br").read_bytes()) == TEXT * 2
    assert packed.files == 2
    assert packed.plain == 3 * len(TEXT)
    for ending in (".gz", ".br"):
        assert packed.by_ending[ending] == sum(p.stat().st_size for p in tmp_path.rglob(f"*{ending}"))


def test_the_same_files_give_the_same_bytes_whenever_they_were_written(tmp_path: Path) -> None:
    first, second = site(tmp_path / "one"), site(tmp_path / "two")

    os.utime(second / "index.html", (0, 0))
    pack(first)
    pack(second)
    for path in first.rglob("*.*"):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path


def test_packing_again_follows_the_files(tmp_path: Path) -> None:
    pack(site(tmp_path))
    (tmp_path / "index.html").write_bytes(TEXT.upper())
    pack(tmp_path)
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()) == TEXT.upper()
    assert not list(tmp_path.rglob("*.gz.gz"))


def test_without_brotli_there_is_gzip_and_a_word_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    packed = pack(site(tmp_path))
    assert not list(tmp_path.rglob("*.br"))
    assert packed.in_words.endswith('pip install "evidence-store[brotli]".')
    assert packed.in_words.startswith("Packed 2 files: 0.0 MB, 0.0 MB as .gz.")


def test_every_file_is_a_step(tmp_path: Path) -> None:
    seen: list[object] = []

    class Told(Progress):
        def begin(self, stage: str, total: int = 0) -> None:
            seen.append((stage, total))

        def step(self) -> None:
            seen.append("step")

    pack(site(tmp_path), Told())
    assert seen == [(PACKING, 2), "step", "step"]


@pytest.mark.parametrize("asked", [True, False])
def test_a_build_packs_what_it_has_made_if_it_is_asked_to(
    asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site(tmp_path / "site")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A store\n", "utf-8")
    day = date(2026, 11, 28)
    built = Built(folder, 1, "A store", "", "", day, day)
    monkeypatch.setattr("evidence_store.site.build.build_site", lambda *given, **named: built)
    done = CliRunner().invoke(main, ["build", "-f", str(config), *(["--precompress"] if asked else [])])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == f"The site is in {folder}: 1 pages."
    assert done.stdout.splitlines()[1:] == (
        ["Packed 2 files: 0.0 MB, 0.0 MB as .gz, 0.0 MB as .br."] if asked else []
    )
    assert (folder / "index.html.br").exists() == asked
