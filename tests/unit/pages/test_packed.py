"""Pages and files that are held packed: to whoever reads them, nothing has changed."""

import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from evidence_store.aside import Aside
from evidence_store.pages.page import DataFile, Page

LONG = Markup("<p>Ärger &amp; Freude − 100 %</p>" * 200)


def page(html: Markup = LONG) -> Page:
    return Page("a.html", "A", "About a.", html)


@given(st.text())
def test_a_page_says_what_it_said(text: str) -> None:
    html = Markup(text.encode("utf-8", "ignore").decode())
    assert page(html).packed().html == html
    assert isinstance(page(html).packed().html, Markup)


def test_packed_or_not_it_is_the_same_page() -> None:
    assert page().packed() == page()
    assert page().packed().packed() == page()
    assert hash(page().packed()) == hash(page())


def test_it_travels_packed() -> None:
    sent = pickle.dumps(page().packed())
    assert len(sent) < len(LONG) / 5
    assert pickle.loads(sent) == page()
    assert isinstance(pickle.loads(sent).__dict__["_html"], Aside)  # thousands may arrive before their turn


@pytest.mark.parametrize("change", [{"title": "B"}, {"linked_data": "{}", "listed": False}])
def test_a_changed_page_is_a_page_of_its_own(change: dict[str, Any]) -> None:
    packed = page().packed()
    assert packed.but(**change) == replace(page(), **change)
    assert packed == page()
    assert packed.but(html=Markup("new")).html == "new"


def test_a_page_needs_its_text_and_keeps_it() -> None:
    with pytest.raises(TypeError):
        Page("a.html", "A", "About a.")  # type: ignore[call-arg]
    with pytest.raises(FrozenInstanceError):
        page().html = Markup("other")  # type: ignore[misc]


@pytest.mark.parametrize("content", ["", "short", "lange Sätze − " * 500, b"", b"\x00\xff" * 3_000])
def test_a_file_holds_what_it_was_given(content: str | bytes) -> None:
    file = DataFile("data/a", content)
    assert file.content == content
    assert file.data == (content.encode() if isinstance(content, str) else content)
