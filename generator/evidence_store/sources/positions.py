"""Where every value of a YAML document stands: a tree with the shape of the data.

The reader of YAML and the models never learn of each other; a finding about a field asks this tree.
"""

from typing import NamedTuple

Path = tuple[str | int, ...]
"""A way into the data: keys of mappings and, counted from 0, items of lists."""


class Position(NamedTuple):
    """Line and column of a node, and of everything in it."""

    line: int
    column: int
    children: "dict[str | int, Child]"


class Child(NamedTuple):
    """A value in a mapping or list, with the place of its key (of itself, in a list)."""

    key_line: int
    key_column: int
    node: Position


def locate(root: Position, path: Path, *, key: bool = False) -> tuple[int, int]:
    """Line and column of the value at `path`, or of its key.

    A missing key has no place of its own: the key of its nearest ancestor stands in for it.
    """
    here, place = root, (root.line, root.column)
    for step in path:
        child = here.children.get(step)
        if child is None:
            return place
        here, place = child.node, (child.key_line, child.key_column)
    return place if key else (here.line, here.column)


def path_at(root: Position, line: int, column: int) -> Path | None:
    """The way to the value that stands at this place, or whose key does; the longest, where there are several."""
    found: Path | None = None
    ways: list[tuple[Path, Position]] = [((), root)]
    while ways:
        path, position = ways.pop()
        for step, child in position.children.items():
            here = (*path, step)
            stands_here = (line, column) in ((child.key_line, child.key_column), child.node[:2])
            if stands_here and len(here) > len(found or ()):
                found = here
            ways.append((here, child.node))
    return found
