"""The whole store as one JSON file, each record as a file of its own, and the JSON Schema of both."""

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema
from pydantic_core import to_json

from evidence_store.catalogue import Catalogue
from evidence_store.pages.data_files import as_json, record_address, record_data
from evidence_store.pages.identity import identity
from evidence_store.pages.json_parts import joined_parts, list_parts, object_parts
from evidence_store.pages.open_data.data_package import licence_data, version
from evidence_store.pages.open_data.table import Column, Table, Type
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Publication
from evidence_store.records.entry import Entry

ADDRESS = "data/store.json"
SCHEMA = "data/schema/store.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

OWN: dict[str, dict[str, str]] = {
    "id": {"type": "string", "description": "Unique among its kind, and permanent."},
    "urn": {
        "type": "string",
        "pattern": "^urn:uuid:[0-9a-f-]{36}$",
        "description": "Unique in the world, and permanent: made of the store, the kind and the id.",
    },
    "address": {"type": "string", "description": "Its page below the site's root, if it has one."},
    "body": {"type": "string", "description": "The text below the fields, in Markdown."},
}
"""What is said of every record beside its own fields."""
ALWAYS = ("id", "urn")


def store_files(catalogue: Catalogue, ratings: Table, publication: Publication) -> Iterator[DataFile]:
    """Everything in one file, its schema, and a file for each record that is a file in the content, too."""
    own: dict[str, list[DataFile]] = {}
    for kind in catalogue.kinds:
        if not kind.file:
            own[kind.name] = [
                DataFile(record_address(entry), as_json(whole_record(entry, catalogue, publication)))
                for entry in catalogue.of(kind.name)
            ]
            yield from own[kind.name]

    def records() -> Iterator[bytes]:
        before = b"{"
        for kind in catalogue.kinds:
            yield before + b"\n  " + to_json(kind.data_name) + b": "
            before = b","
            if kind.name in own:
                yield from joined_parts((file.data.rstrip() for file in own[kind.name]), 2)
            else:
                entries = catalogue.of(kind.name)
                yield from list_parts((whole_record(entry, catalogue, publication) for entry in entries), 2)
        yield b"\n }" if before == b"," else b"{}"

    changed = version(catalogue)
    names = [column.name for column in ratings.columns]
    about = {
        "$schema": "schema/store.schema.json",
        "name": publication.name,
        **({"address": home} if (home := publication.address("index.html")) else {}),
        "licence": licence_data(publication.licence),
        **({"version": changed.isoformat()} if changed else {}),
    }
    rows = list_parts((dict(zip(names, row, strict=True)) for row in ratings.rows), 1)
    yield DataFile(ADDRESS, object_parts(about, [("records", records()), ("ratings", rows)]))
    yield DataFile(SCHEMA, as_json(store_schema(catalogue, ratings)))


def whole_record(entry: Entry[Any], catalogue: Catalogue, publication: Publication) -> dict[str, Any]:
    """A record with its text, under names that never change."""
    return {
        "id": entry.id,
        "urn": identity(publication, entry.kind.name, *entry.id.split("/")).urn,
        **({"address": entry.address} if catalogue.has_page(entry) else {}),
        **record_data(entry),
        **({"body": entry.body.text} if entry.body.text.strip() and not entry.kind.file else {}),
    }


def store_schema(catalogue: Catalogue, ratings: Table) -> dict[str, Any]:
    """The JSON Schema of the whole; each record's own stands in `$defs`, with the help for editors."""
    kinds = catalogue.kinds
    references, found = models_json_schema([(kind.model, "validation") for kind in kinds], by_alias=True)
    definitions = found["$defs"]
    for kind in kinds:
        own = definitions[references[kind.model, "validation"]["$ref"].rpartition("/")[2]]
        own["properties"] = {**OWN, **own.get("properties", {})}
        own["required"] = list(dict.fromkeys((*ALWAYS, *own.get("required", ()))))
        own["title"] = kind.label
    return {
        "$schema": DIALECT,
        "title": "The whole store",
        "type": "object",
        "required": ["name", "licence", "records", "ratings"],
        "properties": {
            "$schema": {"type": "string"},
            "name": {"type": "string", "description": "What the store is called."},
            "address": {"type": "string", "description": "Where it is published."},
            "licence": {
                "type": "object",
                "description": "Of the store's own texts and data.",
                "properties": {name: {"type": "string"} for name in ("name", "title", "path")},
            },
            "version": {"type": "string", "description": "The last day on which a page says it was changed."},
            "records": {
                "type": "object",
                "description": "Every record, by kind.",
                "properties": {
                    kind.data_name: {"type": "array", "items": references[kind.model, "validation"]}
                    for kind in kinds
                },
                "additionalProperties": False,
            },
            "ratings": {"type": "array", "description": ratings.about, "items": _row_schema(ratings)},
        },
        "additionalProperties": False,
        "$defs": definitions,
    }


def _row_schema(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {column.name: _column_schema(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _column_schema(column: Column) -> dict[str, Any]:
    type = "string" if column.type is Type.DATE else str(column.type)
    return {
        "description": column.help,
        "type": type if column.required else [type, "null"],
        **({"enum": [*column.values, *([] if column.required else [None])]} if column.values else {}),
        **({"minimum": column.least} if column.least is not None else {}),
        **({"maximum": column.most} if column.most is not None else {}),
    }
