"""Which fields of a model hold ids of other records, found in the annotations."""

from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from evidence_store.records.model_fields import models_in, target_of
from evidence_store.sources.positions import Path


class Reference(NamedTuple):
    """A field that names another record."""

    path: Path
    """Where it stands in the record, in the names of the file."""
    kind: str
    """The kind of the record it names."""
    id: str
    """The id it names."""


def references(record: BaseModel) -> list[Reference]:
    """Every reference in `record`, in the order of its fields."""
    found: list[Reference] = []
    _in_model(record, (), found)
    return found


def _in_model(model: BaseModel, path: Path, found: list[Reference]) -> None:
    values = model.__dict__
    for name, key, kind in _plan(type(model)):
        value = values[name]
        if value is not None:
            _in_value(value, kind, (*path, key), found)


def _in_value(value: Any, kind: str, path: Path, found: list[Reference]) -> None:
    if isinstance(value, str):
        if kind:
            found.append(Reference(path, kind, value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _in_value(item, kind, (*path, index), found)
    elif isinstance(value, BaseModel):
        _in_model(value, path, found)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """The fields that hold references or further models: name, key in files, kind or nothing."""
    plan = []
    for name, field in model.model_fields.items():
        kind = target_of(field)
        if kind or any(map(targets, models_in(field.annotation))):
            plan.append((name, field.alias or name, kind))
    return tuple(plan)


def targets(model: type[BaseModel]) -> frozenset[str]:
    """The kinds that records of this model may refer to."""
    found = set()
    for name, _, kind in _plan(model):
        if kind:
            found.add(kind)
        for inner in models_in(model.model_fields[name].annotation):
            found |= targets(inner)
    return frozenset(found)
