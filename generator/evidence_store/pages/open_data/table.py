"""A table of the open data: what it holds, what each column means, and its rows.

Everything that is written of a table (CSV, dictionary, data package, SQLite, Parquet, the page about the data) comes
from this one definition.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

Cell = str | int | float | bool | date | None
"""A value; None where there is none."""
Row = tuple[Cell, ...]


class Type(StrEnum):
    """What a column holds, in the words of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


class Group(StrEnum):
    """Where a reader looks for a table."""

    EVIDENCE = "Evidence and ratings"
    PRACTICE = "Practice, partners and programmes"
    VOCABULARY = "Vocabulary"
    STORE = "The store as a whole"


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    name: str
    help: str
    """What it means, in a sentence or two."""
    type: Type = Type.STRING
    unit: str = ""
    """What a number counts or is measured in; empty where it has no unit."""
    required: bool = False
    """Whether every row has a value."""
    values: tuple[str, ...] = ()
    """The only values there can be; empty where others can."""
    pattern: str = ""
    """The regular expression that a text matches, if there is one."""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    """The key of that table."""


class RowsMadeAnew(Collection[Row]):
    """Rows that are made again for whoever goes through them: so many that nobody should hold them."""

    def __init__(self, make: Callable[[], Iterator[Row]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return self._make()

    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows."""

    name: str
    """In lower case with hyphens; its file is `data/<name>.csv`."""
    title: str
    about: str
    """What a row is, and how it came about, in a sentence or two."""
    source: str
    """What it was made from."""
    group: Group
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell rows apart; none where two rows may be alike."""
    rows: Collection[Row]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def address(self) -> str:
        """Where its CSV stands."""
        return f"data/{self.name}.csv"

    @property
    def sql_name(self) -> str:
        """Its name where hyphens would be taken for minus signs."""
        return self.name.replace("-", "_")
