"""Where the web editor has the form of a record."""

from evidence_store.records.kind import Kind

LISTS = "lists"
"""The collection of files that hold a list of records."""
OF = "of"
"""What the form of a new table calls the record that it belongs to."""
FOLDER = "admin"
"""Where the editor stands on the site."""


def place(kind: Kind, id: str) -> tuple[str, str]:
    """The collection and the entry that the editor knows a record by."""
    if kind.file:
        return LISTS, kind.name
    return (f"{kind.name}s", id.replace("/", "-")) if kind.nested else (kind.plural, id)


def table_place(kind: Kind, table: str, id: str) -> tuple[str, str]:
    """The same of a table beside a record. Other kinds may have tables of the same name."""
    return f"{kind.plural}-{table}", id


def table_form(kind: Kind, table: str, id: str, is_new: bool) -> str:
    """The address of the form of such a table; one that is new is told whose it is."""
    collection, entry = table_place(kind, table, id)
    where = f"new?{OF}={entry}" if is_new else f"entries/{entry}"
    return f"{FOLDER}/index.html#/collections/{collection}/{where}"


def form(kind: Kind, id: str) -> str:
    """The address of a record's form below the site's root."""
    collection, entry = place(kind, id)
    return f"{FOLDER}/index.html#/collections/{collection}/entries/{entry}"
