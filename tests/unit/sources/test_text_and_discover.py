"""Bytes to text, and which files there are."""

import os
from pathlib import Path

import pytest

from evidence_store.sources.discover import discover
from evidence_store.sources.text import decode, read_text


def findings(found: list) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.rule}" for f in found]


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        (b"a\nb\n", "a\nb\n", []),
        (b"", "", []),
        ("é😀".encode(), "é😀", []),
        (b"\xef\xbb\xbfa", "a", ["1:1 byte-order-mark"]),
        (b"a\r\nb\rc", "a\nb\nc", ["1:1 windows-line-ends"]),
        (b"a\nb\r\n", "a\nb\n", ["2:1 windows-line-ends"]),
        (b"a\nb\xe9c", None, ["2:2 not-utf8"]),
        ("aé".encode() + b"\xff", None, ["1:3 not-utf8"]),
        ("a".encode("utf-16"), None, ["1:1 not-utf8"]),
        ("ab".encode("utf-16-be"), None, ["1:1 not-utf8"]),
        (b"a\tb", "a\tb", []),
        (b"ab\x07c\x00", "ab c ", ["1:3 control-character"]),
        ("a\u2028b".encode(), "a b", ["1:2 control-character"]),
        ("a\ufeffb".encode(), "ab", ["1:2 control-character"]),
        (b"a\n<<<<<<< HEAD\n", None, ["2:1 merge-marker"]),
        (b"a\n>>>>>>> mine\n", None, ["2:1 merge-marker"]),
        (b"Heading\n=======\n", "Heading\n=======\n", []),
        (b"a <<<<<<< b\n<<<<<<<\n", "a <<<<<<< b\n<<<<<<<\n", []),
        (b"\xef\xbb\xbfa\r\n", "a\n", ["1:1 byte-order-mark", "1:1 windows-line-ends"]),
    ],
)
def test_bytes_become_text_with_line_feeds_or_findings(raw: bytes, text: str | None, found: list[str]):
    decoded, faults = decode(raw, "a.md")
    assert decoded == text
    assert findings(faults) == found


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path):
    text, found = read_text(tmp_path / "a.md", "content/a.md")
    assert text is None
    assert [f.message for f in found] == ["the file cannot be read: No such file or directory"]


def test_a_link_is_not_followed_even_when_it_appears_after_the_walk(tmp_path: Path):
    (tmp_path / "a.md").symlink_to("/etc/passwd")
    text, found = read_text(tmp_path / "a.md", "content/a.md")
    assert text is None
    assert [f.rule for f in found] == ["not-a-regular-file"]


def test_a_pipe_is_not_read_even_when_it_appears_after_the_walk(tmp_path: Path):
    os.mkfifo(tmp_path / "a.md")
    text, found = read_text(tmp_path / "a.md", "content/a.md")
    assert text is None
    assert [f.message for f in found] == ["this is not an ordinary file"]


@pytest.mark.parametrize(("size", "refused"), [(2_000_000, False), (2_000_001, True)])
def test_a_text_may_have_two_megabytes(size: int, refused: bool, tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b" " * size)
    assert (read_text(tmp_path / "a.md", "a.md")[0] is None) is refused


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path in ("b.md", "a/c.yml", "a/d.csv", "a/e.png", "a/.DS_Store", ".hidden/f.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    return tmp_path


def test_files_are_found_by_their_paths_below_the_folder(content: Path):
    found, findings = discover(content, "content")
    assert found.texts == {
        "a/c.yml": content / "a/c.yml",
        "a/d.csv": content / "a/d.csv",
        "b.md": content / "b.md",
    }
    assert found.images == {"a/e.png": content / "a/e.png"}
    assert findings == []


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("a.yaml", "rename it to a.yml"),
        ("a.markdown", "rename it to a.md"),
        ("a.md.txt", "rename it to a.md"),
        ("a.XLSX", 'save the sheet as "CSV UTF-8"'),
        ("a.docx", "copy the text into a .md file"),
        ("a.PNG", "rename it to a.png"),
        ("a.js", "move it out of the content folder"),
        ("README", "move it out of the content folder"),
    ],
)
def test_a_file_that_has_no_use_gets_the_advice_that_fits(name: str, help: str, tmp_path: Path):
    (tmp_path / name).write_text("x")
    found, findings = discover(tmp_path, "content")
    assert found.texts == {}
    assert [(str(f.place), f.rule, f.help) for f in findings] == [
        (f"content/{name}:1:1", "unexpected-file", help)
    ]


def test_a_folder_that_cannot_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    _, findings = discover(tmp_path, "content")
    assert [(str(f.place), f.message) for f in findings] == [
        ("content:1:1", "the folder cannot be read: Permission denied")
    ]
