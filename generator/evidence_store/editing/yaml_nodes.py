"""YAML as it is written: every value in the very words of the file, every comment with what it speaks of.

The reader of content asks what YAML means; a formatter must also know how it was put. ruamel.yaml keeps comments, too,
but joins the lines of folded texts and leaves a comment behind when its field moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Spot = tuple[int, int]
"""Line and column, counted from 0."""


@dataclass
class Leaf:
    """A text, number, date, or nothing, as it is written."""

    lines: list[str]
    """The first from where the value begins, the others whole."""
    block: bool
    """Whether it is written below a `|` or `>`."""
    plain: bool
    """Whether it stands there without quotes."""
    end: Spot
    parent_column: int


@dataclass
class Branch:
    """A mapping or a list."""

    mapping: bool
    flow: bool
    """Whether it is written in brackets."""
    start: Spot
    end: Spot = (0, 0)
    items: list["Item"] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    """Comments below its last item."""


@dataclass
class Item:
    """A field of a mapping or an item of a list, and the comments that go with it."""

    key: str | None
    """The name of the field as it is written, quotes and all; None in a list."""
    start: Spot
    node: Leaf | Branch
    before: list[str] = field(default_factory=list)
    """The comments above it; an empty text stands for a blank line."""
    beside: str = ""
    """The comment behind it."""


class Unusual(Exception):
    """Something in the YAML that content never needs, and that is better left as it is."""


def read_nodes(text: str) -> Branch:
    """The tree of a YAML document that was found to be readable. Raises Unusual."""
    lines = text.split("\n")
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    root = next((node for event in events if (node := _node(event, events, lines, 0))), None)
    if not isinstance(root, Branch):
        raise Unusual("no fields")
    return root


def _node(event: Any, events: Iterator[Any], lines: list[str], column: int) -> Leaf | Branch | None:
    start, end = _spot(event.start_mark), _spot(event.end_mark)
    if getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise Unusual("an anchor, alias or tag")
    if isinstance(event, yaml.ScalarEvent):
        block = event.style in ("|", ">")
        return Leaf(_slice(lines, start, end), block, not event.style, end, column)
    if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
        branch = Branch(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style), start)
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                branch.end = _spot(inner.end_mark)
                break
            branch.items.append(_item(inner, events, lines, branch))
        return branch
    return None


def _item(event: Any, events: Iterator[Any], lines: list[str], branch: Branch) -> Item:
    start, key = _spot(event.start_mark), None
    if branch.mapping:
        name = _node(event, events, lines, branch.start[1])
        if not isinstance(name, Leaf) or name.block or len(name.lines) != 1 or not name.lines[0]:
            raise Unusual("a field's name is no word")
        key, event = name.lines[0], next(events)
    node = _node(event, events, lines, branch.start[1])
    if node is None:
        raise Unusual("an anchor, alias or tag")
    if key is None and not branch.flow:  # the item of a list begins with its hyphen
        start = start[0], branch.start[1]
    return Item(key, start, node)


def _slice(lines: list[str], start: Spot, end: Spot) -> list[str]:
    if start[0] == end[0]:
        return [lines[start[0]][start[1] : end[1]]]
    last = [lines[end[0]][: end[1]]] if end[1] else []
    return [lines[start[0]][start[1] :], *lines[start[0] + 1 : end[0]], *last]


def _spot(mark: Any) -> Spot:
    return mark.line, mark.column
