"""Pages of records, made side by side by several processes where there are many.

Each process holds what all pages share and gets the records' keys in small portions. Pages come back in order, so that
one process or many make the same site.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from jinja2 import Environment

from evidence_store.pages.context import Shared
from evidence_store.pages.page import Page
from evidence_store.pages.templates_env import environment
from evidence_store.records.entry import Entry

FEW = 64
"""Up to so many pages one process is done before others have begun as its forks."""
FEW_AFRESH = 500
"""The same for others that begin afresh and have to load everything first."""
PORTION = 8
"""Records that a process gets at a time: so few that none is left waiting for another at the end."""

Made = TypeVar("Made")
Maker = Callable[[Entry[Any], Shared, Environment], Made]
RecordPageMaker = Maker[Page]


@dataclass(frozen=True)
class _Work:
    """What a process needs for its pages."""

    make: Maker[Any]
    shared: Shared
    templates: Environment


_work: _Work | None = None
"""This process's own, set when it begins."""


def pages_of(
    entries: Sequence[Entry[Any]],
    make: Maker[Made],
    shared: Shared,
    templates: Environment,
    processes: int = 1,
    start: str | None = None,
) -> Iterator[Made]:
    """The page of each entry, in order. Work begins at once, so that the caller can do other things meanwhile.

    `templates` are this process's own; others make theirs. `processes` is the most to use; 0 means one for each
    core. `start` is how to begin them, one of `multiprocessing.get_all_start_methods()`; without it, the quickest way
    that is safe here.
    """
    count = min(processes or cores(), len(entries) // PORTION)
    start = start or _quickest(len(entries))
    if count < 2 or len(entries) <= FEW or not start:
        return (make(entry, shared, templates) for entry in entries)
    context = multiprocessing.get_context(start)
    pool = ProcessPoolExecutor(count, context, _begin, (make, shared))
    keys = [entry.key for entry in entries]
    portions = pool.map(_pages, [keys[at : at + PORTION] for at in range(0, len(keys), PORTION)])
    return _collected(pool, portions)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _collected(pool: ProcessPoolExecutor, portions: Iterator[list[Made]]) -> Iterator[Made]:
    with pool:
        for pages in portions:
            yield from pages


def _quickest(pages: int) -> str:
    """How others begin. A fork has everything at once, but beside other threads it can lock up. Empty: not at all."""
    if can_fork():
        return "fork"
    return "spawn" if pages > FEW_AFRESH else ""


def can_fork() -> bool:
    """Whether another process can begin as a fork of this one."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(make: Maker[Any], shared: Shared) -> None:
    global _work
    _work = _Work(make, shared, environment(shared.catalogue.kinds))


def _pages(keys: Sequence[tuple[str, str]]) -> list[Any]:
    assert _work is not None
    entries = _work.shared.catalogue.entries
    return [_work.make(entries[key], _work.shared, _work.templates) for key in keys]
