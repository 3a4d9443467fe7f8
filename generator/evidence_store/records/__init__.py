"""Stage 2: Source -> Record. Typed, frozen, checked one by one."""

from evidence_store.records.entry import Entry, RowSet
from evidence_store.records.kind import Kind
from evidence_store.records.record import Part, Record, TableRecord
from evidence_store.records.section import Section

__all__ = ["Entry", "Kind", "Part", "Record", "RowSet", "Section", "TableRecord"]
