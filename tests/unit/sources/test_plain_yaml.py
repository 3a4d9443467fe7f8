"""The quick reader reads what the library reads, or leaves it to the library."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_store.sources.plain_yaml import read_plain
from evidence_store.sources.yaml_tree import MAX_DEPTH, MAX_VALUES, read_yaml

PLAIN = """\
# a list of sources

title: Kinship care (informal)
ages:
  from: 0
  to: 17.5

share: -0.25
checked: 2019-11-29
open: true
nobody:
quoted: "Yes: 'it' is # so "
single: 'a "b" c'
sources:
  - reference: moss-2019
    studies: 4
    tags: [a, b-1, 3]
  -   reference: fern-2020
      none: []
groups:
- one
- two
  three
long: a value that goes on
  in the next line
   and in one more
last: https://example.org/a#b:c
"""


def test_the_plain_form_is_read():
    assert read_plain(PLAIN) == read_yaml(PLAIN).data
    assert read_plain(PLAIN) == {
        "title": "Kinship care (informal)",
        "ages": {"from": 0, "to": 17.5},
        "share": -0.25,
        "checked": read_yaml("2019-11-29").data,
        "open": True,
        "nobody": None,
        "quoted": "Yes: 'it' is # so ",
        "single": 'a "b" c',
        "sources": (
            {"reference": "moss-2019", "studies": 4, "tags": ("a", "b-1", 3)},
            {"reference": "fern-2020", "none": ()},
        ),
        "groups": ("one", "two three"),
        "long": "a value that goes on in the next line and in one more",
        "last": "https://example.org/a#b:c",
    }


def test_a_list_of_records_is_read():
    assert read_plain("- id: a\n  label: A\n- id: b\n") == ({"id": "a", "label": "A"}, {"id": "b"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "words",
        "a: one\n\n  two",
        "a: one\n# two\n  three",
        "a: one\n  - two",
        "a: one\ntwo",
        "a: 'one\n  two'",
        "a: [one]\n  two",
        "- a: one\n  two",
        "a: |\n  one",
        "a: >-\n  one",
        "a: one # two",
        "a: one #two",
        "a: one: two",
        "a: one:",
        "a: one ",
        "a: 'it''s'",
        'a: "\\u00e9"',
        'a: "one',
        'a: "one" two',
        "a: “one”",
        "a: *one",
        "a: &one two",
        "a: !!str 1",
        "a: {b: 1}",
        "a: [b: 1]",
        "a: [b,]",
        "a: [b, [c]]",
        "a: - b",
        "a: ? b",
        "a: 1\na: 2",
        "a:\n  b: 1\n c: 2",
        "a:\n  - b\n - c",
        "a: 1\n  b: 2",
        "a:\n  - b\nc",
        "- a: 1\nb: 2",
        "- a\n  - b",
        "- - a",
        "-",
        "- ",
        " a: 1\nb: 2",
        "a:\tb",
        "a: b\u2028c",
        "a: b\x85c",
        "a: 1\n---\nb: 2",
        "a: 1\n...\n",
        "%YAML 1.1\n---\na: 1",
        "? a\n: 1",
        "a b: 1",
        "a:1",
    ],
)
def test_all_else_is_left_to_the_library(text: str):
    assert read_plain(text) is None


def test_so_are_texts_that_are_too_deep_or_too_long():
    deep = "\n".join("  " * level + "a:" for level in range(MAX_DEPTH + 1))
    assert read_plain(deep) is None
    assert read_plain("\n".join(deep.split("\n")[: MAX_DEPTH - 2])) is not None
    assert read_plain("- a\n" * MAX_VALUES) is None


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "title",
            "yes",
            "on_1",
            "- ",
            "-",
            ":",
            ": ",
            "  ",
            " ",
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
        ),
        *(
            "one",
            "two words",
            "1",
            "-1",
            ".5",
            "-.5",
            "1e3",
            "0o7",
            "010",
            "1_000",
            "2019-11-29",
            "2019-02-30",
        ),
        *(
            "true",
            "null",
            "~",
            "no",
            "'",
            '"',
            "''",
            "\\",
            "#",
            " #",
            "# ",
            "[",
            "]",
            ", ",
            ",",
            "[]",
            "[a, 1]",
        ),
        *(
            "{",
            "}",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "? ",
            "---",
            "\n---\n",
            "...",
            "£5",
            "(so)",
            "é",
        ),
        *(
            "\u00a0",
            "\u2019",
            "“",
            "”",
            "\ufeff",
            "\x85",
            "https://example.org/a?b=c#d",
            "a-b",
            "12:30",
            "a:b",
        ),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, len(PLAIN)), st.integers(0, 4), PIECES | st.just("")), max_size=3)
"""Where something is taken out of a text in the plain form, how much, and what is put in."""


def edited(edits: list[tuple[int, int, str]]) -> str:
    text = PLAIN
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    return text


@settings(max_examples=1_000, deadline=None)
@given(EDITS.map(edited) | st.lists(PIECES, max_size=12).map("".join))
def test_what_is_read_is_what_the_library_reads(text: str):
    plain = read_plain(text)
    if plain is not None:
        whole = read_yaml(text)
        assert (repr(plain), whole.problems) == (repr(whole.data), ())
