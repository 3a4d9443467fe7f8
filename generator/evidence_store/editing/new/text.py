"""The text of a new record: its fields in the one layout, and the headings that its kind has."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from evidence_store.editing.formatted import formatted
from evidence_store.records.kind import Kind
from evidence_store.sources.front_matter import read_yaml_file
from evidence_store.sources.yaml_scalars import meaning


class CannotAdd(Exception):
    """The list that the record belongs to cannot be read; it has to be mended first."""


def new_file(kind: Kind, data: Mapping[str, Any], body: str | None = None) -> str:
    """The file of a record that has one of its own; without a `body`, with the headings of its kind."""
    headings = "".join(f"\n## {section.heading}\n" for section in kind.sections)
    return _laid_out(f"---\n{_yaml(data)}---\n{headings if body is None else body}", "new.md", kind)


def with_new_items(kind: Kind, text: str, items: Mapping[str, Mapping[str, Any]]) -> str:
    """`text`, the file of all records of the kind, with more at its end, by their ids. Raises CannotAdd."""
    added = _laid_out(_yaml(tuple({"id": id, **data} for id, data in items.items())), kind.file, kind)
    if not text.strip():
        return added
    source, _ = read_yaml_file(text, kind.file, kind.file)
    if source is None or not isinstance(source.data, tuple):
        raise CannotAdd
    if not source.data:
        return added
    first = text.split("\n")[source.positions.line - 1]
    if not first.lstrip().startswith("- "):  # a list in brackets has no end to write below
        text = _laid_out(text, kind.file, kind)
        first = ""
    indent = first[: len(first) - len(first.lstrip())]
    more = "".join(f"{indent}{line}\n" if line else "\n" for line in added.split("\n")[:-1])
    new = text.rstrip("\n") + "\n" + more
    read, found = read_yaml_file(new, kind.file, kind.file)
    if read is None or found or len(read.data) != len(source.data) + len(items):
        raise CannotAdd
    return new


def _laid_out(text: str, path: str, kind: Kind) -> str:
    new, _ = formatted(text, path, path, kind)
    if new is None:
        raise CannotAdd
    return new


def _yaml(data: Any) -> str:
    return yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=float("inf"),
        default_flow_style=False,
    )


class _Dumper(yaml.SafeDumper):
    """Writes a text in quotes where the store would read it as something else without them."""

    def ignore_aliases(self, data: Any) -> bool:
        """Values that are equal are written out each time: content has no anchors."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = None if isinstance(meaning(value), str) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _Dumper.represent_list)
_Dumper.add_representer(
    date, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())
)
