"""What the model says is wrong with a value, in words an editor can act on."""

import re
import types
from collections.abc import Mapping, Sequence
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from evidence_store.diagnostics import Diagnostic, Rule, did_you_mean
from evidence_store.records import rules
from evidence_store.records.entry import Entry
from evidence_store.records.record import help_of
from evidence_store.sources.positions import Path

_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("text", 'put it in double quotes: "…"'),
    "int_type": ("a whole number", "write digits only, without commas, spaces or quotes: 1490"),
    "int_from_float": ("a whole number", "write it without a decimal point: 1490"),
    "float_type": ("a number", "write digits with a decimal point, without quotes: 0.57"),
    "bool_type": ("true or false", "write true or false"),
    "date_type": ("a date", "write it as year-month-day: 2019-11-29"),
    "date_from_datetime_inexact": ("a date", "write it as year-month-day: 2019-11-29"),
    "tuple_type": ("a list", "write each item on a line of its own, beginning with a hyphen and a space"),
    "model_type": ("a group of fields", "write the fields on the lines below, two more spaces to the right"),
}
_RATING_WORDS = frozenset(
    {"rating", "ratings", "effectiveness", "strength", "effect_level", "score", "stars"}
)


def explain(error: Mapping[str, Any], model: type[BaseModel], data: Any) -> tuple[Rule, Path, bool, str, str]:
    """Rule, path, whether its key is meant, message and help for one error of the model."""
    path, kind, context = _real_path(error["loc"], data), error["type"], error.get("ctx") or {}
    name = _name(path)
    if kind == "missing" and isinstance(path[-1], int):
        kind, path = "too_short", path[:-1]  # [1.38] where two numbers belong
        name = _name(path)
    if kind == "missing":
        field = _field(model, path)
        return rules.MISSING_FIELD, path[:-1], True, f"`{path[-1]}` is missing", help_of(field)
    if kind == "extra_forbidden":
        return _unknown(model, path, error.get("input"))
    if kind in ("literal_error", "enum"):
        given = error.get("input")
        allowed = _choices(str(context.get("expected", "")))
        help = did_you_mean(str(given), allowed) or f"write one of: {', '.join(allowed)}"
        return rules.UNKNOWN_CHOICE, path, False, f'{name} cannot be "{_short(given)}"', help
    if kind in _TYPES:
        wanted, help = _TYPES[kind]
        if error.get("input") is None:
            return rules.WRONG_TYPE, path, False, f"{name} is empty", "fill it in, or delete the line"
        return (
            rules.WRONG_TYPE,
            path,
            False,
            f"{name} must be {wanted}, not {_shown(error.get('input'))}",
            _better(kind, error.get("input"), help),
        )
    if kind in ("greater_than_equal", "greater_than", "less_than_equal", "less_than"):
        bound = next(iter(context.values()))
        words = {
            "greater_than_equal": "at least",
            "greater_than": "more than",
            "less_than_equal": "at most",
            "less_than": "less than",
        }[kind]
        return (
            rules.OUT_OF_RANGE,
            path,
            False,
            (f"{name} is {_short(error.get('input'))}; it must be {words} {bound:g}"),
            help_of(_field(model, path)),
        )
    if kind == "finite_number":
        return (
            rules.OUT_OF_RANGE,
            path,
            False,
            f"{name} is not a number that can be used",
            "write the number as published",
        )
    if kind == "too_short" and context.get("field_type") == "Tuple":
        return (
            rules.MISSING_FIELD,
            path,
            False,
            f"{name} needs at least {context['min_length']}",
            help_of(_field(model, path)),
        )
    if kind in ("too_long", "too_short", "missing_argument", "unexpected_positional_argument"):
        return (
            rules.WRONG_TYPE,
            path,
            False,
            f"{name} has the wrong number of items",
            help_of(_field(model, path)),
        )
    if kind == "string_pattern_mismatch":
        return (
            rules.BAD_VALUE,
            path,
            False,
            f'{name} cannot be "{_short(error.get("input"))}"',
            help_of(_field(model, path)),
        )
    given = error.get("input")
    cannot = f'{name} cannot be "{_short(given)}"' if _short(given) else name
    help = _mended(kind, str(given)) or help_of(_field(model, path))
    return rules.BAD_VALUE, path, False, f"{cannot}: {error['msg']}", help


def findings(errors: Sequence[Any], entry: Entry[Any], data: Any) -> list[Diagnostic]:
    """One finding for each error; of the several that a choice of types gives, the first.

    A field that is missing because its name is misspelt is one mistake, and reported once.
    """
    model = entry.kind.model
    explained = [explain(error, model, data) for error in errors]
    misspelt = {(path[:-1], help) for rule, path, _, _, help in explained if rule is rules.UNKNOWN_FIELD}
    found: dict[tuple[Path, str], Diagnostic] = {}
    for error, (rule, path, key, message, help) in zip(errors, explained, strict=True):
        spot = path, ""
        if rule is rules.MISSING_FIELD and error["type"] == "missing":
            if (path, f'did you mean "{error["loc"][-1]}"?') in misspelt:
                continue
            spot = path, message
        found.setdefault(spot, rule.at(entry.place(*path, key=key), message, help))
    return list(found.values())


def _real_path(loc: tuple[Any, ...], data: Any) -> Path:
    """The path without the names of types that a choice of types puts into it."""
    path: list[str | int] = []
    here = data
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(here, dict):
            if step in here or last:
                path.append(step)
                here = here.get(step)
        elif isinstance(here, tuple) and isinstance(step, int):
            path.append(step)
            here = here[step] if step < len(here) else None
    return tuple(path)


def _unknown(model: type[BaseModel], path: Path, value: Any) -> tuple[Rule, Path, bool, str, str]:
    word = str(path[-1])
    if value is None and " " in word:  # {text: some help, but not all}
        help = "a comma begins a new field in curly brackets: put text that has one in double quotes"
        return rules.UNKNOWN_FIELD, path, True, f"`{_short(word)}` is not a field here", help
    if word.lower() in _RATING_WORDS:
        return (
            rules.RATING_TYPED,
            path,
            True,
            f"`{word}` is a rating, and ratings are not typed",
            (
                "delete it: ratings are worked out from the facts in the outcomes of a summary, "
                "and a practice or partner never carries one"
            ),
        )
    owner = _owner(model, path[:-1])
    known = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
    help = did_you_mean(word, known) or f"the fields here are: {', '.join(known)}"
    return rules.UNKNOWN_FIELD, path, True, f"`{word}` is not a field here", help


def _owner(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that the value at `path` is checked against."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        field = next((f for n, f in here.model_fields.items() if step in (n, f.alias)), None)
        here = _model_in(field.annotation) if field else None
    return here


def _field(model: type[BaseModel], path: Path) -> Any:
    names = [step for step in path if isinstance(step, str)]
    owner = _owner(model, tuple(names[:-1])) if names else None
    if owner is None:
        return None
    return next((f for n, f in owner.model_fields.items() if names[-1] in (n, f.alias)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple) or get_args(annotation):
        return next(filter(None, (_model_in(inner) for inner in get_args(annotation))), None)
    return None


def _name(path: Path) -> str:
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else (f".{step}" if words else str(step))
    return f"`{words}`" if words else "the file"


def _choices(expected: str) -> list[str]:
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip()]


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        f'"{_short(value)}"'
        if isinstance(value, str)
        else f"the {'date' if hasattr(value, 'isoformat') else 'number'} {_short(value)}"
    )


def _better(kind: str, given: Any, help: str) -> str:
    """A help that names the very slip, where it can be told."""
    if kind in ("float_type", "int_type") and isinstance(given, str):
        plain = given.strip().replace("−", "-").replace("–", "-")
        without_comma = plain.replace(",", "") if kind == "int_type" else plain.replace(",", ".")
        for candidate in (without_comma, plain.rstrip(" %")):
            if _is_number(candidate):
                percent = ", and check whether a share of 1 is meant" if "%" in plain else ""
                return f"write {candidate} without quotes{percent}"
    if kind == "bool_type" and str(given).lower() in ("yes", "no", "on", "off"):
        return f"write {'true' if str(given).lower() in ('yes', 'on') else 'false'}"
    if kind == "string_type" and given is not None and not isinstance(given, (dict, tuple)):
        return f'put it in double quotes: "{given}"'
    return help


def _mended(kind: str, given: str) -> str:
    """The value as it was probably meant, where that can be told."""
    if kind == "bad-doi" and (start := given.find("10.")) > 0:
        return f"write {given[start:]}"
    if kind == "bad-address" and "." in given and not re.search(r"[\s:]", given):
        return f"write https://{given}"
    if kind == "bad-id" and (slug := re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")):
        return f"write {slug[:80].strip('-')}"
    return ""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
