"""How often Python looks for garbage: seldom during a run, as before after it, also after one that failed."""

import gc
import weakref

import pytest

from evidence_store import garbage
from evidence_store.garbage import YOUNG, few_collections


def test_a_run_is_left_as_it_was_found() -> None:
    before = gc.get_threshold()
    with few_collections():
        assert gc.get_threshold()[0] == YOUNG
        with few_collections():
            assert gc.get_threshold()[0] == YOUNG
        assert gc.get_threshold()[0] == YOUNG
    assert gc.get_threshold() == before


def test_also_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), few_collections():
        _ = 1 // 0
    assert gc.get_threshold() == before


class Store:
    """Something that is kept by nothing but itself."""

    def __init__(self) -> None:
        self.own = self


def left_by_a_run() -> "weakref.ref[Store]":
    with few_collections():
        store = Store()
    return weakref.ref(store)


def test_a_later_run_lets_go_of_what_those_before_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    left = left_by_a_run()
    gc.collect()
    assert left() is not None  # not looked through
    monkeypatch.setattr(garbage, "_left", 0)
    with few_collections():
        assert left() is None


def test_nothing_is_looked_through_where_little_has_come_together(monkeypatch: pytest.MonkeyPatch) -> None:
    with few_collections():  # whatever other tests left behind
        pass
    with few_collections():
        pass
    monkeypatch.setattr(gc, "collect", lambda: pytest.fail("all is looked through"))
    for _ in range(3):
        left_by_a_run()
