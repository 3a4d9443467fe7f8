"""Tables -> one SQLite file: keys declared, the dictionary inside, views that answer common questions.

The same tables give the same bytes, whichever version of SQLite writes them.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from evidence_store.pages.open_data.table import Cell, Column, Table, Type
from evidence_store.pages.open_data.views import VIEWS

ADDRESS = "data/evidence-store.sqlite"
_TYPES = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.BOOLEAN: "INTEGER",
    Type.DATE: "TEXT",
}
_WRITER_VERSION = slice(96, 100)
"""Where a file says which version of the library wrote it last: nothing depends on it."""


def as_sqlite(tables: Sequence[Table]) -> bytes:
    """The whole file."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            rows = ([_value(cell) for cell in row] for row in table.rows)
            database.executemany(f"INSERT INTO {_name(table.sql_name)} VALUES ({marks})", rows)  # noqa: S608
        there = {table.name for table in tables}
        for view in VIEWS:
            if there.issuperset(view.tables):
                database.execute(f"CREATE VIEW {_name(view.name)} AS\n{view.query}")
        database.execute("COMMIT")
        database.execute("VACUUM")
        made = bytearray(database.serialize())
    finally:
        database.close()
    made[_WRITER_VERSION] = bytes(4)
    return bytes(made)


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_name(key.table.replace('-', '_'))} ({_names(key.target)})"
        for key in table.foreign_keys
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_name(table.sql_name)} (\n  {body}\n)" + (" WITHOUT ROWID" if table.key else "")


def _column(column: Column) -> str:
    text = f"{_name(column.name)} {_TYPES[column.type]}"
    if column.required:
        text += " NOT NULL"
    if column.type is Type.BOOLEAN:
        text += f" CHECK ({_name(column.name)} IN (0, 1))"
    if column.values:
        values = ", ".join(_literal(value) for value in column.values)
        text += f" CHECK ({_name(column.name)} IN ({values}))"
    return text


def _value(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
