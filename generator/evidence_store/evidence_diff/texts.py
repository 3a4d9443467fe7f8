"""A record as small pieces of text by name, so that two versions of it can be laid side by side."""

from collections.abc import Iterator, Mapping
from typing import Any

from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.record import TableRecord

TOLD_ELSEWHERE = "outcomes"
"""The field of a summary whose changes are told result by result, once it is published."""
_NAMES = ("result", "study", "line")
"""Columns that name a row or its place, and say nothing about it."""


def fields_of(entry: Entry[Any], *, with_results: bool = True) -> dict[str, str]:
    """What stands in each field, groups of fields taken apart: `cost.band`."""
    data = entry.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not with_results:
        data.pop(TOLD_ELSEWHERE, None)
    fields = dict(_leaves(data, ""))
    if with_results:
        for name, rows in entry.tables.items():
            fields |= {f"{name}.csv: {row_name(row)}": row_text(row) for row in rows.rows}
    return fields


def texts_of(entry: Entry[Any]) -> dict[str, str]:
    """The text below each heading; the text above all of them has none."""
    texts: dict[str, str] = {}
    for passage in passages(entry):
        texts[passage.heading] = f"{texts.get(passage.heading, '')}\n{passage.text}".strip()
    return texts


def row_name(row: TableRecord) -> str:
    """What tells a row from the others of its table."""
    named = row.model_dump(include=set(_NAMES) - {"line"})
    return ", ".join(map(str, named.values())) or f"line {row.line}"


def row_text(row: TableRecord, other: TableRecord | None = None) -> str:
    """The cells of a row that are filled, or those that differ from another: "n 120, effect 0.2"."""
    cells, others = _cells(row), _cells(other) if other else {}
    return ", ".join(
        f"{name} {cells.get(name, 'not given')}"
        for name in dict.fromkeys([*cells, *others])
        if other is None or cells.get(name) != others.get(name)
    )


def plain_text(value: Any) -> str:
    """A value of a field in one piece of text."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {plain_text(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "\n".join(plain_text(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _cells(row: TableRecord) -> dict[str, str]:
    return {name: str(v) for name, v in row if name not in _NAMES and v is not None}


def _leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Groups of fields are taken apart, and lists whose items have an id; any other list is one text."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list) and value and all(isinstance(item, dict) and "id" in item for item in value):
        for item in value:
            yield from _leaves(
                {key: inner for key, inner in item.items() if key != "id"}, f"{name}.{item['id']}"
            )
    elif text := plain_text(value):
        yield name, text
