"""When files change: told once somebody has stopped saving."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.2
"""Seconds without a change after which a burst of them counts as over: an editor writes a file in several steps."""
_ONLY_READ = ("opened", "closed_no_write")
"""What our own reading causes."""


class _Told(FileSystemEventHandler):
    """Puts every change into a queue."""

    def __init__(self) -> None:
        self.changes: SimpleQueue[FileSystemEvent] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _ONLY_READ:
            self.changes.put(event)


def changes(folder: Path) -> Iterator[None]:
    """Yields at once, and again whenever something below `folder` has changed. What changes meanwhile is not lost."""
    told = _Told()
    observer = Observer()
    observer.schedule(told, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            yield
            # Asked again and again, because Windows does not let Ctrl-C interrupt a wait without an end.
            while not _changed_within(told, 1.0):
                pass
            while _changed_within(told, QUIET):
                pass
    finally:
        observer.stop()
        observer.join()


def _changed_within(told: _Told, seconds: float) -> bool:
    try:
        told.changes.get(timeout=seconds)
    except Empty:
        return False
    return True
