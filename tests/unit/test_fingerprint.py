"""Whatever a kept answer depends on changes its fingerprint, and nothing else does."""

import subprocess
import sys
from pathlib import Path

import pytest

from evidence_store import fingerprint
from evidence_store.fingerprint import of_code, of_files, of_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.md").write_bytes(b"one")
    (tmp_path / "b" / "c.md").write_bytes(b"two")
    return tmp_path


NAMES = ["a.md", "b/c.md"]


def test_the_same_files_elsewhere_are_the_same(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    other = tmp_path_factory.mktemp("other")
    (other / "b").mkdir()
    for name in NAMES:
        (other / name).write_bytes((folder / name).read_bytes())
    assert of_files(other, NAMES) == of_files(folder, NAMES)


@pytest.mark.parametrize(
    ("written", "bytes"),
    [("a.md", b"One"), ("a.md", b""), ("b/c.md", b"two\n")],
)
def test_one_byte_more_or_another_one_is_seen(folder: Path, written: str, bytes: bytes):
    before = of_files(folder, NAMES)
    (folder / written).write_bytes(bytes)
    assert of_files(folder, NAMES) != before


def test_a_file_that_goes_is_not_an_empty_one(folder: Path):
    (folder / "a.md").write_bytes(b"")
    empty = of_files(folder, NAMES)
    (folder / "a.md").unlink()
    assert of_files(folder, NAMES) != empty


def test_another_name_for_the_same_bytes_is_seen(folder: Path):
    before = of_files(folder, NAMES)
    (folder / "a.md").rename(folder / "d.md")
    assert of_files(folder, ["d.md", "b/c.md"]) != before


def test_what_moves_from_one_piece_to_the_next_is_seen():
    assert of_text("ab", "c") != of_text("a", "bc")
    assert of_text("ab") != of_text("ab", "")


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from evidence_store.fingerprint import of_code
print(of_code())
"""


def code_in(place: Path) -> str:
    """The fingerprint of a program whose packages lie in this folder."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place)], capture_output=True, text=True, check=True
    )
    return run.stdout


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A small copy of our two packages."""
    for package in fingerprint.PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
    (tmp_path / "evidence_store" / "fingerprint.py").write_bytes(Path(fingerprint.__file__).read_bytes())
    (tmp_path / "mkdocs_evidence_store" / "page.html.jinja").write_text("<h1>")
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    [
        "evidence_store/new.py",
        "evidence_store/__init__.py",
        "mkdocs_evidence_store/page.html.jinja",
        "other-2.0.dist-info",
    ],
)
def test_code_templates_and_libraries_are_the_program(program: Path, changed: str):
    before = code_in(program)
    assert code_in(program) == before
    (program / changed).write_text("# changed")
    assert code_in(program) != before


def test_what_python_keeps_of_code_is_not_the_program(program: Path):
    before = code_in(program)
    (program / "evidence_store" / "__pycache__").mkdir(exist_ok=True)
    (program / "evidence_store" / "__pycache__" / "new.pyc").write_bytes(b"new")
    assert code_in(program) == before


def test_the_program_is_looked_at_once():
    assert of_code() is of_code()
