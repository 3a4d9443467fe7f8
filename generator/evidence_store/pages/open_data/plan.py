"""A kind's model -> which tables its records fill, before any record is looked at.

Fields with one value are columns; a group of fields is laid flat, its name before theirs. A list of groups is a table
of its own with the key of its owner and a number, and so is a group of like groups, such as the reasons of GRADE.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from evidence_store.kinds.parts import Change, Inference, Milestone, Named
from evidence_store.pages.open_data.columns import Leaf, group_of, groups_of, leaf

NUMBER = "number"


class Naming(NamedTuple):
    """What a table of parts is called where its derived name would say little."""

    name: str
    key: str = NUMBER
    """The column that tells its rows apart within their owner."""
    title: str = ""


NAMES = {
    "interventions-outcomes": Naming("results", "result", "Results"),
    "interventions-quality": Naming("quality", "dimension", "Quality of the reviews"),
    "results-certainty-down": Naming("reasons-down", "reason", "Reasons to be less sure"),
    "results-certainty-up": Naming("reasons-up", "reason", "Reasons to be surer"),
    "interventions-sources": Naming("reviews", title="Reviews behind the summaries"),
    "interventions-authors": Naming("authors", title="Authors of the summaries"),
    "interventions-changes-ratings-changed": Naming("ratings-changed", title="Ratings that changed"),
    "results-also-reported": Naming("results-also-reported", title="Estimates that other reviews report"),
    "references-author": Naming("references-authors", title="Authors of the references"),
    "practices-voices": Naming("voices", "who", "Voices"),
}
"""By owner and fields."""

_UNSAID = ("apply", "results")
"""Groups whose name would only lengthen that of a table."""

SHARED: tuple[tuple[type[BaseModel], str, str], ...] = (
    (Change, "changes", "Changes of pages"),
    (Inference, "inferences", "Values that no source states"),
    (Milestone, "milestones", "Dated steps"),
    (Named, "people", "People in public roles"),
)
"""Groups that kinds share have one table for all of them."""


@dataclass(frozen=True)
class Plan:
    """What is read from a model."""

    leaves: tuple[Leaf, ...]
    children: "tuple[Child, ...]"


@dataclass(frozen=True)
class Child:
    """A table of parts below a record or another part."""

    path: tuple[str, ...]
    """The attributes that lead to it."""
    model: type[BaseModel]
    naming: Naming
    plan: Plan
    names: Mapping[str, str] = field(default_factory=dict)
    """For a group of like groups: what each of its fields is called in files, which is its key."""
    shared: bool = False
    """Whether other kinds have rows in it, too."""


@cache
def plan_of(model: type[BaseModel], owner: str, *, own_id: str = "") -> Plan:
    """The columns and further tables of `model`, whose rows stand in the table `owner`. `own_id` is no column again."""
    leaves, children = [], []
    for found in _walk(model, (), "", owner, optional=False):
        if isinstance(found, Child):
            children.append(found)
        elif not (own_id and found.path == ("id",)):
            leaves.append(found)
    return Plan(tuple(leaves), tuple(children))


def _walk(
    model: type[BaseModel], path: tuple[str, ...], prefix: str, owner: str, *, optional: bool
) -> Iterator[Leaf | Child]:
    for name, info in model.model_fields.items():
        here = (*path, name)
        inner, listed = group_of(info.annotation), groups_of(info.annotation)
        if listed is not None:
            yield _child(here, listed, owner, by_name=None)
        elif inner is None:
            yield leaf(model, here, prefix, optional=optional)
        elif (like := _like(inner)) is not None:
            yield _child(here, like, owner, by_name=inner)
        else:
            key = (info.alias or name).replace("-", "_")
            not_always = optional or not info.is_required()
            yield from _walk(inner, here, f"{prefix}{key}_", owner, optional=not_always)


def _child(
    path: tuple[str, ...], model: type[BaseModel], owner: str, *, by_name: type[BaseModel] | None
) -> Child:
    shared = next((s for s in SHARED if issubclass(model, s[0])), None)
    steps = (step.replace("_", "-") for step in path if step not in _UNSAID)
    derived = "-".join((owner, *steps))
    if shared is not None:
        base, name, title = shared
        # What a kind adds to a shared group has a table of its own.
        more = plan_of(model, derived).children
        return Child(
            path, base, Naming(name, NUMBER, title), Plan(plan_of(base, name).leaves, more), shared=True
        )
    naming = NAMES.get(derived, Naming(derived, "id" if "id" in model.model_fields else NUMBER))
    own_id = naming.key if "id" in model.model_fields else ""
    plan = plan_of(model, naming.name, own_id=own_id)
    fields = by_name.model_fields if by_name is not None else {}
    names = {name: info.alias or name for name, info in fields.items()}
    return Child(path, model, naming, plan, names)


def _like(model: type[BaseModel]) -> type[BaseModel] | None:
    """The model of all fields of `model`, if they are groups of one and the same model."""
    inner = {group_of(info.annotation) for info in model.model_fields.values()}
    only = inner.pop() if len(inner) == 1 else None
    return only if only is not None and len(model.model_fields) > 1 else None
