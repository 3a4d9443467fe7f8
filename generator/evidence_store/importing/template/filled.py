"""A record and all that belongs to it -> the lines of the sheets of its template; without a record, empty ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evidence_store.importing.template.layout import FIELDS, REFERENCES, TEXT, Column, Layout, ListSheet
from evidence_store.importing.template.values import Written, at, in_cell, one_in_cell
from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.form_fields import FormField

Lines = list[list[Written]]
BODY = FormField("text", "text")
SPARE = 3
"""Empty lines for each list of values in an empty template."""


def sheets(
    made: Layout, entry: Entry[Any] | None, references: Mapping[str, Mapping[str, Any]]
) -> dict[str, Lines]:
    """The lines of every sheet, the header first. `references` are those that the record names. Raises Unfit."""
    data = {"id": entry.id, **entry.source.data} if entry else {}
    lines: dict[str, Lines] = {
        FIELDS: [["field", "value", "what belongs here", "needed"], *_fields(made.fields, data)]
    }
    for sheet in made.lists.values():
        parent = [sheet.parent] if sheet.parent else []
        lines[sheet.name] = [
            [*parent, *(column.name for column in sheet.columns)],
            *_items(sheet, made.lists, data),
        ]
    for name, columns in made.tables.items():
        rows = entry.tables[name].rows if entry and name in entry.tables else ()
        lines[name] = [
            [column.name for column in columns],
            *([in_cell(column, getattr(row, column.name)) for column in columns] for row in rows),
        ]
    lines[TEXT] = [["heading", "text"], *_text(made, entry)]
    lines[REFERENCES] = [
        [column.name for column in made.references],
        *(
            [in_cell(column, at(one, column.path)) for column in made.references]
            for one in references.values()
        ),
    ]
    return lines


def _fields(columns: Iterable[Column], data: Mapping[str, Any]) -> Iterator[list[Written]]:
    for column in columns:
        beside: list[Written] = [
            column.field.help,
            "yes" if column.field.required and len(column.path) == 1 else None,
        ]
        value = at(data, column.path)
        if column.many:
            items = [one_in_cell(column.field, item) for item in value or ()]
            spare: list[Written] = [None] * (max(SPARE - len(items), 1) if not data else 1)
            yield from ([column.name, item, *beside] for item in (*items, *spare))
        else:
            yield [column.name, in_cell(column, value), *beside]


def _items(
    sheet: ListSheet, lists: Mapping[str, ListSheet], data: Mapping[str, Any]
) -> Iterator[list[Written]]:
    for owner, items in _lists(sheet, lists, data):
        for item in items:
            yield [*owner, *(in_cell(column, at(item, column.path)) for column in sheet.columns)]


def _lists(
    sheet: ListSheet, lists: Mapping[str, ListSheet], data: Mapping[str, Any]
) -> Iterator[tuple[list[Written], Sequence[Any]]]:
    """The items of the list in each line that it belongs to, with what that line is called."""
    if not sheet.parent:
        yield [], at(data, sheet.path) or ()
        return
    parent = lists[sheet.parent]
    below = sheet.path[len(parent.path) :]
    number = 0
    for _, items in _lists(parent, lists, data):
        for item in items:
            number += 1
            yield [item.get("id") or number], at(item, below) or ()


def _text(made: Layout, entry: Entry[Any] | None) -> Iterator[list[Written]]:
    written = passages(entry) if entry else []
    known = [section.heading for section in made.kind.sections]
    for part in written:
        yield [part.heading or None, one_in_cell(BODY, part.text.strip("\n")) if part.text.strip() else None]
    for heading in known:
        if heading not in [part.heading for part in written] and entry is None:
            yield [heading, None]
