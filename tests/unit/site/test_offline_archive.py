"""The zip of the offline copy: the same bytes, whole or not at all, and it tells when it was touched."""

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.site.offline.archive import archive, faults
from evidence_store.sources.portable_names import LONGEST, unportable

FILES = {
    "START-HERE.html": b"<!doctype html>",
    "store/index.html": b"x" * 3000,
    "store/data/a.csv": b"id\n1\n",
}


def test_the_same_files_are_the_same_bytes_in_any_order():
    assert archive(FILES) == archive(dict(reversed(FILES.items())))


def test_every_file_is_inside_and_listed_with_its_sum():
    with zipfile.ZipFile(io.BytesIO(archive(FILES))) as found:
        assert {name: found.read(name) for name in FILES} == FILES
        lines = found.read("SHA256SUMS").decode().splitlines()
    assert [line.split("  ")[1] for line in lines] == sorted(FILES)


def test_a_whole_copy_has_no_fault():
    assert faults(archive(FILES)) == []


def test_every_flipped_byte_is_found():
    whole = archive(FILES)
    seeded = random.Random(20190130)
    for _ in range(1000):
        place, bit = seeded.randrange(len(whole)), 1 << seeded.randrange(8)
        touched = bytearray(whole)
        touched[place] ^= bit
        assert faults(bytes(touched)), f"byte {place}, bit {bit}"


@pytest.mark.parametrize("cut", [1, 71, 200])
def test_a_copy_that_was_cut_short_is_found(cut: int):
    assert faults(archive(FILES)[:-cut])


@pytest.mark.parametrize("data", [b"", b"PK", b"sha256:" + b"0" * 64, b"not a zip at all" * 20])
def test_what_is_no_copy_is_refused_without_a_traceback(data: bytes):
    assert faults(data)


@given(st.binary(max_size=300))
def test_nothing_unknown_passes_for_a_copy(data: bytes):
    assert faults(data)


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("store/index.html", None),
        ("store/" + "a" * (LONGEST - 6), None),
        ("store/" + "a" * (LONGEST - 5), "181 characters are too many, 180 is the most"),
        ("store/con.html", "Windows keeps the name con for itself"),
        ("store/COM1/x", "Windows keeps the name COM1 for itself"),
        ("store/comic.html", None),
        ("store/a:b.html", "Windows allows none of"),
        ("store/a?.html", "Windows allows none of"),
        ("store/end.", "may not end with a full stop"),
        ("store/end /x", "may not end with a full stop or a space"),
        ("../x", "a path has no empty part"),
        ("/x", "a path has no empty part"),
    ],
)
def test_names_that_some_system_could_not_unpack(path: str, fault: str | None):
    found = list(unportable([path]))
    assert [(where, fault in said) for where, said in found] == ([(path, True)] if fault else [])


def test_names_that_differ_only_in_capitals():
    assert list(unportable(["store/A.html", "store/a.html", "store/b.html"])) == [
        ("store/a.html", "only capitals tell it from store/A.html")
    ]
