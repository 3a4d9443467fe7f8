"""What a form asks for a record: its fields, with help, choices and bounds.

Read from the JSON Schema of the model, so that a form asks for nothing that the schema does not know. The web editor's
forms and the spreadsheets to fill in are made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from evidence_store.records.fields import COUNTRIES
from evidence_store.records.kind import Kind
from evidence_store.records.labels import label_of

FieldType = Literal[
    "line", "text", "number", "whole number", "yes or no", "day", "choice", "reference", "group", "list"
]
_TYPES: Mapping[str, FieldType] = {"integer": "whole number", "number": "number", "boolean": "yes or no"}
_FORMATS: Mapping[str, FieldType] = {"multi-line": "text", "date": "day"}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    name: str
    """Its key in files."""
    type: FieldType
    label: str = ""
    """What the form calls it."""
    help: str = ""
    """What belongs in it, in plain words."""
    required: bool = False
    default: Any = None
    """What it means to leave it out; none where that says nothing."""
    choices: Mapping[Any, str] = field(default_factory=dict)
    """Values to choose from, and what they are called."""
    refers_to: str = ""
    """The kind of the record that it names."""
    id_in: str = ""
    """The list of the record beside a table, if it names an item of it by its id."""
    pattern: str = ""
    """A regular expression that text must match."""
    examples: tuple[str, ...] = ()
    """Texts that do."""
    least: float | None = None
    """The smallest number, or the fewest items of a list."""
    most: float | None = None
    """The largest number, or the most items of a list."""
    fields: "tuple[FormField, ...]" = ()
    """What a group is made of."""
    item: "FormField | None" = None
    """What a list is made of."""


@cache
def form_fields(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The fields that a form asks for, in the order of the model."""
    schema = model.model_json_schema(by_alias=True)
    return _fields(schema, schema.get("$defs", {}))


def name_field(kind: Kind) -> str:
    """The field that says what a record is called."""
    return known_by(form_fields(kind.model))


def known_by(fields: tuple[FormField, ...]) -> str:
    """The field of a group that it is best known by: the first text that it cannot do without."""
    texts = [field.name for field in fields if field.type in ("line", "text") and not field.pattern]
    required = [field.name for field in fields if field.required]
    return next((name for name in texts if name in required), next(iter(required or texts), ""))


def _fields(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> tuple[FormField, ...]:
    required = schema.get("required", ())
    return tuple(_field(name, asked, name in required, parts) for name, asked in schema["properties"].items())


def _field(name: str, asked: Mapping[str, Any], required: bool, parts: Mapping[str, Any]) -> FormField:
    """One field. What stands beside a reference or a choice of types is said of the whole, and goes first."""
    shape = {
        **_resolved(asked, parts),
        **{key: asked[key] for key in ("description", "default") if key in asked},
    }
    choices = _choices(shape, parts)
    kind: FieldType
    item = None
    if "refersTo" in shape:
        kind = "reference"
    elif choices:
        kind = "choice"
    elif shape["type"] == "object":
        kind = "group"
    elif shape["type"] == "array":
        kind, item = "list", _field("", shape.get("items") or shape["prefixItems"][0], True, parts)
    else:
        kind = _TYPES.get(shape["type"]) or _FORMATS.get(shape.get("format", ""), "line")
    lower, upper = ("minItems", "maxItems") if kind == "list" else ("minimum", "maximum")
    return FormField(
        name,
        kind,
        label=label_of(name),
        help=" ".join(shape.get("description", "").split()),
        required=required,
        default=None if kind == "group" else shape.get("default") or None,
        choices=choices,
        refers_to=shape.get("refersTo", ""),
        id_in=shape.get("idIn", ""),
        pattern=shape.get("pattern", ""),
        examples=tuple(shape.get("examples", ())),
        least=shape.get(lower),
        most=shape.get(upper),
        fields=_fields(shape, parts) if kind == "group" else (),
        item=item,
    )


def _resolved(asked: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands behind a reference, and behind "this or nothing"."""
    if "$ref" in asked:
        return _resolved(parts[asked["$ref"].rpartition("/")[2]], parts)
    others = [one for one in asked.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved(others[0], parts) if len(others) == 1 else asked


def _choices(shape: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[Any, str]:
    if shape.get("format") == "country":
        return dict(sorted(COUNTRIES.items(), key=lambda country: country[1]))
    values = list(shape.get("enum", [shape["const"]] if "const" in shape else ()))
    for one in (_resolved(one, parts) for one in shape.get("anyOf", ())):
        # A few whole numbers, or a word in their place.
        values += range(one["minimum"], one["maximum"] + 1) if one.get("type") == "integer" else ()
        values += _choices(one, parts)
    return {value: str(value)[:1].upper() + str(value)[1:] for value in values}
