"""YAML text -> plain data and the tree of positions, read event by event.

Refuses what content never needs and what could hurt: aliases (a "bomb" is a few aliases), tags,
deep nesting, a key written twice. Nothing here recurses, so no input can exhaust the stack.
Lists become tuples, so that what is read cannot be changed by accident.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from evidence_store.sources import rules, slips, yaml_errors
from evidence_store.sources.positions import Child, Position
from evidence_store.sources.problem import Problem
from evidence_store.sources.yaml_scalars import Scalar, meaning

MAX_DEPTH = 20
"""Levels of nesting; the deepest real record uses seven."""
MAX_VALUES = 200_000
"""Values in one document: a bibliography of ten thousand entries fits."""

Data = Scalar | tuple["Data", ...] | dict[str, "Data"]


class Document(NamedTuple):
    """What was read. `data` is None when a problem made the rest unreadable."""

    data: Data
    positions: Position
    problems: tuple[Problem, ...]


class _Open:
    """A mapping or list whose end has not come yet."""

    __slots__ = ("holds_two", "items", "key", "key_column", "key_line", "pairs", "position")

    def __init__(self, line: int, column: int, *, mapping: bool) -> None:
        self.position = Position(line, column, {})
        self.pairs: dict[str, Data] | None = {} if mapping else None
        self.items: list[Data] = []
        self.key: str | None = None
        self.key_line = self.key_column = 0
        self.holds_two = False
        """Whether the hyphen of the next item was forgotten; then all its fields seem to be written twice."""


class _Stop(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str) -> Document:
    """Read one YAML document. Never raises: what is wrong is in `problems`."""
    composer = _Composer(text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.take(event)
    except _Stop as stop:
        composer.problems.append(stop.problem)
        return Document(None, composer.root, tuple(composer.problems))
    except yaml.YAMLError as error:
        composer.problems.append(yaml_errors.explain(error, text))
        return Document(None, composer.root, tuple(composer.problems))
    return Document(composer.data, composer.root, tuple(composer.problems))


class _Composer:
    """Turns parser events into data and positions with a stack of its own."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.data: Data = None
        self.root = Position(1, 1, {})
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._lines = lines
        self._values = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Handle one event; raises `_Stop` on what must not be read further."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event, mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self._open.pop()
            self._value(done.pairs if done.pairs is not None else tuple(done.items), done.position)
        elif kind is yaml.AliasEvent:
            raise _Stop(self._alias(event, f"`*{event.anchor}` is an alias"))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                help = "delete the line of three hyphens"
                raise _Stop(self._problem(rules.YAML_SYNTAX, event, "a second document begins here", help))

    def _scalar(self, event: Any) -> None:
        self._refuse_marks(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        top = self._open[-1] if self._open else None
        if top is not None and top.pairs is not None and top.key is None:
            if event.value in top.pairs and not top.holds_two:
                self.problems.append(self._repeated(event.value, top, line, column))
            top.key, top.key_line, top.key_column = event.value, line, column
            return
        plain = event.style is None or event.style == ""
        value = meaning(event.value) if plain else event.value
        slip = slips.of_value(event.value, self._rest(event.end_mark)) if plain else None
        first, last = mark.line, event.end_mark.line
        if plain and first < last:
            self.problems += self._swallowed_items(first, last)
        if slip:
            self.problems.append(Problem(slip.rule, line, column, *slip.words))
            value = slip.meant
        self._value(value, Position(line, column, {}))

    def _repeated(self, name: str, top: _Open, line: int, column: int) -> Problem:
        """A field that stands twice in one group, or the first field of an item without its hyphen."""
        top.holds_two = name == "id" and len(self._open) > 1 and self._open[-2].pairs is None
        message = (
            f"`{name}` is written twice; the first one is on line {top.position.children[name].key_line}"
        )
        help = "keep one of the two and delete the other"
        if top.holds_two:
            help = "if a new item begins here, put its hyphen before `id`; else delete this one"
        return Problem(rules.DUPLICATE_KEY, line, column, message, help)

    def _swallowed_items(self, first: int, last: int) -> list[Problem]:
        """Items of a list that YAML takes for more of the text above them, because they stand further to the right."""
        return [
            Problem(
                rules.YAML_SYNTAX,
                number + 1,
                len(line) - len(line.lstrip()) + 1,
                "this item stands further to the right than the one above, and would become a part of it",
                "line its hyphen up with the hyphen above; to go on with the text above, begin with a word",
            )
            for number, line in enumerate(self._lines[first + 1 : last + 1], first + 1)
            if line.lstrip().startswith("- ")
        ][:1]

    def _rest(self, mark: Any) -> str:
        """What stands behind a mark in its line."""
        return self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""

    def _begin(self, event: Any, *, mapping: bool) -> None:
        self._refuse_marks(event)
        top = self._open[-1] if self._open else None
        if top is not None and top.pairs is not None and top.key is None:
            raise _Stop(
                self._problem(
                    rules.YAML_SYNTAX,
                    event,
                    "a field's name must be a word, not a list or mapping",
                    "put quotes around text that begins with [ or {",
                )
            )
        if len(self._open) >= MAX_DEPTH:
            help = "look for brackets, hyphens or spaces that got in by mistake"
            message = f"nested more than {MAX_DEPTH} levels deep"
            raise _Stop(self._problem(rules.YAML_DEPTH, event, message, help))
        mark = event.start_mark
        self._open.append(_Open(mark.line + 1, mark.column + 1, mapping=mapping))

    def _value(self, value: Data, position: Position) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise _Stop(
                Problem(
                    rules.FILE_TOO_LARGE,
                    position.line,
                    position.column,
                    f"more than {MAX_VALUES:,} values in one file",
                    "split the file",
                )
            )
        if not self._open:
            self.data, self.root = value, position
            return
        top = self._open[-1]
        if top.pairs is None:
            top.position.children[len(top.items)] = Child(position.line, position.column, position)
            top.items.append(value)
            return
        key = top.key
        assert key is not None
        top.key = None
        if key not in top.pairs:  # of two the first counts, and its place with it
            top.pairs[key] = value
            top.position.children[key] = Child(top.key_line, top.key_column, position)

    def _refuse_marks(self, event: Any) -> None:
        if event.tag and event.tag != "!":
            help = f"delete it; if it is text, write {self._in_quotes(event.start_mark)}"
            raise _Stop(self._problem(rules.YAML_TAG, event, f"`{event.tag}` is a YAML tag", help))
        if event.anchor:
            raise _Stop(self._alias(event, f"`&{event.anchor}` is an anchor"))

    def _in_quotes(self, mark: Any) -> str:
        rest = self._rest(mark).rstrip()
        flow = any(sign in rest for sign in "[]{},")
        return (not flow and slips.in_quotes(rest)) or "the whole of it in double quotes"

    def _alias(self, event: Any, message: str) -> Problem:
        help = f"write the value itself; if it is text, write {self._in_quotes(event.start_mark)}"
        return self._problem(rules.YAML_ALIAS, event, message, help)

    @staticmethod
    def _problem(rule: rules.Rule, event: Any, message: str, help: str = "") -> Problem:
        mark = event.start_mark
        return Problem(rule, mark.line + 1, mark.column + 1, message, help)
