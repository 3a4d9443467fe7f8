"""The fields of a form -> the widgets of the web editor."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from evidence_store.records.form_fields import FormField, known_by, name_field
from evidence_store.records.kind import Kind
from evidence_store.site.web_editor.places import LISTS

ITEMS = "items"
"""What the editor calls the list in such a file. The file itself does not name it."""

Widget = dict[str, Any]


def widgets(fields: Iterable[FormField], kinds: Mapping[str, Kind]) -> list[Widget]:
    """What the editor needs to know of each field; `kinds` are those that references may name."""
    return [_widget(field, kinds) for field in fields]


def _widget(field: FormField, kinds: Mapping[str, Kind]) -> Widget:
    made: Widget = {"name": field.name, "label": field.label}
    # The editor would write a default of its own into every record that is saved.
    left_empty = f"Left empty, it is {field.default}." if field.default is not None else ""
    if hint := f"{plain(field.help)} {left_empty}".strip():
        made["hint"] = hint
    made["required"] = field.required
    return made | (_list(field, kinds) if field.type == "list" else _single(field, kinds))


def _single(field: FormField, kinds: Mapping[str, Kind]) -> Widget:
    match field.type:
        case "reference":
            return _relation(kinds[field.refers_to])
        case "choice":
            options = [{"label": label, "value": value} for value, label in field.choices.items()]
            return {"widget": "select", "options": options}
        case "group":
            inside = widgets(field.fields, kinds)
            return {"widget": "object", "collapsed": "auto", **summary(field.fields), "fields": inside}
        case "day":
            # Both programs read this: a day without a time, kept as it is written.
            return {
                "widget": "datetime",
                "format": "YYYY-MM-DD",
                "date_format": "YYYY-MM-DD",
                "time_format": False,
            }
        case "yes or no":
            # Its switch would write a "no" into every record that is saved; a choice can be left open.
            return {
                "widget": "select",
                "options": [{"label": "Yes", "value": True}, {"label": "No", "value": False}],
            }
        case "number" | "whole number":
            whole = field.type == "whole number"
            bounds = {"min": field.least, "max": field.most}
            return {
                "widget": "number",
                "value_type": "int" if whole else "float",
                "step": 1 if whole else 0.01,
                **{name: bound for name, bound in bounds.items() if bound is not None},
            }
    made: Widget = {"widget": "text" if field.type == "text" else "string"}
    if field.pattern:
        like = f"Write it like {' or '.join(field.examples)}." if field.examples else plain(field.help)
        made["pattern"] = [field.pattern, like]
    return made


def _list(field: FormField, kinds: Mapping[str, Kind]) -> Widget:
    item = field.item
    assert item is not None
    limits = {"min": field.least or 1 if field.required else None, "max": field.most}
    bounds = {name: limit for name, limit in limits.items() if limit is not None}
    if item.type in ("reference", "choice"):
        return {**_single(item, kinds), "multiple": True, **bounds}
    made: Widget = {
        "widget": "list",
        "label_singular": "item",
        "collapsed": True,
        "minimize_collapsed": "auto",
        **bounds,
    }
    if item.type == "group":
        return {**made, **summary(item.fields), "fields": widgets(item.fields, kinds)}
    return {**made, "field": {"name": "item", "label": field.label, **_single(item, kinds)}}


def summary(fields: tuple[FormField, ...]) -> Widget:
    """What an item of a list shows of itself while it is folded: its name, and the id that tells it from others."""
    name = known_by(fields)
    id = " ({{fields.id}})" if any(field.name == "id" for field in fields) else ""
    return {"summary": f"{{{{fields.{name}}}}}{id}"} if name else {}


def _relation(kind: Kind) -> Widget:
    """A choice of records: by their files, or by the items of the one file that holds them."""
    title = name_field(kind)
    if not kind.file:
        return {
            "widget": "relation",
            "collection": kind.plural,
            "value_field": "{{slug}}",
            "display_fields": [title],
            "search_fields": [title],
        }
    shown = f"{ITEMS}.*.{title}"
    return {
        "widget": "relation",
        "collection": LISTS,
        "file": kind.name,
        "value_field": f"{ITEMS}.*.id",
        "display_fields": [shown],
        "search_fields": [shown, f"{ITEMS}.*.id"],
    }


def plain(help: str) -> str:
    """A field's help for people who never see a file: what is code in it stands in quotation marks."""
    return re.sub(r"`([^`]*)`", r"“\1”", help)
