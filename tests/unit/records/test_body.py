"""The text below the fields: its parts, its links, its citations."""

from pathlib import Path

import pytest

from evidence_store.records.body import citations, links, passages, plain_lines
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record
from evidence_store.sources.source import Body, Source

KIND = Kind("thing", "things", "Thing", "Things", Record, Path())


def entry(text: str, line: int = 1) -> Entry:
    return Entry(KIND, "a", Record(), Source("things/a.md", "a.md", "", Body(text, line)))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a `b` c", ["a     c"]),
        ("``a ` b`` c", ["          c"]),
        ("a ` b", ["a ` b"]),
        ("a `` b ` c", ["a `` b ` c"]),
        ("`a` b `c`", ["    b    "]),
        ("`a ``b`` c`", ["           "]),
        ("a\n```\nb\n```\nc", ["a", "c"]),
        ("a\n~~~ python\nb\n```\n~~~\nc", ["a", "c"]),
        ("a\n````\nb\n```\n````\nc", ["a", "c"]),
        ("a\n```\nb\n   ```\nc", ["a", "c"]),
        ("a\n  ```\nb\n```\nc", ["a", "c"]),
        ("a\n```\nb\n``` c\nd\n```\ne", ["a", "e"]),
        ("a\n```\nb", ["a"]),
    ],
)
def test_code_is_blanked_out_and_all_else_keeps_its_column(text: str, plain: list[str]):
    assert [line for _, line in plain_lines(entry(text))] == plain


def test_lines_are_those_of_the_file():
    assert list(plain_lines(entry("a\nb", 7))) == [(7, "a"), (8, "b")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("\n \n", []),
        ("Text.", [("", "Text.", 10)]),
        ("## A\nText.\n## B", [("A", "Text.", 10), ("B", "", 12)]),
        ("Lead.\n## A ##\n\nText.", [("", "Lead.", 10), ("A", "\nText.", 11)]),
        ("## A\n### B\nText.", [("A", "### B\nText.", 10)]),
        ("## A\n```\n## B\n```", [("A", "```\n## B\n```", 10)]),
        ("## What `is` it?", [("What `is` it?", "", 10)]),
    ],
)
def test_a_body_is_cut_at_its_second_level_headings(text: str, parts: list[tuple[str, str, int]]):
    assert [tuple(part) for part in passages(entry(text, 10))] == parts


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It may [@a-2019].", [("a-2019", 1, 9)]),
        ("[@a; @b] and [@a]", [("a", 1, 2), ("b", 1, 6), ("a", 1, 15)]),
        ("[@a, p. 3]", [("a", 1, 2)]),
        ("\n[@Key_1]", [("Key_1", 2, 2)]),
        ("ada@fern.example and [ada@fern.example]", []),
        ("`[@a]`", []),
        ("[@]", []),
        ("[@a\n]", []),
    ],
)
def test_citations_are_found_in_order(text: str, keys: list[tuple[str, int, int]]):
    assert [tuple(mention) for mention in citations(entry(text))] == keys


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md)", [("b.md", 1, 5)]),
        ("![a](b.png)", [("b.png", 1, 6)]),
        ("[a](b.md#c) [d](e.md)", [("b.md#c", 1, 5), ("e.md", 1, 17)]),
        ('[a](b.md "Title (x)")', [("b.md", 1, 5)]),
        ("[a]( b.md )", [("b.md", 1, 5)]),
        ("[a](<b c.md>)", [("b c.md", 1, 5)]),
        ("[a](x_(y).md)", [("x_(y).md", 1, 5)]),
        ("[a]()", [("", 1, 5)]),
        ("[a][b]\n\n[b]: c.md", [("c.md", 3, 6)]),
        ("[b]: <c.md> 'title'", [("c.md", 1, 6)]),
        ("<https://a.example>", [("https://a.example", 1, 2)]),
        ("[![a](b.png)](c.md)", [("b.png", 1, 7), ("c.md", 1, 15)]),
        ("`[a](b.md)`", []),
        ("[a] (b.md)", []),
        ("a (b) [c]", []),
    ],
)
def test_links_are_found_with_their_targets(text: str, targets: list[tuple[str, int, int]]):
    assert [tuple(mention) for mention in links(entry(text))] == targets
