"""What a kind of content requires, as questions to a person; and answers read as the model reads files."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from evidence_store.diagnostics import did_you_mean
from evidence_store.records import rules
from evidence_store.records.explain import Fault, explain
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import (
    choices_of,
    field_at,
    fields_of,
    holds_list,
    model_at,
    models_in,
    target_of,
)
from evidence_store.records.record import help_of
from evidence_store.sources.positions import Path
from evidence_store.sources.yaml_scalars import meaning


class Question(NamedTuple):
    """A field that somebody has to fill in."""

    path: Path
    """Its way through the data; a number stands for the item of a list."""
    help: str
    choices: tuple[str, ...] = ()
    """The words it may hold, where they are fixed."""
    target: str = ""
    """The kind of the records it names."""
    many: bool = False
    """Whether it is a list."""
    group: type[BaseModel] | None = None
    """What each item of the list is made of, where that is more than one value."""

    @property
    def name(self) -> str:
        """The field as somebody types it: `evaluation.stage`."""
        return ".".join(map(str, self.path))


class Refused(Exception):
    """An answer that the field cannot hold; the text says why, and what to write."""


def questions(model: type[BaseModel], above: Path = ()) -> Iterator[Question]:
    """The fields that a model requires, in its order. Of a group the fields are asked, of a list of groups itself."""
    for name, field in fields_of(model).items():
        if not field.is_required():
            continue
        path, inner = (*above, name), next(models_in(field.annotation), None)
        if inner is not None and not holds_list(field):
            yield from questions(inner, path)
        else:
            yield Question(
                path, help_of(field), choices_of(field), target_of(field), holds_list(field), inner
            )


def path_of(kind: Kind, name: str) -> Path:
    """The way to a field that somebody typed: `bands.0.label`. Raises Refused if there is none."""
    path = tuple(int(step) if step.isdigit() else step for step in name.split("."))
    for end, step in enumerate(path, start=1):
        owner = model_at(kind.model, path[: end - 1])
        if isinstance(step, str) and (owner is None or step not in fields_of(owner)):
            known = fields_of(owner) if owner else {}
            help = did_you_mean(step, known) or f"the fields here are: {', '.join(known) or 'none'}"
            raise Refused(f"`{step}` is not a field here; {help}")
    if model_at(kind.model, path) is not None:
        first = f"{name}.{'0.' if _is_list(kind, path) else ''}{next(iter(fields_of(_group(kind, path))))}"
        raise Refused(f"`{name}` is a group of fields: set each of them, like {first}")
    return path


def with_answer(kind: Kind, data: Mapping[str, Any], path: Path, text: str) -> dict[str, Any]:
    """`data` with one field filled in, or one more item in its list. Raises Refused.

    A number or date counts as one where the field takes it; elsewhere it is text.
    """
    if _is_list(kind, path):
        path = (*path, len(_at(data, path) or ()))
    faults = list[Fault]()
    for value in dict.fromkeys((meaning(text.strip()), text.strip())):
        filled = _put(data, path, value)
        fault = _fault(kind, filled, path)
        if fault is None:
            return dict(filled)
        faults.append(fault)
    fault = next((fault for fault in faults if fault.rule is not rules.WRONG_TYPE), faults[0])
    raise Refused(f"{fault.message}; {fault.help}" if fault.help else fault.message)


def is_answered(data: Mapping[str, Any], question: Question) -> bool:
    """Whether the field has a value already."""
    return _at(data, question.path) is not None


def _fault(kind: Kind, data: Any, path: Path) -> Fault | None:
    """What the model says of the value at `path`; what is missing elsewhere does not matter yet."""
    try:
        kind.model.model_validate(data)
    except ValidationError as error:
        faults = (explain(found, kind.model, data) for found in error.errors(include_url=False))
        return next((fault for fault in faults if fault.path == path), None)
    return None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(data or ())
        if step > len(items):
            raise Refused(f"item {step} comes before item {len(items)}: count from 0, without a gap")
        items[step : step + 1] = [_put(items[step] if step < len(items) else None, rest, value)]
        return tuple(items)
    return {**(data or {}), step: _put((data or {}).get(step), rest, value)}


def _is_list(kind: Kind, path: Path) -> bool:
    field = field_at(kind.model, path)
    return bool(path) and isinstance(path[-1], str) and field is not None and holds_list(field)


def _group(kind: Kind, path: Path) -> type[BaseModel]:
    group = model_at(kind.model, path)
    assert group is not None
    return group
