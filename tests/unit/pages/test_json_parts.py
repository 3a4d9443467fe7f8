"""JSON part by part: the same bytes as of the whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from evidence_store.pages import json_parts
from evidence_store.pages.data_files import as_json
from evidence_store.pages.json_parts import joined_parts, list_parts, object_parts, whole_list

ITEMS = st.recursive(
    st.none() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(ITEMS, max_size=9), st.integers(1, 4))
def test_a_list_is_written_as_the_whole_would_be(items: list[Any], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_parts, "CHUNK", chunk)
        assert b"".join(whole_list(items)).decode() == as_json(items)
        parts = object_parts({"a": 1}, [("list", list_parts(items, 1)), ("none", list_parts([], 1))])
        assert b"".join(parts).decode() == as_json({"a": 1, "list": items, "none": []})


@given(st.lists(ITEMS, max_size=5))
def test_what_is_json_already_is_only_indented(items: list[Any]) -> None:
    parts = joined_parts((to_json(item, indent=1) for item in items), 1)
    assert b"".join(object_parts({"a": {}}, [("list", parts)])).decode() == as_json({"a": {}, "list": items})
