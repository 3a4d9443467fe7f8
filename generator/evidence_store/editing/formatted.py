"""A content file in its one layout, or as it was where that cannot be done without changing what it means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence_store.diagnostics import Diagnostic
from evidence_store.editing.yaml_comments import comments
from evidence_store.editing.yaml_layout import lay_out
from evidence_store.editing.yaml_nodes import Unusual
from evidence_store.records.homes import kind_of
from evidence_store.records.kind import Kind
from evidence_store.sources.fences import fences
from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.text import decode, read_bytes
from evidence_store.sources.yaml_tree import read_yaml


def formatted_file(
    path: str, texts: Mapping[str, Path], shown_root: str, kinds: Sequence[Kind]
) -> tuple[bytes | None, list[Diagnostic]]:
    """What the file at `path` would be in its one layout; None if it is so already or must be left alone.

    `texts` are all files there are. The findings are the errors for which it is left alone.
    """
    shown = f"{shown_root}/{path}"
    raw, found = read_bytes(texts[path], shown)
    if raw is None:
        return None, found
    text, found = decode(raw, shown)
    kind = None if path.endswith(".csv") else kind_of(path, kinds, shown, texts)[0]
    if text is None or _errors(found):
        return None, _errors(found)
    new, found = formatted(text, path, shown, kind)
    return (None if new is None or new.encode() == raw else new.encode()), found


def formatted(
    text: str, path: str, shown_path: str, kind: Kind | None
) -> tuple[str | None, list[Diagnostic]]:
    """`text` in its one layout, or None and the errors for which it is left alone. `kind` orders its fields."""
    if path.endswith(".csv"):
        # Its rows are the editor's; line ends and marks were put right when it was read.
        return text, []
    read = read_yaml_file if path.endswith(".yml") else read_markdown
    source, found = read(text, path, shown_path)
    if source is None or _errors(found):
        return None, _errors(found)
    model = kind.model if kind else None
    if path.endswith(".yml"):
        return _fields(text, model) or text, []
    lines = text.split("\n")
    first, end = fences(lines)
    assert end is not None, "it was read"
    old = "\n".join(lines[first + 1 : end]) + "\n"
    return f"---\n{_fields(old, model) or old}---\n{source.body.text}", []


def _fields(old: str, model: Any) -> str | None:
    """The fields in their one layout; None where something is better left as it is."""
    try:
        new = lay_out(old, model)
    except Unusual:
        return None
    return new if same_meaning(old, new) else None


def same_meaning(old: str, new: str) -> bool:
    """Whether two readable YAML texts hold the same data and the same comments."""
    before, after = read_yaml(old), read_yaml(new)
    if before.problems or after.problems or _exact(before.data) != _exact(after.data):
        return False
    return _words(old) == _words(new)


def _words(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments(text) if comment.text)


def _exact(data: Any) -> Any:
    """Data that is equal only to itself: 1 is not 1.0, and nothing is not false. The order of fields counts not."""
    if isinstance(data, dict):
        return {key: _exact(value) for key, value in data.items()}
    if isinstance(data, tuple):
        return [_exact(value) for value in data]
    return type(data), repr(data)


def _errors(found: list[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in found if finding.is_error]
