"""What a stage tells whoever watches it. Nobody has to; nothing that is made depends on it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

FINDING = "Finding files"
READING = "Reading and checking files"
JOINING = "Checking what records say of each other"
RATING = "Rating results"
TAKING = "Taking pages made elsewhere"
PREPARING = "Preparing pages"
OVERVIEWS = "Lists, maps and overviews"
RECORDS = "Pages of records"
LINKED = "What machines read in pages"
DATA = "Data files and comparisons"
SEARCH = "Search"
PLACING = "Placing pages in the site"
WRITING = "Shell and writing"
PACKING = "Packing files"


class Progress:
    """Told what begins and what is done. This one does nothing with it."""

    def begin(self, stage: str, total: int = 0) -> None:
        """A stage begins, and with it the one before ends. It has so many steps; 0 means that nobody knows."""

    def step(self) -> None:
        """One step of the stage is done."""

    def each(self, stage: str, items: Iterable[T], total: int) -> Iterator[T]:
        """The items, each of them a step of a stage that begins with the first."""
        self.begin(stage, total)
        for item in items:
            yield item
            self.step()


UNWATCHED = Progress()
"""Where nobody looks."""
