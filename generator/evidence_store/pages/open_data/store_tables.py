"""The store as a whole -> tables: every record, every link between two, and every address that has moved."""

from collections.abc import Iterator

from evidence_store.catalogue import Catalogue
from evidence_store.catalogue.former import moved
from evidence_store.pages.open_data.kind_tables import RECORD_KEY, RECORDS
from evidence_store.pages.open_data.table import Column, ForeignKey, Group, RowsMadeAnew, Table
from evidence_store.pages.versions import version_of

_RECORD_COLUMNS = (
    *RECORD_KEY,
    Column("label", "What readers call it: its title or label.", required=True),
    Column("address", "Its page below the site's root. Empty where it has none."),
    Column("changed_on", "The last day on which its page says that it was changed or checked. Empty where it does not "
           "say."),
)  # fmt: skip
_RELATION_COLUMNS = (
    Column("source_kind", "The kind of the record that names the other.", required=True),
    Column("source", "Its id.", required=True),
    Column("relation", "The field that names it; `body` for the text.", required=True),
    Column("target_kind", "The kind of the record that is named.", required=True),
    Column("target", "Its id.", required=True),
)
_REDIRECT_COLUMNS = (
    Column("from", "The earlier address below the site's root.", required=True),
    Column("to", "Where it leads.", required=True),
)


def store_tables(catalogue: Catalogue) -> Iterator[Table]:
    """Three tables."""
    yield Table(
        RECORDS,
        "All records",
        "Everything there is in the store, by kind and id.",
        "content/",
        Group.STORE,
        _RECORD_COLUMNS,
        ("kind", "id"),
        tuple(
            (
                *entry.key,
                catalogue.label(*entry.key),
                entry.address if catalogue.has_page(entry) else None,
                day.isoformat() if (day := version_of(entry.record)) else None,
            )
            for entry in catalogue.entries.values()
        ),
    )
    yield Table(
        "relations",
        "Relations",
        "Every link between two records: who names whom, and where.",
        "content/",
        Group.STORE,
        _RELATION_COLUMNS,
        ("source_kind", "source", "relation", "target_kind", "target"),
        RowsMadeAnew(lambda: ((*link.source, link.field, *link.target) for link in catalogue.links)),
        (
            ForeignKey(("source_kind", "source"), RECORDS, ("kind", "id")),
            ForeignKey(("target_kind", "target"), RECORDS, ("kind", "id")),
        ),
    )
    yield Table(
        "redirects",
        "Addresses that have moved",
        "Pages that stand at another address now. The old one leads on.",
        "content/, from the field renamed_from",
        Group.STORE,
        _REDIRECT_COLUMNS,
        ("from",),
        tuple((old, catalogue.entries[key].address) for old, key in moved(catalogue).items()),
    )
