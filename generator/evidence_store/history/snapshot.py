"""A folder as it was at a commit, byte for byte, in a temporary folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from evidence_store.history.repository import HistoryUnknown, Repository, copy_exactly

_ORDINARY = (b"100644", b"100755")


@contextmanager
def files_at(repository: Repository, commit: str, folder: Path) -> Iterator[Path]:
    """The files that `folder` held at `commit`. Links and repositories inside the repository are left out.

    Git's filters and its handling of line ends are not applied. A folder that was not there gives an empty one.
    """
    with TemporaryDirectory(prefix="evidence-store-") as made:
        unpacked = Path(made) / (folder.resolve().name or "content")
        unpacked.mkdir()
        _unpack(repository, _blobs(repository, commit, repository.path_of(folder)), unpacked)
        yield unpacked


def file_at(repository: Repository, commit: str, path: str) -> bytes | None:
    """The content of one file at `commit`, by its path below the root; None where there was none."""
    try:
        return repository.ask("cat-file", "blob", f"{commit}:{path}")
    except HistoryUnknown:
        return None


def _blobs(repository: Repository, commit: str, below: str) -> list[tuple[str, str]]:
    """The ordinary files below a folder: name of the content, and path below the folder."""
    tree = f"{commit}:{below}"
    try:
        repository.ask("rev-parse", "--verify", "--quiet", tree)
    except HistoryUnknown:
        return []
    listed = repository.ask("ls-tree", "-r", "-z", "--full-tree", tree)
    found = []
    for line in listed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        if about[:6] in _ORDINARY:
            found.append((about.split(b" ")[2].decode(), os.fsdecode(path)))
    return found


def _unpack(repository: Repository, blobs: list[tuple[str, str]], folder: Path) -> None:
    with repository.start("cat-file", "--batch") as git:
        assert git.stdin is not None
        assert git.stdout is not None
        for name, path in blobs:
            git.stdin.write(name.encode() + b"\n")
            git.stdin.flush()
            told = git.stdout.readline().split()
            if len(told) != 3:
                raise HistoryUnknown(
                    f"git has no content for {path}; `git fsck` says whether the repository is whole"
                )
            file = _below(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as target:
                copy_exactly(git.stdout, target, int(told[2]))
            git.stdout.read(1)


def _below(folder: Path, path: str) -> Path:
    """Where to write a file. A tree made by hand can hold a path that leads out of the folder."""
    file = Path(os.path.normpath(folder / path))
    if file == folder or not file.is_relative_to(folder):
        raise HistoryUnknown(f"a commit holds a file whose path leaves its folder: {path!a}")
    return file
