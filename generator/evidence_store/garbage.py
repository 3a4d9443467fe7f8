"""How often Python looks for garbage while a store is compiled."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG, MIDDLE, OLD = 100_000, 50, 100
"""New objects before the youngest are looked through, and how many such looks until the next older ones are."""
GROWTH = 1.5
"""How many times as many objects there must be as after the last look through all of them for the next one."""

_left = 0
"""How many objects that look left."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for garbage seldom, and as before afterwards.

    A store is hundreds of thousands of small objects that stay until its end. At Python's own pace each thousand new
    ones cost a look at many old ones, which was a sixth of the time of a build of 1,000 summaries. What is there at
    the end is a store to be kept, and is not looked through until a later run finds that much has come together:
    whoever builds again and again must not keep all the stores before.
    """
    _look_where_much_is_left()
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*before)


def _look_where_much_is_left() -> None:
    global _left
    if gc.get_freeze_count() > GROWTH * _left:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _left = gc.get_freeze_count()
    gc.unfreeze()
