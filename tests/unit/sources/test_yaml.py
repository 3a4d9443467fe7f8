"""YAML to plain data, where everything stands, and what is refused."""

from datetime import date

import pytest

from evidence_store.sources.positions import locate
from evidence_store.sources.yaml_scalars import meaning
from evidence_store.sources.yaml_tree import read_yaml

TEXT = """\
title: Kinship care
ages:
  from: 0
  to: 17
sources:
  - reference: moss-2019
    studies: 4
  - {reference: fern-2020}
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ("1.5e-3", 0.0015),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1" * 19, "1" * 19),
        ("5.", "5."),
        ("2019-11-29", date(2019, 11, 29)),
        ("2019-02-30", "2019-02-30"),
        ("2019-11", "2019-11"),
        ("0000-01-01", "0000-01-01"),
        ("2019-11-29 ", "2019-11-29 "),
        ("-", "-"),
        ("some text", "some text"),
    ],
)
def test_a_plain_scalar_means_no_more_than_it_says(text: str, value: object):
    assert meaning(text) == value
    assert type(meaning(text)) is type(value)


def test_data_is_plain_and_lists_are_tuples():
    assert read_yaml(TEXT).data == {
        "title": "Kinship care",
        "ages": {"from": 0, "to": 17},
        "sources": ({"reference": "moss-2019", "studies": 4}, {"reference": "fern-2020"}),
    }


def test_quoted_text_is_text_whatever_it_looks_like():
    assert read_yaml("a: \"12\"\nb: 'true'\nc: |\n  12\n").data == {"a": "12", "b": "true", "c": "12\n"}


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("title",), (1, 8), (1, 1)),
        (("ages",), (3, 3), (2, 1)),
        (("ages", "to"), (4, 7), (4, 3)),
        (("sources", 0), (6, 5), (6, 5)),
        (("sources", 0, "studies"), (7, 14), (7, 5)),
        (("sources", 1, "reference"), (8, 17), (8, 6)),
        (("ages", "middle"), (2, 1), (2, 1)),
        (("sources", 5, "reference"), (5, 1), (5, 1)),
        (("nowhere", "at", "all"), (1, 1), (1, 1)),
    ],
)
def test_every_value_and_key_has_its_place_and_what_is_missing_that_of_its_ancestor(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
):
    positions = read_yaml(TEXT).positions
    assert locate(positions, path) == value
    assert locate(positions, path, key=True) == key


SPACES = "yaml-syntax: the spaces at the beginning of this line do not fit the lines above"


def problems(text: str) -> list[str]:
    return [f"{p.line}:{p.column} {p.rule.name}: {p.message}" for p in read_yaml(text).problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 duplicate-key: `a` is written twice; the first one is on line 1"),
        ("a: {b: 1, b: 2}", "1:11 duplicate-key: `b` is written twice; the first one is on line 1"),
        ("a: &x 1", "1:4 yaml-alias: `&x` is an anchor"),
        ("a: &x [1]", "1:4 yaml-alias: `&x` is an anchor"),
        ("a: *x", "1:4 yaml-alias: `*x` is an alias"),
        ("<<: *x", "1:5 yaml-alias: `*x` is an alias"),
        ("a: !!int 1", "1:4 yaml-tag: `tag:yaml.org,2002:int` is a YAML tag"),
        ("!odd key: 1", "1:1 yaml-tag: `!odd` is a YAML tag"),
        ("[" * 21 + "]" * 21, "1:21 yaml-too-deep: nested more than 20 levels deep"),
        ("? {a: 1}\n: 2", "1:3 yaml-syntax: a field's name must be a word, not a list or mapping"),
        ("a: 1\n---\nb: 2", "2:1 yaml-syntax: a second document begins here"),
        ("a: b: c", "1:4 yaml-syntax: a colon followed by a space begins a new field within this value"),
        ("a:\n\t- b", "2:1 yaml-tab: a tab stands where spaces belong"),
        ("a: `b`", "1:4 yaml-syntax: a value cannot begin with `"),
        ("a: 'b\nc: d", "1:4 yaml-syntax: a quotation mark is opened here and not closed"),
        ("a: [b\nc: d", "1:4 yaml-syntax: a list in square brackets is opened here and not finished"),
        ("a: {b: 1\nc: d", "1:4 yaml-syntax: a mapping in curly brackets is opened here and not finished"),
        ("a: b\nc\nd: e", "2:1 yaml-syntax: a field's name without a colon after it"),
        ("a:\n  - b\n c: d", f"3:2 {SPACES}"),
        ("a: b\n  c: d", f"2:3 {SPACES}"),
        ("a:b\nc: d", "1:2 yaml-syntax: a space is missing after the colon"),
        ('a: "b" c', "1:4 yaml-syntax: text goes on after the closing quotation mark"),
        ("a: 'it's'", "1:4 yaml-syntax: text goes on after the closing quotation mark"),
        ("a = b\nc: d", "1:1 yaml-syntax: an equals sign stands where a colon belongs"),
        ("a:\n  * b\n  * c", "2:3 yaml-syntax: a star does not begin an item of a list here"),
        (
            "a: “b: c”",
            "1:4 typographic-quotes: typographic quotation marks (“ ”) do not hold a value together",
        ),
        ("a: “b”", "1:4 typographic-quotes: typographic quotation marks (“ ”) stand around this value"),
        ("a: b #c", "1:4 yaml-syntax: `#c` is a comment and not a part of the value"),
        ("a: #1 of b\nb: c", "1:3 yaml-syntax: `#1 of b` is a comment and not a part of the value"),
        ("a: \x07", "1:1 yaml-syntax: an invisible control character stands here"),
        ("%YAML 9.9\n---\na", "1:1 yaml-syntax: not readable as YAML: found incompatible YAML document"),
    ],
)
def test_a_fault_is_named_where_it_was_made(text: str, problem: str):
    assert problems(text) == [problem]


def test_of_a_key_written_twice_the_first_value_and_place_count():
    document = read_yaml("a: 1\na: 2\n")
    assert document.data == {"a": 1}
    assert locate(document.positions, ("a",)) == (1, 4)


def test_an_alias_with_no_anchor_ends_the_reading():
    assert read_yaml("a: *x\nb: 1").data is None


def test_twenty_levels_are_enough():
    assert read_yaml("[" * 20 + "]" * 20).problems == ()


def test_nothing_at_all_is_no_data():
    assert read_yaml("# a comment\n").data is None
    assert read_yaml("").problems == ()
