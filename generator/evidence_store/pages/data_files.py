"""Downloads: every kind as JSON and CSV, its JSON Schema, and the study rows of summaries."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from evidence_store.catalogue import Catalogue
from evidence_store.pages.page import DataFile
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind


def data_files(catalogue: Catalogue) -> Iterator[DataFile]:
    """The files below `data/`."""
    for kind in catalogue.kinds:
        entries = catalogue.of(kind.name)
        name = kind.plural or f"{kind.name}s"
        yield DataFile(f"data/{name}.json", as_json([record_data(entry) for entry in entries]))
        yield DataFile(f"data/{name}.csv", _csv(kind, entries))
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


def kind_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a kind's fields; its descriptions are the help for editors."""
    schema = kind.model.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": kind.label}


def _csv(kind: Kind, entries: tuple[Entry[Any], ...]) -> str:
    columns = kind.columns or tuple(kind.model.model_fields)
    return as_csv(
        ["id", *columns], ([e.id, *(_cell(getattr(e.record, c)) for c in columns)] for e in entries)
    )


def as_csv(columns: list[str], rows: Any) -> str:
    """CSV whose cells no spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(_cell(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return json.dumps(value.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    if isinstance(value, tuple):
        return "; ".join(str(_cell(item)) for item in value)
    return value


def _safe(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def as_json(data: Any) -> str:
    """Readable JSON, ended by a line feed."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
