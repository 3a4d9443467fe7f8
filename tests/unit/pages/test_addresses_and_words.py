"""Addresses between pages, and dates, counts and names in a reader's words."""

import posixpath
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import Store

from evidence_store.pages import words
from evidence_store.pages.urls import page_address, relative


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("index.html", "index.html", "index.html"),
        ("partners/a.html", "index.html", "partners/a.html"),
        ("index.html", "partners/a.html", "../index.html"),
        ("partners/b.html", "partners/a.html", "b.html"),
        ("news/a.html", "partners/a.html", "../news/a.html"),
        ("news/a.html#top", "partners/a.html", "../news/a.html#top"),
        ("partners/a.html#top", "partners/a.html", "#top"),
        ("partners/a.html", "partners/a.html", "a.html"),
        ("about/x/y.html", "about/z.html", "x/y.html"),
    ],
)
def test_the_way_from_a_page_to_another_is_relative(target: str, start: str, way: str):
    assert relative(target, start) == way


@given(
    st.lists(st.sampled_from(["a", "b", "index.html", "..", ".", ""]), max_size=4).map("/".join),
    st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=4).map("/".join),
)
def test_the_way_is_the_one_that_the_standard_library_finds(target: str, start: str):
    assert relative(target, start) == posixpath.relpath(f"/{target}", f"/{posixpath.dirname(start)}")


def test_the_folder_in_which_the_program_runs_does_not_matter(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")  # the name of a folder of content, too
    store.stub("news", "a")
    store(
        "partners/p.md",
        "---\ntitle: P\nsummary: S.\nagency: council\n---\n\n[x](../news/a.md#b) and [y](p.md)\n",
    )
    html = store.page("partners/p.html")
    assert 'href="../news/a.html#b"' in html
    assert 'href="p.html"' in html


def test_a_markdown_file_becomes_a_page_of_its_name():
    assert page_address("partners/a.md") == "partners/a.html"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("2019", "2019"),
        ("2019-11", "November 2019"),
        ("2019-01-09", "9 January 2019"),
        (date(2026, 11, 22), "22 November 2026"),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(value: date | str | None, text: str):
    assert words.day(value) == text


@pytest.mark.parametrize(
    ("code", "name"),
    [("GB", "United Kingdom"), ("US", "United States"), ("NO", "Norway"), ("XX", "XX")],
)
def test_a_country_has_its_name(code: str, name: str):
    assert words.country(code) == name


@pytest.mark.parametrize(
    ("number", "singular", "plural", "text"),
    [
        (0, "study", "studies", "0 studies"),
        (1, "study", "studies", "1 study"),
        (2, "study", "studies", "2 studies"),
        (1490, "trial", "", "1,490 trials"),
    ],
)
def test_a_count_has_the_right_word(number: int, singular: str, plural: str, text: str):
    assert words.counted(number, singular, plural) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "", "c"], "a and c"),
        (["", ""], ""),
    ],
)
def test_several_words_are_joined_as_in_a_sentence(items: list[str], text: str):
    assert words.joined(items) == text


def test_the_last_of_several_may_be_joined_by_another_word():
    assert words.joined(("a", "b", "c"), "or") == "a, b or c"
