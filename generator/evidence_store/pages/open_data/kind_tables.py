"""Records -> tables: one of each kind, and one of each list of groups in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import getdoc
from typing import Any, NamedTuple

from evidence_store.catalogue import Catalogue
from evidence_store.pages.open_data.plan import NUMBER, Child, Plan, plan_of
from evidence_store.pages.open_data.table import Cell, Column, ForeignKey, Group, Row, Table, Type
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import target_of

RECORDS = "records"
"""The table of all records, to which tables of several kinds refer."""
RECORD_KEY = (
    Column("kind", "The kind of the record.", required=True),
    Column("id", "The record's id.", required=True),
)
_NUMBER = Column(NUMBER, "Its place in the list, from 1.", Type.INTEGER, required=True)


class _Owner(NamedTuple):
    """A row that parts hang on."""

    table: str
    columns: tuple[str, ...]
    """Its key, as its parts name it."""
    target: tuple[str, ...]
    """Its key, as its own table names it."""


@dataclass
class _Filling:
    """A table while rows are added."""

    name: str
    title: str
    about: str
    group: Group
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    sources: dict[str, None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def table(self) -> Table:
        return Table(
            self.name, self.title, self.about, ", ".join(self.sources), self.group, self.columns, self.key,
            tuple(self.rows), self.foreign_keys,
        )  # fmt: skip


def kind_tables(catalogue: Catalogue) -> list[Table]:
    """All tables of records, in the order of the kinds; parts stand behind their owner."""
    made: dict[str, _Filling] = {}
    plurals = {kind.name: kind.data_name for kind in catalogue.kinds}
    for kind in catalogue.kinds:
        _Kind(kind, plurals, made).fill(catalogue)
    return [filling.table() for filling in made.values()]


class _Kind:
    """Fills the tables of one kind."""

    def __init__(self, kind: Kind, plurals: Mapping[str, str], made: dict[str, _Filling]) -> None:
        self.kind, self.plurals, self.made = kind, plurals, made
        self.source = f"content/{kind.file or '/'.join(filter(None, (kind.plural, '*.md')))}"
        self.group = (
            Group.EVIDENCE
            if kind.name in ("intervention", "reference")
            else Group.VOCABULARY
            if kind.file
            else Group.PRACTICE
        )

    def fill(self, catalogue: Catalogue) -> None:
        """Add every record of the kind."""
        name = self.kind.data_name
        plan = plan_of(self.kind.model, name)
        own = Column("id", "Its permanent id.", required=True)
        order = _order(plan, self.kind.columns)
        about = self.kind.about or _first_line(self.kind.model)
        self._begin(name, self.kind.label_plural, about, plan, (own,), ("id",), (), order)
        owner = _Owner(name, (self.kind.name.replace("-", "_"),), ("id",))
        self._begin_children(plan, owner)
        for entry in catalogue.of(self.kind.name):
            cells = [cell for leaf in plan.leaves for cell in leaf.cells(entry.record)]
            self.made[name].rows.append((entry.id, *(cells[place] for place in order)))
            self._add_children(plan, entry.record, (entry.id,), entry.key)

    def _begin(
        self,
        name: str,
        title: str,
        about: str,
        plan: Plan,
        keys: tuple[Column, ...],
        key: tuple[str, ...],
        foreign_keys: tuple[ForeignKey, ...],
        order: Sequence[int] | None = None,
    ) -> None:
        columns = [column for leaf in plan.leaves for column in leaf.columns]
        taken = {column.name for column in keys}
        named = [
            Column(f"{c.name}_stated", c.help, c.type, c.unit) if c.name in taken else c for c in columns
        ]
        if order is not None:
            named = [named[place] for place in order]
        references = tuple(
            ForeignKey((leaf.columns[0].name,), self.plurals[target], ("id",))
            for leaf in plan.leaves
            if (target := target_of(leaf.field)) in self.plurals and not leaf.several
        )
        filling = self.made.setdefault(
            name, _Filling(name, title, about, self.group, (*keys, *named), key, (*foreign_keys, *references))
        )
        filling.sources[self.source] = None

    def _begin_children(self, plan: Plan, owner: _Owner) -> None:
        for child in plan.children:
            name, own_key, title = child.naming
            if child.shared:
                keys: tuple[Column, ...] = (*RECORD_KEY, _NUMBER)
                foreign = (ForeignKey(("kind", "id"), RECORDS, ("kind", "id")),)
                grand = _Owner(owner.table, (*owner.columns, f"{name}_number"), owner.target)
            else:
                own = _NUMBER
                if child.names:
                    own = Column(own_key, "Which one.", required=True, values=tuple(child.names.values()))
                elif own_key != NUMBER:
                    own = Column(own_key, "Its id, unique within its owner.", required=True)
                above = [Column(column, _owner_help(column), required=True) for column in owner.columns]
                keys = (*(_typed(column) for column in above), own)
                foreign = (ForeignKey(owner.columns[: len(owner.target)], owner.table, owner.target),)
                last = name.rpartition("-")[2]
                called = own_key if own_key not in ("id", NUMBER) else f"{last}_{own_key}"
                grand = _Owner(name, (*owner.columns, called), (*owner.columns, own_key))
            plain = name.removeprefix(f"{self.kind.data_name}-").replace("-", " ")
            shown = title or f"{self.kind.label_plural}: {plain}"
            about = _first_line(child.model)
            self._begin(name, shown, about, child.plan, keys, tuple(k.name for k in keys), foreign)
            if child.shared:
                self.made[name].group = Group.STORE
            self._begin_children(child.plan, grand)

    def _add_children(
        self, plan: Plan, part: Any, owner_key: tuple[Cell, ...], record_key: tuple[str, str]
    ) -> None:
        for child in plan.children:
            for own_key, item in _items(child, part):
                key = (*owner_key, own_key)
                cells = (cell for leaf in child.plan.leaves for cell in leaf.cells(item))
                shown = (*record_key, own_key) if child.shared else key
                self.made[child.naming.name].rows.append((*shown, *cells))
                self._add_children(child.plan, item, key, record_key)


def _items(child: Child, part: Any) -> Iterator[tuple[Cell, Any]]:
    value = part
    for name in child.path:
        value = getattr(value, name, None)
    if child.names:
        for name, called in child.names.items():
            if (item := getattr(value, name, None)) is not None:
                yield called, item
        return
    for number, item in enumerate(value or (), start=1):
        yield (number if child.naming.key == NUMBER else item.id), item


def _order(plan: Plan, first: Sequence[str]) -> list[int]:
    """The places of the columns: those that lists show come first, as they always did."""
    names = [leaf.path[0] for leaf in plan.leaves for _ in leaf.columns]
    wanted = {name: place for place, name in enumerate(first)}
    return sorted(range(len(names)), key=lambda place: (wanted.get(names[place], len(wanted)), place))


def _typed(column: Column) -> Column:
    return (
        Column(column.name, column.help, Type.INTEGER, required=True)
        if column.name.endswith(NUMBER)
        else column
    )


def _owner_help(name: str) -> str:
    return f"What it belongs to: the {name.replace('_', ' ')}."


def _first_line(model: type) -> str:
    return (getdoc(model) or "").split("\n\n")[0].replace("\n", " ")
