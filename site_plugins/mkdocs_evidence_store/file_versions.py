"""Which version of a file there is, by when it was written."""

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size in bytes."""


def stamp(path: str | Path) -> Stamp | None:
    """The version of a file; None where there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def files_below(folder: str | Path) -> Iterator[str]:
    """The paths of all files below a folder but the hidden ones, which editors' programs keep for themselves."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (f"{here}{os.sep}{name}" for name in names if not name.startswith("."))
