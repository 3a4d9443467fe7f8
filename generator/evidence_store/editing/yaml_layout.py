"""One layout for all fields: a line for each, two spaces for each level, in the order of the model.

Values are copied as they are written. Only lists of plain numbers stay in brackets: an interval is one value.
"""

import re

from pydantic import BaseModel

from evidence_store.editing.yaml_comments import attach, comments
from evidence_store.editing.yaml_nodes import Branch, Item, Leaf, Unusual, read_nodes
from evidence_store.records.model_fields import fields_of, model_at
from evidence_store.sources.yaml_scalars import meaning

STEP = "  "
_KEPT_END = "\0"
"""Stands at the top, and below a text that keeps the blank lines at its end: no blank line may follow."""
_HEADER = re.compile(r"([|>])([-+]?)([1-9]?)([-+]?)(.*)")


def lay_out(text: str, model: type[BaseModel] | None) -> str:
    """The fields in `text` in their one layout; `model` gives their order. Raises Unusual.

    `text` was found to be readable before. What it means stays the same.
    """
    root = read_nodes(text)
    head = attach(root, list(comments(text)))
    if root.flow and not root.items:
        raise Unusual("no fields")
    lines = [_KEPT_END]
    for line in [*head, *_branch(root, model, "")]:
        if line or lines[-1] != _KEPT_END:
            lines.append(line)
    while not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines if line != _KEPT_END)


def _branch(branch: Branch, model: type[BaseModel] | None, indent: str) -> list[str]:
    lines: list[str] = []
    for item in _in_order(branch, model):
        inner = model_at(model, (_word(item),)) if branch.mapping and model else model
        written = _field(item, inner, indent) if branch.mapping else _list_item(item, inner, indent)
        lines += [indent + comment if comment else "" for comment in item.before]
        lines += written
    return lines + [indent + comment if comment else "" for comment in branch.tail]


def _field(item: Item, model: type[BaseModel] | None, indent: str) -> list[str]:
    name = f"{indent}{item.key}:"
    if isinstance(item.node, Leaf):
        return _leaf(item, item.node, name, indent)
    one_line = _in_brackets(item.node)
    if one_line:
        return [_with_comment(f"{name} {one_line}", item)]
    return [_with_comment(name, item), *_branch(item.node, model, indent + STEP)]


def _list_item(item: Item, model: type[BaseModel] | None, indent: str) -> list[str]:
    if isinstance(item.node, Leaf):
        return _leaf(item, item.node, f"{indent}-", indent)
    one_line = _in_brackets(item.node)
    if one_line:
        return [_with_comment(f"{indent}- {one_line}", item)]
    first = _in_order(item.node, model)[0]
    item.before += first.before  # no comment fits between a hyphen and what it begins
    first.before = []
    lines = _branch(item.node, model, indent + STEP)
    return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def _leaf(item: Item, leaf: Leaf, name: str, indent: str) -> list[str]:
    first, *others = leaf.lines
    if leaf.block:
        return _block_text(leaf, name, indent)
    strip = " \t" if leaf.plain or not first.startswith('"') else ""  # "a\\ " ends in a space that counts
    others = [indent + STEP + other.lstrip(" \t") if other.strip() else "" for other in others]
    lines = [f"{name} {first}", *others]
    if strip:
        lines = [line.rstrip(strip) for line in lines]
    lines[-1] = _with_comment(lines[-1], item)
    return lines


def _block_text(leaf: Leaf, name: str, indent: str) -> list[str]:
    """A text below `|` or `>`, moved as a whole to where its field stands now."""
    header = _HEADER.fullmatch(leaf.lines[0])
    if header is None:
        raise Unusual("a text with a header of its own")
    style, before, digit, after, comment = header.groups()
    content = leaf.lines[1:]
    if digit:
        old = leaf.parent_column + int(digit)
    else:
        old = min((len(line) - len(line.lstrip(" ")) for line in content if line.strip(" ")), default=0)
    keep = "+" in before + after
    while content and not content[-1].strip(" ") and not keep:
        content.pop()
    marks = f"{style}{len(STEP) if digit else ''}{before or after}"
    end = [_KEPT_END] if keep else []
    moved = [indent + STEP + line[old:] if line[old:] else "" for line in content]
    return [f"{name} {marks}{comment.rstrip()}", *moved, *end]


def _in_brackets(branch: Branch) -> str:
    """The branch on one line, if that is how it is written: nothing, or plain numbers."""
    if not branch.items and not branch.tail:
        return "{}" if branch.mapping else "[]"
    numbers = []
    for item in branch.items:
        leaf = item.node
        number = isinstance(leaf, Leaf) and leaf.plain and len(leaf.lines) == 1 and meaning(leaf.lines[0])
        if branch.mapping or not branch.flow or type(number) not in (int, float) or _has_comment(item):
            return ""
        assert isinstance(leaf, Leaf)
        numbers.append(leaf.lines[0])
    return "" if branch.tail else f"[{', '.join(numbers)}]"


def _has_comment(item: Item) -> bool:
    return bool(item.before or item.beside)


def _with_comment(line: str, item: Item) -> str:
    return f"{line} {item.beside}" if item.beside else line


def _in_order(branch: Branch, model: type[BaseModel] | None) -> list[Item]:
    """The items as the model orders them. What it does not know keeps its order, at the end."""
    if not branch.mapping or model is None:
        return branch.items
    fields = fields_of(model)
    names = fields if "id" in fields else ("id", *fields)
    order = {name: number for number, name in enumerate(names)}
    return sorted(branch.items, key=lambda item: order.get(_word(item), len(order)))


def _word(item: Item) -> str:
    """The name of a field without its quotes."""
    return str(item.key).strip("\"'")
