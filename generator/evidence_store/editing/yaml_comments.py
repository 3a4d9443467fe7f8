"""Finds the comments of a YAML document, and gives each to the field or item that it speaks of."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

import yaml

from evidence_store.editing.yaml_nodes import Branch, Item, Leaf, Spot


class Comment(NamedTuple):
    """A comment, or a blank line, whose text is empty."""

    spot: Spot
    text: str
    alone: bool
    """Whether it has the line to itself."""


def comments(text: str) -> Iterator[Comment]:
    """All comments and blank lines of a readable document, from the top. Values that hold a # are none."""
    here = line = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start, end = token.start_mark.index, _end(token, text)
        if start > here:
            yield from _in_gap(text, here, start, line)
        if end > here:
            line += text.count("\n", here, end)
            here = end
    yield from _in_gap(text, here, len(text), line)


def _end(token: Any, text: str) -> int:
    """Where a token ends. Blank lines below a text under a bar count as lines of their own, unless it keeps them."""
    start, end = int(token.start_mark.index), int(token.end_mark.index)
    written = text[start:end]
    if getattr(token, "style", None) in ("|", ">") and "+" not in written[:3]:
        return min(end, start + len(written.rstrip(" \n")) + 1)
    return end


def _in_gap(text: str, start: int, end: int, line: int) -> Iterator[Comment]:
    """The comments between two values, where there is nothing but them and white space. `line` is that of `start`."""
    column = start - (text.rfind("\n", 0, start) + 1)
    pieces = text[start:end].split("\n")
    for number, piece in enumerate(pieces):
        alone = number > 0 or column == 0
        last = number == len(pieces) - 1  # what stands before the next value in its line
        written = piece.strip()
        if written.startswith("#") or (alone and not written and not last):
            at = (column if number == 0 else 0) + len(piece) - len(piece.lstrip())
            yield Comment((line + number, at), written, alone)


def attach(root: Branch, found: list[Comment]) -> list[str]:
    """Give each comment to its item. Returns the head of the document, which belongs to none."""
    places = list(_walk(root, (root,)))
    head = _head(places, found)
    homes: list[tuple[list[str], str]] = []
    below = -1
    for comment in reversed(found[len(head) :]):
        if not comment.alone and _beside(places, comment):
            continue
        line = comment.spot[0]
        with_the_one_below = not comment.text and line + 1 == below
        homes.append((homes[-1][0] if with_the_one_below else _home(root, places, comment), comment.text))
        below = line
    for home, text in reversed(homes):
        if text or not home or home[-1]:  # of several blank lines one is kept
            home.append(text)
    return [comment.text for comment in head]


class Place(NamedTuple):
    """An item, and the branches that it is in, the innermost last."""

    item: Item
    above: tuple[Branch, ...]


def _walk(branch: Branch, above: tuple[Branch, ...]) -> Iterator[Place]:
    """Every item in the order of the file."""
    for item in branch.items:
        yield Place(item, above)
        if isinstance(item.node, Branch):
            yield from _walk(item.node, (*above, item.node))


def _head(places: list[Place], found: list[Comment]) -> list[Comment]:
    """The comments above a blank line at the very top."""
    first = places[0].item.start if places else (0, 0)
    above = list(takewhile(lambda comment: comment.alone and comment.spot < first, found))
    while above and above[-1].text:
        above.pop()
    return above


def _beside(places: list[Place], comment: Comment) -> bool:
    """Put a comment behind the item whose line it ends. False if there is none that could carry it."""
    line = comment.spot[0]
    begin = bisect_left(places, (line, 0), key=_start)
    for item, _ in places[max(begin - 1, 0) : bisect_left(places, comment.spot, key=_start)]:
        heads_branch = item.key is None and isinstance(item.node, Branch)
        begins = item.start[0] == line and not heads_branch
        ends = isinstance(item.node, Leaf) and not item.node.block and item.node.end[0] == line
        if begins or ends:
            if item.beside or (isinstance(item.node, Leaf) and item.node.end > comment.spot):
                return False
            item.beside = comment.text
            return True
    return False


def _home(root: Branch, places: list[Place], comment: Comment) -> list[str]:
    """Where a comment on a line of its own goes: above the next item, or below the last of a branch that ended."""
    next_one = bisect_left(places, comment.spot, key=_start)
    inside: tuple[Branch, ...] = ()
    if next_one:
        last = places[next_one - 1]
        inside = (*last.above, last.item.node) if isinstance(last.item.node, Branch) else last.above
    if next_one == len(places):
        ended, deeper = inside, True
    else:
        around = places[next_one].above
        ended = tuple(branch for branch in inside if branch not in around)
        deeper = comment.spot[1] > places[next_one].item.start[1]
    fitting = [
        branch
        for branch in ended
        if branch.items and (branch.end > comment.spot if branch.flow else branch.start[1] <= comment.spot[1])
    ]
    if fitting and (deeper or fitting[-1].flow):
        return fitting[-1].tail
    return root.tail if next_one == len(places) else places[next_one].item.before


def _start(place: Place) -> Spot:
    return place.item.start
