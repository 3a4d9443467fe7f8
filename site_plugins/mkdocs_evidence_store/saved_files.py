"""Tells of a saved file at once where the system says so, and by looking at all files now and then everywhere.

MkDocs looks at all files twice a second, which is slow in a store of thousands. What the system tells is quick, but it
tells nothing of folders on a network, nor of some that are shared with a container. So both are asked, and each version
of a file is told once.
"""

import os
from pathlib import Path
from threading import Lock
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from mkdocs_evidence_store.file_versions import Stamp, files_below, stamp

_TOLD = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not that somebody has read a file: the build itself reads them all."""


class SavedFiles:
    """Takes the place of the observer of MkDocs's server; `interval` is the seconds between two looks at all files."""

    def __init__(self, interval: float) -> None:
        self._looking: BaseObserver = PollingObserver(timeout=interval)
        self._listening: BaseObserver | None = Observer()
        self._versions: dict[str, Stamp | None] = {}
        self._lock = Lock()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Any:
        """Tell `handler` of the files below `path`, or of that file."""
        for file in files_below(path) if Path(path).is_dir() else [path]:
            self._versions[file] = stamp(file)
        once = _Once(handler, self)
        if self._listening is not None:
            try:
                self._listening.schedule(once, path, recursive=recursive, event_filter=_TOLD)
            except OSError:  # the system watches no more folders
                self._listening = None
        return self._looking.schedule(once, path, recursive=recursive, event_filter=_TOLD)

    def unschedule(self, watch: Any) -> None:
        """Tell nobody of it any more."""
        for observer in self._both():
            observer.unschedule(watch)

    def start(self) -> None:
        """Begin to tell."""
        if self._listening is not None:
            try:
                self._listening.start()
            except OSError:
                self._listening = None
        self._looking.start()

    def stop(self) -> None:
        """Tell nobody any more."""
        for observer in self._both():
            observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until nobody is told any more."""
        for observer in self._both():
            if observer.is_alive():
                observer.join(timeout)

    def is_news(self, path: str) -> bool:
        """Whether nobody was told of this version of a file; from now on it counts as told."""
        now = stamp(path)
        with self._lock:
            before = self._versions.get(path)
            self._versions[path] = now
        return now != before

    def _both(self) -> list[BaseObserver]:
        return [self._looking, *([self._listening] if self._listening else [])]


class _Once(FileSystemEventHandler):
    """Hands on what is news."""

    def __init__(self, handler: FileSystemEventHandler, saved: SavedFiles) -> None:
        self._handler = handler
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        own = [path for path in paths if not Path(path).name.startswith(".")]
        if [path for path in own if self._saved.is_news(path)]:  # each of them is asked
            self._handler.dispatch(event)
