"""Fields of a model -> columns: the type, the limits and the help that the model already states."""

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from evidence_store.pages.open_data.table import Cell, Column, Type
from evidence_store.records.record import help_of

SEPARATOR = "; "
"""Stands between the values of a list in one cell."""
_SEVERAL = f'Several are joined by "{SEPARATOR.strip()}".'
_UNITS: Mapping[str, str] = {
    "i2": "percent", "k": "studies", "n": "people", "n_t": "people", "n_c": "people", "total_t": "people",
    "total_c": "people", "events_t": "people", "events_c": "people", "participants": "people",
    "participants_favour": "people", "favour": "studies", "against": "studies", "no_difference": "studies",
    "studies": "studies", "uk_studies": "studies", "ages_from": "years", "ages_to": "years", "by": "steps of GRADE",
    "prop_t": "share of 1", "prop_c": "share of 1", "baseline_risk_value": "share of 1",
    "amount": "money in the currency beside it", "at_most": "pounds",
}  # fmt: skip
"""Units by the last words of a column's name. Numbers without one are ranks, or on the scale of their metric."""


class Leaf(NamedTuple):
    """A field with a value of its own, as a column or two."""

    path: tuple[str, ...]
    """The attributes that lead to it."""
    columns: tuple[Column, ...]
    """Two for a pair of numbers."""
    field: FieldInfo
    several: bool = False
    """Whether a cell may hold several values."""

    def cells(self, part: BaseModel) -> Iterator[Cell]:
        """Its values in a record or group; None where it, or a group around it, is left out."""
        value: Any = part
        for name in self.path:
            value = getattr(value, name, None)
        if len(self.columns) == 2:
            yield from value if value is not None else (None, None)
        elif isinstance(value, tuple):
            yield SEPARATOR.join(map(str, value)) or None
        else:
            yield str(value) if self.columns[0].type is Type.STRING and value is not None else value


def leaf(model: type[BaseModel], path: tuple[str, ...], prefix: str, *, optional: bool) -> Leaf:
    """The column of the field at the end of `path`, which is one of `model`."""
    field = model.model_fields[path[-1]]
    name = prefix + (field.alias or path[-1]).replace("-", "_")
    help = help_of(field)
    kind = _Value.of(field.annotation, [*field.metadata, field.json_schema_extra])
    if kind.pair is not None:
        sides = ("low", "high") if kind.pair.type is Type.NUMBER else ("column", "row")
        return Leaf(path, tuple(kind.pair.column(f"{name}_{side}", help, False) for side in sides), field)
    if kind.several:
        return Leaf(path, (Column(name, f"{help} {_SEVERAL}"),), field, several=True)
    return Leaf(path, (kind.column(name, help, field.is_required() and not optional),), field)


@dataclass
class _Value:
    """What the annotation of a field says of its values."""

    type: Type = Type.STRING
    values: tuple[str, ...] = ()
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    several: bool = False
    pair: "_Value | None" = None

    @classmethod
    def of(cls, annotation: Any, marks: Iterable[Any] = ()) -> "_Value":
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return cls.of(args[0], [*args[1:], *marks])
        if origin in (Union, types.UnionType):
            options = [arg for arg in args if arg is not type(None)]
            return cls.of(options[0], marks) if len(options) == 1 else cls()
        if origin is tuple:
            pair = len(args) == 2 and args[1] is not Ellipsis
            return cls(pair=cls.of(args[0])) if pair else cls(several=True)
        if origin is Literal:
            texts = all(isinstance(arg, str) for arg in args)
            return cls(values=tuple(args)) if texts else cls(Type.INTEGER)
        found = cls(_TYPES.get(annotation, Type.STRING))
        for mark in marks:
            found._read(mark)
        return found

    def _read(self, mark: Any) -> None:
        """Take a limit or a pattern from what stands beside a type."""
        if isinstance(mark, FieldInfo):
            for inner in (*mark.metadata, mark.json_schema_extra):
                self._read(inner)
        schema = getattr(mark, "json_schema", mark)
        if isinstance(schema, dict):
            self.pattern = str(schema.get("pattern", self.pattern))
        self.pattern = getattr(mark, "pattern", None) or self.pattern
        for lower in ("ge", "gt"):
            self.least = getattr(mark, lower, self.least)
        for upper in ("le", "lt"):
            self.most = getattr(mark, upper, self.most)

    def column(self, name: str, help: str, required: bool) -> Column:
        unit = ""
        if self.type in (Type.INTEGER, Type.NUMBER):
            unit = next((u for end, u in _UNITS.items() if name == end or name.endswith(f"_{end}")), "")
        return Column(name, help, self.type, unit, required, self.values, self.pattern, self.least, self.most)


_TYPES = {int: Type.INTEGER, float: Type.NUMBER, bool: Type.BOOLEAN, date: Type.DATE}


def group_of(annotation: Any) -> type[BaseModel] | None:
    """The model of a field that holds one group of fields, or none."""
    models = _models_below(annotation, through_lists=False)
    return models[0] if models else None


def groups_of(annotation: Any) -> type[BaseModel] | None:
    """The model of a field that holds a list of groups."""
    models = _models_below(annotation, through_lists=True)
    return models[0] if models else None


def _models_below(annotation: Any, *, through_lists: bool) -> list[type[BaseModel]]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _models_below(args[0], through_lists=through_lists)
    if origin in (Union, types.UnionType):
        return [m for arg in args for m in _models_below(arg, through_lists=through_lists)]
    if origin is tuple:
        return _models_below(args[0], through_lists=False) if through_lists and len(args) == 2 else []
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return [annotation] if is_model and not through_lists else []
