"""How often Python looks for garbage: seldom during a run, as before after it, also after one that failed."""

import gc

import pytest

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
