"""Long JSON part by part: what one item is made of is forgotten before the next is made.

The bytes are those that `as_json` would write of the whole.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic_core import to_json

CHUNK = 100
"""Items that are written at a time."""


def whole_list(items: Iterable[Any]) -> Iterator[bytes]:
    """A list that is a file."""
    yield from list_parts(items)
    yield b"\n"


def list_parts(items: Iterable[Any], depth: int = 0) -> Iterator[bytes]:
    """A list that stands so deep in the whole, without what follows it."""
    rest = iter(items)
    chunks = iter(lambda: list(islice(rest, CHUNK)), [])
    return joined_parts((to_json(chunk, indent=1)[2:-2] for chunk in chunks), depth, indented=True)


def joined_parts(items: Iterable[bytes], depth: int = 0, indented: bool = False) -> Iterator[bytes]:
    """A list of what is readable JSON already: it has line feeds between its parts alone, never in a text."""
    line = b"\n" + b" " * depth
    before = b"["
    for item in items:
        yield before + line + (b"" if indented else b" ")
        yield item.replace(b"\n", line if indented else line + b" ")
        before = b","
    yield b"[]" if before == b"[" else line + b"]"


def object_parts(known: dict[str, Any], lists: Iterable[tuple[str, Iterator[bytes]]]) -> Iterator[bytes]:
    """An object: first what is `known`, which is something, then lists by their names, each a part at a time."""
    yield to_json(known, indent=1).removesuffix(b"\n}")
    for name, parts in lists:
        yield b",\n " + to_json(name) + b": "
        yield from parts
    yield b"\n}\n"
