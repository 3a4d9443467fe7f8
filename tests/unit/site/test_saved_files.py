"""Each version of a saved file is told once, by the system or by looking."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from mkdocs_evidence_store import saved_files
from mkdocs_evidence_store.saved_files import SavedFiles

PATIENCE = 30
"""Seconds after which something counts as never coming."""


class Told(FileSystemEventHandler):
    """Keeps the names of files that it is told of."""

    def __init__(self) -> None:
        self.names: SimpleQueue[str] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.names.put(Path(str(event.dest_path or event.src_path)).name)

    def until(self, name: str) -> list[str]:
        """All names up to this one."""
        found = [self.names.get(timeout=PATIENCE)]
        while found[-1] != name:
            found.append(self.names.get(timeout=PATIENCE))
        return found


class _Deaf:
    """A system that tells nothing, as of a folder on a network."""

    def schedule(self, *arguments: object, **options: object) -> None:
        raise OSError(28, "no space left to watch")


@pytest.fixture(params=["told", "looked for", "refused"])
def saved(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[SavedFiles]:
    how = {
        "told": saved_files.Observer,
        "looked for": lambda: PollingObserver(timeout=0.05),
        "refused": _Deaf,
    }
    monkeypatch.setattr(saved_files, "Observer", how[request.param])
    # Where the system tells, nobody looks within the time of a test.
    files = SavedFiles(600 if request.param == "told" else 0.05)
    yield files
    files.stop()
    files.join()


def begin(saved: SavedFiles, folder: Path) -> Told:
    told = Told()
    saved.schedule(told, str(folder), recursive=True)
    saved.start()
    return told


def test_a_file_that_is_written_added_moved_or_deleted_is_told(saved: SavedFiles, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("old", "utf-8")
    (tmp_path / "gone.md").write_text("gone", "utf-8")
    told = begin(saved, tmp_path)
    (tmp_path / "old.md").write_text("new and longer", "utf-8")
    told.until("old.md")
    (tmp_path / "gone.md").unlink()
    told.until("gone.md")
    (tmp_path / "more.md").write_text("more", "utf-8")
    told.until("more.md")
    shutil.move(tmp_path / "more.md", tmp_path / "moved.md")
    told.until("moved.md")


def test_one_version_is_told_once_and_hidden_files_never(saved: SavedFiles, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("old", "utf-8")
    (tmp_path / ".page.md.swp").write_text("hidden", "utf-8")
    told = begin(saved, tmp_path)
    (tmp_path / ".page.md.swp").write_text("hidden, and written again", "utf-8")
    (tmp_path / "page.md").write_text("new and longer", "utf-8")
    told.until("page.md")
    (tmp_path / "page.md").read_text("utf-8")
    (tmp_path / "last.md").write_text("last", "utf-8")
    names = told.until("last.md")
    assert ".page.md.swp" not in names
    assert names.count("page.md") <= 1  # what is left of a file that was emptied and then filled
