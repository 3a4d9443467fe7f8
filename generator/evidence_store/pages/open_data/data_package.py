"""Tables -> `datapackage.json`, the description of all CSV files after Data Package 2 (https://datapackage.org)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.open_data.csv_text import MARKED
from evidence_store.pages.open_data.table import Column, Table
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Licence, Publication
from evidence_store.pages.urls import relative
from evidence_store.pages.versions import version_of

ADDRESS = "data/datapackage.json"
KEYWORDS = ["evidence", "what works", "GRADE", "EMMIE"]
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ABOUT = (
    "Everything the store holds, as tables: the summaries of evidence, each result with its facts, its rating and the "
    "rule behind it, the studies, and the practices, partners and programmes. A text that a spreadsheet would run as "
    f"a formula has an apostrophe before it; take it off where this regular expression matches: {MARKED} "
    "“No evidence” is not “no effect”: an empty cell never means zero."
)


def data_package(
    tables: Sequence[Table], files: Mapping[str, DataFile], catalogue: Catalogue, publication: Publication
) -> dict[str, Any]:
    """The description; `files` are the CSV files by address."""
    changed = version(catalogue)
    return {
        "$schema": PROFILE,
        "name": "evidence-store",
        "title": f"{publication.name}: data",
        "description": ABOUT,
        **({"homepage": home} if (home := publication.address("data/index.html")) else {}),
        **({"version": changed.isoformat()} if changed else {}),
        "keywords": KEYWORDS,
        "licenses": [licence_data(publication.licence)],
        "sources": sources(catalogue),
        "resources": [_resource(table, files[table.address], publication) for table in tables],
    }


def version(catalogue: Catalogue) -> date | None:
    """The newest day on which a page of the store says that it was changed; None where none says so."""
    days = (version_of(entry.record) for entry in catalogue.entries.values())
    return max((day for day in days if day is not None), default=None)


def licence_data(licence: Licence) -> dict[str, str]:
    """A licence in the words of Data Package."""
    return {"name": licence.name, "title": licence.title, "path": licence.url}


def sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """Data of others that are in the tables under a licence of their own."""
    found = []
    for entry in catalogue.of("reference"):
        record = entry.record
        if record.licence and record.type == "dataset":
            address = f"https://doi.org/{record.DOI}" if record.DOI else record.URL
            found.append(
                {"title": f"{record.title} ({record.licence})", **({"path": address} if address else {})}
            )
    return found


def _resource(table: Table, file: DataFile, publication: Publication) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": relative(table.address, ADDRESS),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{_hash(file)}",
        "licenses": [licence_data(publication.licence)],
        "sources": [{"title": table.source}],
        "schema": _schema(table),
    }


def _hash(file: DataFile) -> str:
    made = hashlib.sha256()
    for part in file.parts:
        made.update(part)
    return made.hexdigest()


def _schema(table: Table) -> dict[str, Any]:
    foreign = [
        {
            "fields": list(key.columns),
            "reference": {
                # A table that refers to itself is not named (Table Schema, "foreignKeys").
                "resource": key.table if key.table != table.name else "",
                "fields": list(key.target),
            },
        }
        for key in table.foreign_keys
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern.strip("^$")
    if column.least is not None:
        constraints["minimum"] = column.least
    if column.most is not None:
        constraints["maximum"] = column.most
    return {
        "name": column.name,
        "type": str(column.type),
        "description": column.help,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def by_address(files: Iterable[DataFile]) -> dict[str, DataFile]:
    """Files by their addresses."""
    return {file.address: file for file in files}
