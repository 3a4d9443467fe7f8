"""Stage 1: files -> Source. What a file says, and where every value of it stands."""

from evidence_store.sources.source import Body, Source, Table, TableRow

__all__ = ["Body", "Source", "Table", "TableRow"]
