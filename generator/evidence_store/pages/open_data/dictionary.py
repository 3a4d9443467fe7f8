"""The dictionary of the data: every column of every table, and what it means."""

from collections.abc import Iterable

from evidence_store.pages.open_data.columns import SEPARATOR
from evidence_store.pages.open_data.table import Column, Group, Row, Table, Type

_COLUMNS = (
    Column("table", "The name of the table; its file is data/<name>.csv.", required=True),
    Column("table_title", "What readers call it.", required=True),
    Column("column", "The name of the column.", required=True),
    Column("help", "What it means.", required=True),
    Column("type", "What it holds.", required=True, values=tuple(Type)),
    Column("unit", "What a number counts or is measured in. Empty where it has no unit."),
    Column("required", "Whether every row has a value.", Type.BOOLEAN, required=True),
    Column(
        "values", f"The only values there can be, joined by “{SEPARATOR.strip()}”. Empty where others can."
    ),
    Column("key", "Whether it is a part of what tells rows apart.", Type.BOOLEAN, required=True),
    Column("refers_to", "The table and column whose values it names."),
    Column("source", "What the table was made from.", required=True),
)


def dictionary_table(tables: Iterable[Table]) -> Table:
    """The dictionary, itself a table, with its own columns."""
    about = "Every column of every table: what it means, what it holds, and where it comes from."
    blank = Table(
        "dictionary",
        "Dictionary",
        about,
        "the definitions of the tables",
        Group.STORE,
        _COLUMNS,
        ("table", "column"),
        (),
    )
    rows = tuple(row for table in (*tables, blank) for row in _rows(table))
    return Table(blank.name, blank.title, about, blank.source, blank.group, blank.columns, blank.key, rows)


def _rows(table: Table) -> Iterable[Row]:
    for column in table.columns:
        targets = [
            f"{key.table}.{target}"
            for key in table.foreign_keys
            for name, target in zip(key.columns, key.target, strict=True)
            if name == column.name
        ]
        yield (
            table.name, table.title, column.name, column.help, str(column.type), column.unit or None, column.required,
            SEPARATOR.join(column.values) or None, column.name in table.key, SEPARATOR.join(targets) or None,
            table.source,
        )  # fmt: skip
