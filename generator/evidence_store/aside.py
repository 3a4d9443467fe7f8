"""Long texts that are put aside on the disk until somebody asks for them: thousands of pages would fill the memory.

They stand in temporary files that vanish when nobody needs them any more, or when the program ends however it ends.
"""

import os
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, overload

SHORT = 300
"""Bytes up to which a text stays in memory."""
FULL = 64_000_000
"""Bytes after which texts go to another file, so that those of an earlier build give their room back."""
PART = 500_000
"""Bytes that are read and written at a time."""


class File:
    """A temporary file that only grows."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0, dir=large_folder())  # noqa: SIM115 - open as long as anybody may read
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self.size = 0

    def add(self, data: bytes) -> "Aside":
        """Put something behind all that is there."""
        with self._lock:
            place = Aside(self, self.size, len(data))
            self._file.seek(self.size)
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
            self.size += len(data)
        return place

    def add_all(self, parts: Iterable[bytes]) -> "Aside":
        """The same for something that is still being made; nothing else may be put there meanwhile."""
        start = self.size
        waiting: list[bytes] = []
        size = 0
        for part in parts:
            waiting.append(part)
            size += len(part)
            if size >= PART:
                self.add(b"".join(waiting))
                waiting, size = [], 0
        self.add(b"".join(waiting))
        return Aside(self, start, self.size - start)

    def read(self, at: int, size: int) -> bytes:
        """What stands there. Other threads, and processes that were forked, may read at the same time."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, at)
        with self._lock:
            self._file.seek(at)
            return self._file.read(size)


class Aside:
    """Where bytes were put."""

    __slots__ = ("_at", "_file", "size")

    def __init__(self, file: File, at: int, size: int) -> None:
        self._file, self._at, self.size = file, at, size

    def read(self) -> bytes:
        """All of them."""
        return b"".join(self.parts())

    def parts(self) -> Iterator[bytes]:
        """All of them, some at a time."""
        for start in range(0, self.size, PART):
            yield self._file.read(self._at + start, min(PART, self.size - start))

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the bytes, or the place to which they were handed over."""
        if _between is None:
            return put_aside, (self.read(),)
        there = _between.add_all(self.parts())
        return _received, (there._at, there.size)


_between: File | None = None
"""The file that a process and one that it forked both have open, while texts go from one to the other."""


@contextmanager
def handing_over(file: File) -> Iterator[None]:
    """Meanwhile texts are sent, and received, by this file, and not by their bytes."""
    global _between
    _between = file
    try:
        yield
    finally:
        _between = None


def _received(at: int, size: int) -> Aside:
    assert _between is not None
    return Aside(_between, at, size)


def put_aside(data: bytes) -> Aside:
    """Put something on the disk."""
    global _open
    if _open is None or _open.size >= FULL:
        _open = File()
    return _open.add(data)


def stream_aside(parts: Iterable[bytes]) -> Aside:
    """Put something on the disk that is still being made, into a file of its own."""
    return File().add_all(parts)


class TextAside:
    """A field of a dataclass that is text to whoever reads it, and stands aside where it is long.

    On a disk that takes no more it stays in memory. The latest is at hand: who asks for one asks for it several times.
    """

    _latest: tuple[Aside | None, str] = None, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "TextAside": ...
    @overload
    def __get__(self, instance: object, owner: type) -> str: ...
    def __get__(self, instance: Any, owner: type) -> "TextAside | str":
        """The text; a dataclass that asks for a default gets none."""
        if instance is None:
            raise AttributeError(self._name)
        kept: Aside | str = instance.__dict__[self._name]
        if isinstance(kept, str):
            return kept
        latest, text = self._latest
        if kept is not latest:
            text = kept.read().decode("utf-8", "surrogatepass")
            self._latest = kept, text
        return text

    def __set__(self, instance: Any, text: str) -> None:
        """Keep it."""
        kept: Aside | str = text
        if len(text) > SHORT:
            with suppress(OSError):
                kept = put_aside(text.encode("utf-8", "surrogatepass"))
                self._latest = kept, text
        instance.__dict__[self._name] = kept


_open: File | None = None
"""Where the next text is put."""


def _forget() -> None:
    """A process that was forked has the file of its parent and must not write into it."""
    global _open
    _open = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def large_folder() -> str | None:
    """Where systems that keep /tmp in memory keep what is large; elsewhere the usual folder."""
    asked = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return "/var/tmp" if not asked and os.access("/var/tmp", os.W_OK) else None  # noqa: S108 - the file has no name there
