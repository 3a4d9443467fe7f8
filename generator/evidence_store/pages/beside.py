"""A part of the site that another process makes while this one makes the rest.

It is a fork, which has all that it needs at once, and hands over long texts by a file that both have open. Where none
can be begun, or it comes to harm, the part is made here.
"""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from evidence_store.aside import File, handing_over
from evidence_store.pages.processes import FEW, can_fork, cores

Part = TypeVar("Part")


def made_beside(make: Callable[[], Part], records: int, processes: int = 1) -> Callable[[], Part]:
    """Begin to make a part of a store of so many records; returns what waits for it.

    `processes` is the most to use; 0 means one for each core. To be called before other threads begin.
    """
    if (processes or cores()) < 2 or records <= FEW or not can_fork():
        return make
    file = File()
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_make, args=(make, file, there), daemon=True)
    process.start()
    there.close()

    def wait() -> Part:
        made: list[Part] = []
        with here, handing_over(file), suppress(EOFError, OSError):
            made.append(here.recv())
        process.join()
        return made[0] if made else make()

    return wait


def _make(make: Callable[[], Part], file: File, there: Connection) -> None:
    """In the other process. Whatever is raised here is raised there, too, when the part is made once more."""
    with there, suppress(Exception, KeyboardInterrupt):
        made = make()
        with handing_over(file):
            there.send(made)
