"""The names of a record, taken out of the store."""

from typing import Any

from evidence_store.catalogue.former import former_addresses
from evidence_store.evidence_diff.model import RecordName
from evidence_store.pipeline import Checked
from evidence_store.records.entry import Entry


def name_of(entry: Entry[Any], checked: Checked) -> RecordName:
    """A record by the names that people and programs know it by."""
    paged = entry.kind.has_pages or entry.key in checked.catalogue.topics
    return RecordName(
        entry.kind.name,
        entry.id,
        checked.catalogue.label(*entry.key),
        entry.source.shown_path,
        entry.address if paged else "",
        tuple(former_addresses(entry)),
    )
