"""The template of a kind, empty or filled with a record: the bytes of a spreadsheet."""

from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.importing.template.filled import sheets
from evidence_store.importing.template.layout import layout
from evidence_store.importing.template.workbook import as_workbook
from evidence_store.kinds.reference import KIND as REFERENCE
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind


def template_of(kind: Kind, catalogue: Catalogue, entry: Entry[Any] | None = None) -> bytes:
    """The file. Choices are what the store has. Raises Unfit if a value of the record fits into no cell."""
    made = layout(kind, REFERENCE)
    ids = {known.name: [one.id for one in catalogue.of(known.name)] for known in catalogue.kinds}
    return as_workbook(made, sheets(made, entry, references_of(entry, catalogue)), ids)


def references_of(entry: Entry[Any] | None, catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The publications that a record names, by their ids."""
    named = sorted({link.target for link in catalogue.outgoing(entry.key)} if entry else ())
    return {
        id: {"id": id, **catalogue.entries[kind, id].record.model_dump(by_alias=True, exclude_none=True)}
        for kind, id in named
        if kind == REFERENCE.name
    }
