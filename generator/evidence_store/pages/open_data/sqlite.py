"""Tables -> one SQLite file: keys declared, the dictionary inside, views that answer common questions.

The same tables give the same bytes, whichever version of SQLite writes them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from evidence_store.aside import PART, large_folder
from evidence_store.pages.open_data.table import Cell, Column, Row, Table, Type
from evidence_store.pages.open_data.views import EFFECT, VIEWS

ADDRESS = "data/evidence-store.sqlite"
_TYPES = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "REAL",
    Type.BOOLEAN: "INTEGER",
    Type.DATE: "TEXT",
}
_OF_THE_WRITER = (slice(24, 28), slice(92, 100))
"""Where a file says how often it was changed, and by which version of the library: nothing depends on it."""


def as_sqlite(tables: Sequence[Table], levels: Mapping[str, str]) -> Iterator[bytes]:
    """The whole file, some at a time. `levels` names levels of effect that the vocabulary has no words for."""
    with TemporaryDirectory(prefix="evidence-store-", dir=large_folder()) as folder:
        file = Path(folder) / "tables.sqlite"
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            _fill(database, tables, levels)
        with file.open("rb") as made:
            head = bytearray(made.read(PART))
            for place in _OF_THE_WRITER:
                head[place] = bytes(place.stop - place.start)
            yield bytes(head)
            while part := made.read(PART):
                yield part


def _fill(database: sqlite3.Connection, tables: Sequence[Table], levels: Mapping[str, str]) -> None:
    for setting in (
        "page_size = 4096",
        "journal_mode = OFF",  # nobody else reads the file, and a half of it is thrown away
        "synchronous = OFF",
        "ignore_check_constraints = ON",  # the models have checked every value; again would be a quarter of the time
    ):
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    for table in tables:
        database.execute(_create(table))
        marks = ", ".join("?" * len(table.columns))
        database.executemany(
            f"INSERT INTO {_name(table.sql_name)} VALUES ({marks})",  # noqa: S608
            _values(table.rows),
        )
    there = {table.name for table in tables}
    for view in VIEWS:
        if there.issuperset(view.tables):
            query = view.query.replace(EFFECT, _effect(levels))
            database.execute(f"CREATE VIEW {_name(view.name)} AS\n{query}")
    database.execute("COMMIT")
    database.execute("VACUUM")


def _values(rows: Iterable[Row]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        yield (
            [cell.isoformat() if isinstance(cell, date) else cell for cell in row]
            if date in map(type, row)
            else row
        )


def _effect(levels: Mapping[str, str]) -> str:
    """The words for a level: the vocabulary's, else those of the step of a rule's own scale."""
    steps = "".join(f" WHEN {_literal(level)} THEN {_literal(label)}" for level, label in levels.items())
    return f"coalesce({EFFECT}, CASE r.level{steps} END)" if steps else EFFECT


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


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
