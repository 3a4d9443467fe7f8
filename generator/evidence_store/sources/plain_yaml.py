"""YAML as nearly everybody writes it, line by line: a field or an item, with its value behind it.

The library makes an object of every sign that it comes across, which takes ten times as long. What is read here is what
it reads, and all else is left to it: tags, escapes, blocks of text, comments behind a value, whatever is wrong.
"""

import re
from sys import intern
from typing import Any, NamedTuple, cast

from evidence_store.sources.yaml_scalars import meaning
from evidence_store.sources.yaml_tree import MAX_DEPTH, MAX_VALUES, Data

_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: +|$))?(.*)$", re.MULTILINE)
"""How far to the right a line begins, the hyphen of an item, the name of a field, and the rest; each may be empty."""
_FLOW = re.compile(r"\[(?:[A-Za-z0-9][A-Za-z0-9_./-]*(?:, ?[A-Za-z0-9][A-Za-z0-9_./-]*)*)?\]\Z")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789£(")
"""Signs that a text begins with and YAML has no use for."""
_SHORT = 24
"""Characters of a value that many records have: `published`, `GB`."""

_Mapping = dict[str, Data]
_List = list[Data]


class _Open(NamedTuple):
    """A mapping or list whose end has not come yet."""

    indent: int
    holds: _Mapping | _List


class _NotPlain(Exception):
    """The text needs the library."""


def read_plain(text: str) -> Data:
    """The data of a text that holds fields or items in the plain form; None for every other text."""
    if 3 * text.count("\n") + text.count(",") > MAX_VALUES or not text.replace("\n", "").isprintable():
        return None
    reader = _Reader()
    try:
        for spaces, dash, key, rest in _LINE.findall(text):
            reader.take(len(spaces), dash, key, rest)
    except _NotPlain:
        return None
    return reader.whole()


class _Reader:
    """Takes the lines, one after the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._empty: str | None = None
        """The field of the innermost mapping that has no value yet: what follows may be one."""
        self._lists: list[tuple[_Mapping, str]] = []
        """The fields that hold lists; they hold tuples once all is read."""
        self._root: _Mapping | _List | None = None
        self._text = ""
        """The value of the line above, if it can go on in this one: what `holds` has at `key`."""
        self._holds: Any = None
        self._key: str | int = ""
        self._indent = 0

    def take(self, indent: int, dash: str, key: str, rest: str) -> None:
        """One more line; raises `_NotPlain` on what is not in the plain form."""
        if not key and not dash and (not rest or rest[0] == "#"):
            self._text = ""
            return
        if dash:
            items = self._items(indent)
            if not key:
                items.append(None)
                self._hold(items, len(items) - 1, rest, indent)
                self._empty = None
                return
            pairs: _Mapping = {}
            items.append(pairs)
            indent += len(dash)
            self._begin(indent, pairs)
        elif not key:
            if indent <= self._indent or not self._text or rest[0] not in _PLAIN:
                raise _NotPlain
            self._hold(self._holds, self._key, f"{self._text} {rest}", self._indent)
            return
        else:
            pairs = self._pairs(indent)
        if key in pairs:
            raise _NotPlain
        self._empty = None if rest else key
        if rest:
            self._hold(pairs, key, rest, indent)
        else:
            pairs[key], self._text = None, ""

    def whole(self) -> Data:
        """All that was read."""
        for holds, key in self._lists:
            holds[key] = tuple(cast(_List, holds[key]))
        return tuple(self._root) if isinstance(self._root, list) else self._root

    def _hold(self, holds: Any, key: str | int, text: str, indent: int) -> None:
        """Read a value and put it where it belongs; it may go on in the next line, further to the right."""
        holds[key] = _value(text)
        self._holds, self._key, self._indent = holds, key, indent
        self._text = text if text[0] in _PLAIN else ""

    def _begin(self, indent: int, holds: _Mapping | _List) -> None:
        if len(self._open) >= MAX_DEPTH - 1:
            raise _NotPlain
        self._open.append(_Open(indent, holds))

    def _items(self, indent: int) -> _List:
        """The list that an item at `indent` belongs to."""
        self._end_above(indent)
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and isinstance(top.holds, list):
            return top.holds
        items: _List = []
        self._put(items, indent, may_stand_below=True)
        return items

    def _pairs(self, indent: int) -> _Mapping:
        """The mapping that a field at `indent` belongs to."""
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and isinstance(top.holds, dict):
            return top.holds  # that of the line above, as mostly
        self._end_above(indent)
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and isinstance(top.holds, list):
            self._open.pop()  # a list may stand as far to the left as the field that it is the value of
            self._empty = None
            top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and isinstance(top.holds, dict):
            return top.holds
        pairs: _Mapping = {}
        self._put(pairs, indent)
        return pairs

    def _end_above(self, indent: int) -> None:
        """What stands further to the right than a line has ended."""
        while self._open and self._open[-1].indent > indent:
            self._open.pop()
            self._empty = None

    def _put(self, holds: _Mapping | _List, indent: int, *, may_stand_below: bool = False) -> None:
        """Begin a mapping or list: as the whole, or as the value of the field above."""
        if self._root is None:
            if indent:
                raise _NotPlain
            self._root = holds
        else:
            top = self._open[-1] if self._open else None
            if top is None or self._empty is None or not isinstance(top.holds, dict):
                raise _NotPlain
            if not (top.indent < indent or (may_stand_below and top.indent == indent)):
                raise _NotPlain
            top.holds[self._empty] = cast(Data, holds)
            if isinstance(holds, list):
                self._lists.append((top.holds, self._empty))
        self._begin(indent, holds)


def _value(text: str) -> Data:
    """The value that stands behind a field or hyphen; raises `_NotPlain` on what is not in the plain form."""
    first = text[:1]
    if first in _PLAIN or (first == "-" and text[1:2] in _PLAIN):
        if ": " in text or " #" in text or text[-1] in ": ":
            raise _NotPlain
        value = meaning(text)
        return intern(text) if value is text and len(text) <= _SHORT else value
    if first in ("'", '"') and len(text) > 1 and text[-1] == first:
        inner = text[1:-1]
        if first in inner or "\\" in inner:
            raise _NotPlain
        return inner
    if first == "[" and _FLOW.match(text):
        return tuple(meaning(item.strip()) for item in text[1:-1].split(",")) if len(text) > 2 else ()
    raise _NotPlain
