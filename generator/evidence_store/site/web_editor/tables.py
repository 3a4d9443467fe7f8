"""Forms for the tables beside records: each table is a file of rows, and a row is filled in like a record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from evidence_store.records.entry import Entry
from evidence_store.records.form_fields import FormField, form_fields, known_by
from evidence_store.records.kind import Kind
from evidence_store.records.labels import label_of
from evidence_store.site.web_editor.places import OF, table_place
from evidence_store.site.web_editor.widgets import Widget, plain, summary, widgets

COLUMNS, ROWS = "columns", "rows"
"""What `tables.js` makes of such a file: the names of its columns in order, and its rows."""
_NUMBERS: Mapping[str, tuple[str, str]] = {
    "number": (r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$", "a number such as 0.57"),
    "whole number": (r"^[0-9]+$", "a whole number such as 124"),
}
"""Numbers are kept as they were typed, so that no digit of another row changes."""


def table_forms(kind: Kind, content: str, kinds: Mapping[str, Kind]) -> Iterator[dict[str, Any]]:
    """One collection for each table of a kind. A table has no title: it is known by its record's id."""
    for name in kind.tables:
        yield {
            "name": table_place(kind, name, "")[0],
            "label": label_of(name),
            "description": f"To open them: “Edit its {name}” at the end of a page.",
            "folder": f"{content}/{kind.plural}",
            "create": True,
            "format": table_format(name),
            "identifier_field": OF,
            "summary": "{{slug}}",
            "slug": {"template": f"{{{{{OF}}}}}"},
            "fields": [_hidden(OF), _hidden(COLUMNS), _rows(kind, name, kinds)],
        }


def table_format(name: str) -> str:
    """What `tables.js` calls the format of such a file. Its ending is part of it."""
    return f"{name}.csv"


def has_table(entry: Entry[Any], name: str) -> bool:
    """Whether a record has the table, or something that a row of it could belong to."""
    lists = {field.id_in for field in form_fields(entry.kind.tables[name]) if field.id_in}
    return name in entry.tables or any(getattr(entry.record, list) for list in lists)


def _hidden(name: str) -> Widget:
    return {"name": name, "widget": "hidden"}


def _rows(kind: Kind, name: str, kinds: Mapping[str, Kind]) -> Widget:
    asked = tuple(field for field in form_fields(kind.tables[name]) if field.name != "line")
    made = widgets(
        (replace(field, type="line") if field.type in _NUMBERS else field for field in asked), kinds
    )
    known = summary(asked)
    for field, widget in zip(asked, made, strict=True):
        if field.type in _NUMBERS:
            pattern, said = _NUMBERS[field.type]
            widget["pattern"] = [pattern, f"Write {said}, or leave it empty."]
        if field.id_in:
            widget |= _item_of(kind, field)
            known = {"summary": f"{known['summary']} ({{{{fields.{field.name}}}}})"}
    return {
        "name": ROWS,
        "label": label_of(name),
        "label_singular": "row",
        "comment": plain(" ".join((kind.tables[name].__doc__ or "").split())),
        "widget": "list",
        "required": False,
        "collapsed": True,
        "add_to_top": True,
        **known,
        "fields": made,
    }


def _item_of(kind: Kind, field: FormField) -> Widget:
    """A choice among the items that the record has when somebody opens the form."""
    items = next(one for one in form_fields(kind.model) if one.name == field.id_in).item
    assert items is not None
    id = f"{field.id_in}.*.id"
    name = f"{field.id_in}.*.{known_by(items.fields)}"
    return {
        "widget": "relation",
        "collection": kind.plural,
        # A table that there is has a name; a new one is told whose it is.
        "filters": [{"field": "slug", "values": ["{{slug}}", f"{{{{fields.{OF}}}}}"]}],
        "value_field": id,
        "display_fields": [f"{{{{{name}}}}} ({{{{{id}}}}})"],
        "search_fields": [name, id],
    }
