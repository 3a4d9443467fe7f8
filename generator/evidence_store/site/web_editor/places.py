"""Where the web editor has the form of a record."""

from evidence_store.records.kind import Kind

LISTS = "lists"
"""The collection of files that hold a list of records."""
FOLDER = "admin"
"""Where the editor stands on the site."""


def place(kind: Kind, id: str) -> tuple[str, str]:
    """The collection and the entry that the editor knows a record by."""
    if kind.file:
        return LISTS, kind.name
    return (f"{kind.name}s", id.replace("/", "-")) if kind.nested else (kind.plural, id)


def form(kind: Kind, id: str) -> str:
    """The address of a record's form below the site's root."""
    collection, entry = place(kind, id)
    return f"{FOLDER}/index.html#/collections/{collection}/entries/{entry}"
