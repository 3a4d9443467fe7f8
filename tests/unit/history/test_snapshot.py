"""A folder as it was at a commit."""

from pathlib import Path

import pytest
from tests.git_repository import GitRepository

from evidence_store.history import HistoryUnknown, files_at, repository_of


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_a_folder_is_given_byte_for_byte_as_it_was(repo: GitRepository):
    files = {"a.md": "a\r\n", "partners/b é.md": "", "x\ny.md": "z" * 3_000_000}
    for path, text in files.items():
        repo(f"content/{path}", text)
    first = repo("README.md", "not content")(".gitattributes", "* text=auto eol=lf export-ignore\n").commit()
    blobs = {path: repo.git("cat-file", "-s", f"{first}:content/{path}") for path in files}
    (repo.root / "content" / "a.md").unlink()
    repo("content/new.md", "n").commit()
    with files_at(repository_of(repo.root), first, repo.root / "content") as folder:
        assert folder.name == "content"
        assert {path: str(len(held)) for path, held in contents(folder).items()} == blobs
        assert contents(folder)["a.md"] == b"a\n"  # what the commit holds
    assert not folder.exists()


def test_a_folder_that_was_not_there_is_empty(repo: GitRepository):
    first = repo("a.md", "a").commit()
    repo("content/b.md", "b").commit()
    with files_at(repository_of(repo.root), first, repo.root / "content") as folder:
        assert contents(folder) == {}


def test_the_content_may_be_the_whole_repository(repo: GitRepository):
    first = repo("a.md", "a").commit()
    with files_at(repository_of(repo.root), first, repo.root) as folder:
        assert contents(folder) == {"a.md": b"a"}


def test_links_are_left_out(repo: GitRepository, tmp_path: Path):
    (repo("content/a.md", "a").root / "content" / "out").symlink_to(tmp_path)
    first = repo.commit()
    with files_at(repository_of(repo.root), first, repo.root / "content") as folder:
        assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_a_tree_made_by_hand_cannot_write_outside(repo: GitRepository):
    blob = repo("a.md", "a").commit() and repo.git("rev-parse", "HEAD:a.md")
    inner = bytes.fromhex(blob)
    raw = repo.root / "raw"
    raw.write_bytes(b"100644 x.md\0" + inner)
    held = repo.git("hash-object", "-t", "tree", "-w", "--literally", str(raw))
    raw.write_bytes(b"40000 ..\0" + bytes.fromhex(held))
    tree = repo.git("hash-object", "-t", "tree", "-w", "--literally", str(raw))
    made = repo.git("commit-tree", tree, "-m", "hostile")
    with (
        pytest.raises(
            HistoryUnknown, match=r"a commit holds a file whose path leaves its folder: .\.\./x\.md."
        ),
        files_at(repository_of(repo.root), made, repo.root),
    ):
        pass


def test_content_that_is_missing_is_told(repo: GitRepository):
    first = repo("content/a.md", "a").commit()
    name = repo.git("rev-parse", "HEAD:content/a.md")
    (repo.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with (
        pytest.raises(HistoryUnknown, match=r"git has no content for a\.md"),
        files_at(repository_of(repo.root), first, repo.root / "content"),
    ):
        pass
