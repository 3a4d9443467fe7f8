"""What a model says of a field by its way through the data: its help, its choices, whom it refers to."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from evidence_store.records.fields import RefersTo
from evidence_store.sources.positions import Path


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that the value at `path` is checked against; None for what is no group of fields."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and here is not None:
            field = fields_of(here).get(step)
            here = next(models_in(field.annotation), None) if field else None
    return here


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field at `path`, or the one whose item it is; None if there is none."""
    names = [step for step in path if isinstance(step, str)]
    owner = model_at(model, tuple(names[:-1])) if names else None
    return fields_of(owner).get(names[-1]) if owner else None


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by their names in files."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def target_of(field: FieldInfo) -> str:
    """The kind of the records that a field names; nothing for one that names none."""
    marks = (mark.kind for mark in field.metadata if isinstance(mark, RefersTo))
    return next(marks, "") or _target(field.annotation)


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words that a field with fixed choices may hold."""
    return tuple(str(choice) for choice in _literals(field.annotation))


def holds_list(field: FieldInfo) -> bool:
    """Whether a field holds a list."""
    return _is_list(field.annotation)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(
        _is_list(inner) for inner in get_args(annotation) if get_origin(annotation) is not Literal
    )


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _literals(inner)


def _target(annotation: Any) -> str:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, RefersTo):
            return mark.kind
    return next(filter(None, map(_target, get_args(annotation))), "")
