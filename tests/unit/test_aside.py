"""Texts on the disk: whoever reads them gets what was put there."""

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from errno import ENOSPC
from multiprocessing import get_all_start_methods, get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store import aside
from evidence_store.aside import SHORT, Aside, TextAside, put_aside, stream_aside
from evidence_store.pages.page import DataFile


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_each_text_is_read_as_it_was_put(texts: list[bytes]) -> None:
    places = [put_aside(text) for text in texts]
    assert [place.read() for place in places] == texts
    assert stream_aside(texts).read() == b"".join(texts)


def test_what_is_long_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "PART", 4)
    place = stream_aside([b"one ", b"two", b"", b" three"])
    assert (place.size, list(place.parts())) == (13, [b"one ", b"two ", b"thre", b"e"])


def test_a_full_file_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "FULL", 5)
    monkeypatch.setattr(aside, "_open", None)
    places = [put_aside(text) for text in (b"four", b"five", b"six")]
    assert [(place._at, place.read()) for place in places] == [(0, b"four"), (4, b"five"), (0, b"six")]


def test_another_process_gets_the_text() -> None:
    assert pickle.loads(pickle.dumps(put_aside(b"text"))).read() == b"text"


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no forks here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_writes_over_nothing() -> None:
    before = put_aside(b"before")
    process = get_context("fork").Process(target=lambda: os._exit(put_aside(b"other").read() != b"other"))
    process.start()
    process.join()
    after = put_aside(b"after")
    assert (process.exitcode, before.read(), after.read(), after._at) == (
        0,
        b"before",
        b"after",
        before._at + 6,
    )


def test_a_file_in_the_making_may_make_others() -> None:
    def parts() -> Iterator[bytes]:
        yield b"a" * 400
        yield DataFile("data/other", b"o" * 400).data
        yield b"\xff"

    file = DataFile("data/a", parts(), text=False)
    assert file.content == b"".join(file.parts) == b"a" * 400 + b"o" * 400 + b"\xff"
    assert file.size == 801
    assert DataFile("data/b", iter([b"\xc3\xa4"])).content == "ä"


@dataclass(frozen=True)
class Letter:
    """Has a text that may be long."""

    text: TextAside = TextAside()  # noqa: RUF009 - a descriptor, not a default
    page: int = 1


@pytest.mark.parametrize("text", ["", "short", "ä" * SHORT, "long " * SHORT, "\ud800" * 2 * SHORT])
def test_a_field_that_stands_aside_is_the_text_to_whoever_reads_it(text: str) -> None:
    letter = Letter(text)
    assert letter.text == text
    assert letter == Letter(text)
    assert letter != Letter(text + ".")
    assert replace(letter, page=2).text == text
    assert pickle.loads(pickle.dumps(letter)) == letter
    assert isinstance(vars(letter)["text"], Aside) == (len(text) > SHORT)


def test_on_a_disk_that_is_full_it_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> Aside:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(aside, "put_aside", full)
    assert Letter("long " * SHORT).text == "long " * SHORT
