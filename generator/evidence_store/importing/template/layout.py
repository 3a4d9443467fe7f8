"""Which sheets and columns a record has in a spreadsheet: derived from the fields of its kind.

Fields stand below each other on one sheet, a line each, and a line for each item of a list of values. What is repeated
as a group (results, authors) has a sheet of its own, a line for each; so has what is repeated within (other estimates),
and there the first column says which line it belongs to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence_store.records.form_fields import FormField, form_fields
from evidence_store.records.kind import Kind
from evidence_store.records.record import TableRecord
from evidence_store.sources.positions import Path

FIELDS, TEXT, REFERENCES, GUIDE, CHOICES = "fields", "text", "references", "read me", "choices"
"""The sheets that every template has, by their names."""
ID = FormField(
    "id", "line", help="The name of the file and of its page, for ever: lower-case-words-with-hyphens."
)


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a record or of a row."""

    path: Path
    """Its way from the record, or from the item of the list."""
    field: FormField
    many: bool = False
    """Whether it is a list of values."""
    people: bool = False
    """Whether it is a list of persons, a line each."""

    @property
    def name(self) -> str:
        """What the sheet calls it: `pooled.ci.1` is the first of two."""
        return ".".join(str(step + 1) if isinstance(step, int) else step for step in self.path)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet with a line for each item of a list."""

    path: Path
    """The list, by the names on the way to it."""
    columns: tuple[Column, ...]
    parent: str = ""
    """The sheet whose lines its own belong to."""

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a record."""

    kind: Kind
    fields: tuple[Column, ...]
    lists: Mapping[str, ListSheet]
    """By name; what others belong to comes first."""
    tables: Mapping[str, tuple[Column, ...]]
    """Tables of their own beside the record."""
    references: tuple[Column, ...]


def layout(kind: Kind, reference: Kind) -> Layout:
    """The sheets of a kind that has a file for each record. `reference` is the kind of the bibliography."""
    form = form_fields(kind.model)
    return Layout(
        kind,
        (Column(("id",), ID), *_columns(form)),
        {sheet.name: sheet for sheet in _lists(form)},
        {name: _row_columns(model) for name, model in kind.tables.items()},
        (Column(("id",), ID), *_columns(form_fields(reference.model), people=True)),
    )


def _row_columns(model: type[TableRecord]) -> tuple[Column, ...]:
    return tuple(column for column in _columns(form_fields(model)) if column.path != ("line",))


def _columns(fields: tuple[FormField, ...], above: Path = (), *, people: bool = False) -> Iterator[Column]:
    for field in fields:
        path = (*above, field.name)
        if field.type == "group":
            yield from _columns(field.fields, path)
        elif field.item is None:
            yield Column(path, field)
        elif field.most:
            yield from (Column((*path, number), _item(field)) for number in range(int(field.most)))
        elif not field.item.fields:
            yield Column(path, _item(field), many=True)
        elif people:
            yield Column(path, field, people=True)


def _item(field: FormField) -> FormField:
    """The item of a list of values, with the help of the list."""
    assert field.item is not None
    item = field.item
    return FormField(
        field.name,
        item.type,
        help=field.help,
        choices=item.choices,
        refers_to=item.refers_to,
        required=field.required,
    )


def _lists(fields: tuple[FormField, ...], above: Path = (), parent: str = "") -> Iterator[ListSheet]:
    for field in fields:
        path = (*above, field.name)
        if field.type == "group":
            yield from _lists(field.fields, path, parent)
        elif field.item is not None and field.item.fields:
            sheet = ListSheet(path, tuple(_columns(field.item.fields)), parent)
            yield sheet
            yield from _lists(field.item.fields, path, sheet.name)
