"""One build of a site at a time: two that write into one folder would leave a mixture."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NAME = "building"
"""The file that the one who builds holds. The system lets go of it when a build is killed."""


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[Path | None]:
    """Wait until nobody else builds, and hold others up until the end. Gives the file that says so.

    `waiting` is called if there is somebody else. None where no file can be written: then nobody is held up.
    """
    file = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = file.open("ab")
    except OSError:
        yield None
        return
    with held:
        if not _hold(held, wait=False):
            waiting()
            _hold(held, wait=True)
        yield file


def now(file: Path) -> int:
    """The time by the clock of the disk that a file is on, in nanoseconds."""
    os.utime(file)
    return file.stat().st_mtime_ns


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes], *, wait: bool) -> bool:
        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # when it waits, it gives up after ten seconds
                if not wait:
                    return False
            else:
                return True
else:
    import fcntl

    def _hold(file: IO[bytes], *, wait: bool) -> bool:
        # Unlike `flock`, this is not handed on to the processes that make pages: one left behind would hold it.
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except (BlockingIOError, PermissionError):
            return False
        except OSError:  # a disk that knows no locks
            return True
        return True
