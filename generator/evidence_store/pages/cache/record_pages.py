"""The pages of records: those of an earlier build where they are still right, the others made now."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment

from evidence_store.catalogue import Key
from evidence_store.pages.cache.database import Made, PageDatabase
from evidence_store.pages.cache.questions import Answers
from evidence_store.pages.cache.watching import Questions, WatchedShared
from evidence_store.pages.context import Shared
from evidence_store.pages.page import Page
from evidence_store.pages.processes import RecordPageMaker, pages_of
from evidence_store.records.entry import Entry

FILE = "pages.sqlite"
"""Where they are kept, below the folder of the cache."""


def record_pages(
    entries: Sequence[Entry[Any]],
    make: RecordPageMaker,
    shared: Shared,
    templates: Environment,
    processes: int = 1,
    cache: Path | None = None,
) -> Iterator[Page]:
    """The page of each entry, in order; work begins at once. `cache` is the folder that earlier pages are kept in.

    The pages are the same with a cache and without.
    """
    if cache is None:
        return pages_of(entries, make, shared, templates, processes)
    answers = Answers(shared)
    database = PageDatabase(cache / FILE, answers.scope)
    sound = database.sound(answers.together)
    missing = [entry for entry in entries if entry.key not in sound]
    making = pages_of(missing, Watching(make), shared, templates, processes)
    return _in_order(entries, sound, making, database, lambda entry: make(entry, shared, templates))


def _in_order(
    entries: Sequence[Entry[Any]],
    sound: dict[Key, bytes],
    making: Iterator[Made],
    database: PageDatabase,
    again: Callable[[Entry[Any]], Page],
) -> Iterator[Page]:
    made: dict[Key, Made] = {}
    kept = database.pages((entry.key, sound[entry.key]) for entry in entries if entry.key in sound)
    for entry in entries:
        if entry.key in sound:
            yield next(kept) or again(entry)
        else:
            made[entry.key] = next(making)
            yield made[entry.key].page
    database.keep(made, {entry.key for entry in entries})


class Watching:
    """Makes pages and notes what they ask for; each process has its own."""

    def __init__(self, make: RecordPageMaker) -> None:
        self._make = make
        self._of: Shared | None = None

    def __call__(self, entry: Entry[Any], shared: Shared, templates: Environment) -> Made:
        """The page of one record."""
        if self._of is not shared:
            self._of = shared
            self._questions = Questions()
            self._watched = WatchedShared(shared, self._questions)
            self._answers = Answers(shared)
        self._questions.begin()
        page = self._make(self._watched.catalogue.entries[entry.key], self._watched, templates)
        asked = self._questions.asked
        return Made(page, asked, self._answers.together(asked))
