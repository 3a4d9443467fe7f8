"""A field that is missing because it has another name, or stands in the field before it: one mistake, told once."""

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from evidence_store.records.meant_numbers import meant_range
from evidence_store.records.model_fields import fields_of, model_at
from evidence_store.sources.positions import Path


def helps(strange: Sequence[Path], missing: Sequence[Path], model: type[BaseModel]) -> Mapping[Path, str]:
    """What to do about each strange name that stands alone where fields are missing, by its path."""
    found = {}
    for path in strange:
        group = path[:-1]
        lost = [str(other[-1]) for other in missing if other[:-1] == group]
        if lost and [other[:-1] for other in strange].count(group) == 1:
            found[path] = _help(str(path[-1]), group, lost, model)
    return found


def range_help(given: str, path: Path, missing: Sequence[Path]) -> str:
    """What to do about a range in a field, where only the field for its end is missing; nothing anywhere else."""
    lost = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    bounds = meant_range(given).strip("[]").split(", ")
    return (
        f"write {path[-1]}: {bounds[0]} and {lost[0]}: {bounds[1]}"
        if len(lost) == 1 == len(bounds) - 1
        else ""
    )


def _help(word: str, group: Path, lost: Sequence[str], model: type[BaseModel]) -> str:
    for name in lost:
        below = model_at(model, (*group, name))
        if below is not None and word in fields_of(below):
            return f"write {name}: on a line above it, and put two more spaces before `{word}`"
    names = " and ".join(f"`{name}`" for name in lost)
    if len(lost) == 1:
        return f"{names} is missing: write that name instead"
    return f"{names} are missing: write them instead, each on a line of its own"
