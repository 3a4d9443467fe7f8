"""Downloads: every kind as JSON with its JSON Schema, and the study rows of summaries."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from evidence_store.catalogue import Catalogue
from evidence_store.pages.json_parts import whole_list
from evidence_store.pages.open_data.csv_text import as_csv
from evidence_store.pages.page import DataFile
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

_UNSAFE_IN_SCRIPTS = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def data_files(catalogue: Catalogue) -> Iterator[DataFile]:
    """The files below `data/`."""
    for kind in catalogue.kinds:
        entries = catalogue.of(kind.name)
        name = kind.data_name
        yield DataFile(f"data/{name}.json", whole_list(map(record_data, entries)))
        yield DataFile(f"data/schema/{kind.name}.schema.json", as_json(kind_schema(kind)))
        for entry in entries:
            for table, rows in entry.tables.items():
                columns = [
                    column for column in rows.table.columns if column in kind.tables[table].model_fields
                ]
                text = as_csv(columns, ([getattr(row, c) for c in columns] for row in rows.rows))
                yield DataFile(f"data/{name}/{entry.id}.{table}.csv", text)


def record_data(entry: Entry[Any]) -> dict[str, Any]:
    """The fields of a record as plain data, its id first."""
    return {"id": entry.id, **entry.record.model_dump(mode="json", by_alias=True, exclude_none=True)}


def record_address(entry: Entry[Any]) -> str:
    """Where a record that is a file in the content lies as JSON: `data/partners/nesta.json`."""
    return f"data/{entry.kind.data_name}/{entry.id}.json"


def kind_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a kind's fields; its descriptions are the help for editors."""
    schema = kind.model.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": kind.label}


def as_script(target: str, data: Any) -> str:
    """A classic script that assigns data to `target`: a page on a disk can load one where nothing can be fetched.

    Whatever the texts in it say, it does nothing else.
    """
    return f"{target}={safe_in_scripts(data)};\n"


def safe_in_scripts(data: Any) -> str:
    """JSON that an element for scripts can hold.

    Some characters are written as escapes, which mean the same inside the strings of JSON, and only there do they
    stand: `<` could close the element or open a comment, U+2028 and U+2029 end a line in older engines.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, escaped in _UNSAFE_IN_SCRIPTS.items():
        text = text.replace(letter, escaped)
    return text


def as_json(data: Any) -> str:
    """Readable JSON, ended by a line feed."""
    # Python's own writer is ten times slower as soon as it indents.
    return to_json(data, indent=1).decode() + "\n"
