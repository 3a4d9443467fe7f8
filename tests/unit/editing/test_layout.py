"""The one layout of fields: how it looks, and that it never changes what a file says."""

from typing import Annotated, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import Field
from tests.helpers import example_files

from evidence_store import KINDS, Kind
from evidence_store.editing.formatted import formatted, same_meaning
from evidence_store.editing.yaml_comments import comments
from evidence_store.editing.yaml_layout import lay_out
from evidence_store.editing.yaml_nodes import Unusual
from evidence_store.records.record import Part, Record
from evidence_store.sources.yaml_tree import read_yaml


class Lamp(Part):
    colour: str = ""
    hours: int = 0
    spare: tuple["Lamp", ...] = ()


class Walk(Record):
    title: str
    where: Annotated[str, Field(alias="start-from")] = ""
    lamps: tuple[Lamp, ...] = ()
    days: tuple[str, ...] = ()
    lead: Lamp | None = None


BEFORE_AND_AFTER = {
    "lists are indented": ("days:\n- a\n- b\n", "days:\n  - a\n  - b\n"),
    "two spaces a level": (
        "lead:\n      colour: red\n      hours: 1\n",
        "lead:\n  colour: red\n  hours: 1\n",
    ),
    "the order of the model": ("days: \n  - a\ntitle: b\n", "title: b\ndays:\n  - a\n"),
    "its order deeper down": (
        "lamps:\n  - hours: 1\n    colour: red\n",
        "lamps:\n  - colour: red\n    hours: 1\n",
    ),
    "and deeper": (
        "lamps: [{spare: [{hours: 1, colour: red}]}]\n",
        "lamps:\n  - spare:\n      - colour: red\n        hours: 1\n",
    ),
    "a field with another name in files": ("days: []\nstart-from: x\n", "start-from: x\ndays: []\n"),
    "the id comes first": ("- title: a\n  id: x\n", "- id: x\n  title: a\n"),
    "what the model does not know comes last": (
        "x: 1\nb: 2\ntitle: a\n",
        "title: a\nx: 1\nb: 2\n",
    ),
    "brackets": ("days: [a, 'b, c', \"d\"]\n", "days:\n  - a\n  - 'b, c'\n  - \"d\"\n"),
    "curly brackets": ("lead: {hours: 1, colour: red}\n", "lead:\n  colour: red\n  hours: 1\n"),
    "an interval stays one": ("days: [ 0.02 ,0.2]\n", "days: [0.02, 0.2]\n"),
    "numbers in quotes are texts": ("days: ['1']\n", "days:\n  - '1'\n"),
    "an empty list": ("days: [ ]\nlead: { }\n", "days: []\nlead: {}\n"),
    "nothing": ("title:   \ndays: ~\n", "title:\ndays: ~\n"),
    "spaces round a colon": ("title  :   a\n", "title: a\n"),
    "names in quotes": ("days: []\n\"title\": 'a'\n", "\"title\": 'a'\ndays: []\n"),
    "numbers as they are written": ("a: 1.50\nb: +5\nc: 1e3\nd: 010\n", "a: 1.50\nb: +5\nc: 1e3\nd: 010\n"),
    "folded text as it is": (
        "lead:\n    colour: one\n      two\n\n      three\n",
        "lead:\n  colour: one\n    two\n\n    three\n",
    ),
    "folded text in quotes": (
        "lead:\n    colour: \"one\\\n      two # no comment\"\n",
        "lead:\n  colour: \"one\\\n    two # no comment\"\n",
    ),
    "text below a bar": (
        "lead:\n    colour: |-  # why\n        one\n          two\n\n        three\n    hours: 1\n",
        "lead:\n  colour: |-  # why\n    one\n      two\n\n    three\n  hours: 1\n",
    ),
    "text below a bar that begins with spaces": (
        "lead:\n   colour: >3\n         one\n      two\n",
        "lead:\n  colour: >2\n       one\n    two\n",
    ),
    "blank lines that count": ("title: |+\n   one\n\n\ndays: []\n", "title: |+\n  one\n\n\ndays: []\n"),
    "a comment goes with its field": (
        "# the days\ndays: [] # none\n# the title\ntitle: a # short\n",
        "# the title\ntitle: a # short\n# the days\ndays: [] # none\n",
    ),
    "a comment below a list stays there": (
        "days:\n- a\n  # and none on Sunday\ntitle: b\n",
        "title: b\ndays:\n  - a\n  # and none on Sunday\n",
    ),
    "a comment at the end": ("title: a\n# end\n", "title: a\n# end\n"),
    "a head stays above all": (
        "# What this file is.\n\n# none\ndays: []\ntitle: a\n",
        "# What this file is.\n\ntitle: a\n# none\ndays: []\n",
    ),
    "comments in brackets": (
        "days: [ # some\n  a, # one\n  # before b\n  b\n  # last\n  ]\n",
        "days: # some\n  - a # one\n  # before b\n  - b\n  # last\n",
    ),
    "a comment behind a hyphen": ("lamps:\n  - # one\n    hours: 1\n", "lamps:\n  # one\n  - hours: 1\n"),
    "a comment on the field that was first": (
        "lamps:\n  - hours: 1\n    # red is best\n    colour: red\n",
        "lamps:\n  # red is best\n  - colour: red\n    hours: 1\n",
    ),
    "blank lines": ("\n\ntitle: a\n\n\n\ndays: []\n\n", "title: a\n\ndays: []\n"),
    "lists in lists": ("days: [[a, [b]], []]\n", "days:\n  - - a\n    - - b\n  - []\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_fields_are_laid_out(name: str):
    before, after = BEFORE_AND_AFTER[name]
    assert lay_out(before, Walk) == after


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_a_second_run_changes_nothing(name: str):
    after = BEFORE_AND_AFTER[name][1]
    assert lay_out(after, Walk) == after


@pytest.mark.parametrize(
    "text", ["? [a]\n: b\n", "? |\n  a\n: b\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "{}\n"]
)
def test_what_content_never_needs_is_left_alone(text: str):
    with pytest.raises(Unusual):
        lay_out(text, Walk)


# Any YAML that an editor could write: values of all styles, comments and blank lines anywhere.
WORDS = st.sampled_from(
    ["a", "walk", "no", "12:30", "é – ü", "1", "1.0", "-0.5", "2019-01-30", "true", "null", "~"]
)
PLAIN = st.one_of(
    WORDS, st.sampled_from(["a walk", "a#b", "http://x.example", "it's", "a:b", "- a".strip("- ")])
)
QUOTED = st.sampled_from(
    [
        '"a: b"',
        "'# no'",
        '""',
        "''",
        '"\\"q\\" \\u00e9"',
        "'it''s'",
        '"[x]"',
        "'- a'",
        '"a \\\n    b"',
        '"a\\ \n  b"',
    ]
)
NAMES = st.sampled_from(
    ["title", "days", "lamps", "lead", "colour", "hours", "spare", "x", '"y"', "'z z'", "start-from"]
)


@st.composite
def flow(draw: st.DrawFn, depth: int = 0) -> str:
    if depth == 2 or draw(st.booleans()):
        return draw(st.one_of(st.sampled_from(["a", "a b", "1", "0.5", "1", "no"]), QUOTED))
    between = draw(st.sampled_from([", ", ",", " ,\n      ", ", # why\n      "]))
    end = draw(st.sampled_from(["", " ", "\n      ", " # last\n      "]))
    values = [draw(flow(depth + 1)) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        return f"[{between.join(values)}{end}]"
    names = draw(st.lists(NAMES, min_size=len(values), max_size=len(values), unique=True))
    return f"{{{between.join(f'{name}: {value}' for name, value in zip(names, values, strict=True))}{end}}}"


@st.composite
def block(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """The lines of a mapping or list at `indent`."""
    pad, lines = " " * indent, ""
    mapping = draw(st.booleans())
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    for name in names:
        lines += draw(
            st.sampled_from(["", "", "", "\n", f"{pad}# one\n", "# two\n", f"\n\n{pad}  # three\n"])
        )
        lines += pad + (f"{name}:" if mapping else "-")
        what = draw(st.integers(0, 5))
        comment = draw(st.sampled_from(["", "", " # beside"]))
        if what == 0 and depth < 3:
            inner = draw(st.sampled_from([2, 4, 3, *([0] if mapping else [])]))
            written = draw(block(indent + inner, depth + 1))
            if inner == 0 and not written.lstrip("\n# onetwhr").startswith("-"):
                written = "".join(f"  {line}\n" if line else "\n" for line in written.split("\n")[:-1])
            lines += f"{comment}\n{written}"
        elif what == 1:
            style = draw(st.sampled_from(["|", ">", "|-", ">+", "|+"]))
            first = draw(st.sampled_from(["text", "# text", "- x: y"]))
            lines += (
                f" {style}{comment}\n{pad}   {first}\n{draw(st.sampled_from(['', chr(10)]))}{pad}     more\n"
            )
        elif what == 2:
            lines += f" {draw(flow())}{comment}\n"
        elif what == 3:
            lines += f" one\n{pad}    two\n\n{pad}  three{comment}\n"
        else:
            lines += f" {draw(st.one_of(PLAIN, QUOTED, st.just('')))}{comment}\n"
    return lines + draw(st.sampled_from(["", "", f"{pad}# end\n", f"{pad}  # deep end\n"]))


@settings(max_examples=600)
@given(block(), st.sampled_from([Walk, Lamp, None]))
def test_no_layout_changes_what_is_said_and_each_is_stable(text: str, model: Any):
    assume(not read_yaml(text).problems)
    new = lay_out(text, model)
    assert same_meaning(text, new), new
    assert lay_out(new, model) == new


@settings(max_examples=60)
@given(st.sampled_from([kind for kind in KINDS if not kind.file]), st.data())
def test_the_fields_and_text_of_a_record_stay_the_same_however_it_was_written(
    kind: Kind, data: st.DataObject
):
    """The examples, with lines indented, joined, commented and reordered at random."""
    path, text = next(iter(example_files(kind).items()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(0, 6))):
        line = data.draw(st.integers(1, len(lines) - 1))
        slip = data.draw(st.sampled_from(["# why", "", "  # deep", "swap", " # beside", "wider"]))
        if slip == "swap":
            lines[line - 1 : line + 1] = reversed(lines[line - 1 : line + 1])
        elif slip == " # beside":
            lines[line] += slip
        elif slip == "wider":
            lines[line] = lines[line].replace(":", ":   ", 1)
        else:
            lines.insert(line, slip)
    old = "\n".join(lines)
    new, found = formatted(old, path, path, kind)
    assume(not found)
    assert new is not None
    fields = [text.split("\n---\n")[0] for text in (old, new)]
    assert same_meaning(*fields)
    assert new.partition("\n---\n")[2] == old.partition("\n---\n")[2]
    assert formatted(new, path, path, kind) == (new, [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_examples_that_editors_copy_are_laid_out_so(kind: Kind):
    for path, text in example_files(kind).items():
        assert formatted(text, path, path, kind) == (text, [])


def test_comments_are_told_from_values_that_hold_a_hash():
    text = "# one\na: b#c # two\nd: '# no'\ne: |\n  # no\n\nf: g\n"
    assert [(comment.spot[0], comment.text) for comment in comments(text) if comment.text] == [
        (0, "# one"),
        (1, "# two"),
    ]


def test_thousands_of_comments_are_placed():
    text = "".join(f"# {number}\na{number}: b # c\n" for number in range(10_000))
    assert lay_out(text, None) == text
