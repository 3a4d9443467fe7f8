"""What the model says is wrong with a value, in words an editor can act on."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from evidence_store.diagnostics import Diagnostic, Rule, Suggestion, meant
from evidence_store.records import mends, misplaced_names, rules
from evidence_store.records.entry import Entry
from evidence_store.records.meant_numbers import RANGE
from evidence_store.records.model_fields import field_at, fields_of, model_at
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
_BOUNDS: Mapping[str, str] = {
    "greater_than_equal": "at least",
    "greater_than": "more than",
    "less_than_equal": "at most",
    "less_than": "less than",
}
_RATING_WORDS = frozenset(
    {"rating", "ratings", "effectiveness", "strength", "effect_level", "score", "stars"}
)


class Fault(NamedTuple):
    """What is wrong with one value, before it has a place in a file."""

    rule: Rule
    path: Path
    message: str
    help: str
    suggestion: Suggestion | None = None
    of_key: bool = False
    """Whether the name of the field is meant, not its value."""


def explain(error: Mapping[str, Any], model: type[BaseModel], data: Any) -> Fault:
    """What to say of one error of the model."""
    path, kind, context = _real_path(error["loc"], data), error["type"], error.get("ctx") or {}
    given = error.get("input")
    name = _name(path)
    if kind == "missing" and isinstance(path[-1], int):
        kind, path = "too_short", path[:-1]  # [1.38] where two numbers belong
        name = _name(path)
    if kind == "missing":
        help = help_of(field_at(model, path))
        return Fault(rules.MISSING_FIELD, path[:-1], f"`{path[-1]}` is missing", help, of_key=True)
    if kind == "extra_forbidden":
        return _unknown(model, path, given)
    empty = mends.of_placeholder(given, field_at(model, path))
    if kind in ("literal_error", "enum"):
        allowed = _choices(str(context.get("expected", "")))
        if isinstance(given, tuple):
            help = f"keep one of: {', '.join(allowed)}"
            return Fault(rules.WRONG_TYPE, path, f"{name} must be text, not a list", help)
        help, suggestion = meant(str(given), allowed, f"write one of: {', '.join(allowed)}")
        if suggestion is None and (words := mends.choice_in_words(str(given), allowed)):
            help, suggestion = f'did you mean "{words}"?', Suggestion(str(given), words)
        return Fault(rules.UNKNOWN_CHOICE, path, f'{name} cannot be "{_short(given)}"', help, suggestion)
    if kind in _TYPES:
        wanted, help = _TYPES[kind]
        if given is None:
            return Fault(rules.WRONG_TYPE, path, f"{name} is empty", "fill it in, or delete the line")
        message = f"{name} must be {wanted}, not {_shown(given)}"
        if kind == "model_type" and (group := model_at(model, path)):
            help = f"{help}: {', '.join(fields_of(group))}"
        mend = mends.of_type(kind, given, help, field_at(model, path))
        return Fault(rules.WRONG_TYPE, path, message, *((empty, None) if empty else mend))
    if kind in _BOUNDS:
        bound = next(iter(context.values()))
        message = f"{name} is {_short(given)}; it must be {_BOUNDS[kind]} {bound:g}"
        help = help_of(field_at(model, path))
        if bound == 1 and isinstance(given, int | float) and 1 < given <= 100:
            help = f"{help} As a share of 1, {given:g} % is {given / 100:g}"
        return Fault(rules.OUT_OF_RANGE, path, message, help)
    if kind == "finite_number":
        message = f"{name} is not a number that can be used"
        return Fault(rules.OUT_OF_RANGE, path, message, "write the number as published")
    if kind == "too_short" and context.get("field_type") == "Tuple":
        message = f"{name} needs at least {context['min_length']}"
        return Fault(rules.MISSING_FIELD, path, message, help_of(field_at(model, path)))
    if kind in ("too_long", "too_short", "missing_argument", "unexpected_positional_argument"):
        message = f"{name} has the wrong number of items"
        return Fault(rules.WRONG_TYPE, path, message, help_of(field_at(model, path)))
    if kind == "string_pattern_mismatch":
        message = f'{name} cannot be "{_short(given)}"'
        help, suggestion = mends.of_pattern(str(context.get("pattern", "")), str(given))
        return Fault(rules.BAD_VALUE, path, message, help or help_of(field_at(model, path)), suggestion)
    cannot = f'{name} cannot be "{_short(given)}"' if _short(given) else name
    help, suggestion = (empty, None) if empty else mends.of_form(kind, str(given))
    help = help or help_of(field_at(model, path))
    return Fault(rules.BAD_VALUE, path, f"{cannot}: {error['msg']}", help, suggestion)


def findings(errors: Sequence[Any], entry: Entry[Any], data: Any) -> list[Diagnostic]:
    """One finding for each error; of the several that a choice of types gives, the first.

    A field that is missing because its name is misspelt is one mistake, and reported once.
    """
    model = entry.kind.model
    explained = [explain(error, model, data) for error in errors]
    misspelt = {
        (fault.path[:-1], fault.suggestion.new)
        for fault in explained
        if fault.rule is rules.UNKNOWN_FIELD and fault.suggestion
    }
    missing = [
        (*fault.path, error["loc"][-1])
        for error, fault in zip(errors, explained, strict=True)
        if fault.rule is rules.MISSING_FIELD and error["type"] == "missing"
    ]
    missing = [path for path in missing if (path[:-1], path[-1]) not in misspelt]
    strange = [f.path for f in explained if f.rule is rules.UNKNOWN_FIELD and not f.suggestion]
    instead = dict(misplaced_names.helps(strange, missing, model))
    for error, fault in zip(errors, explained, strict=True):
        if fault.help == RANGE and (help := misplaced_names.range_help(error["input"], fault.path, missing)):
            instead[fault.path] = help
    told = {path[:-1] for path in instead}
    inside = {fault.path[:end] for fault in explained for end in range(len(fault.path))}
    found: dict[tuple[Path, str], Diagnostic] = {}
    for error, fault in zip(errors, explained, strict=True):
        spot = fault.path, ""
        group = _outdented(fault, model, data) if fault.rule is rules.UNKNOWN_FIELD else ""
        if group:
            words = f"`{fault.path[-1]}` stands on the level of `{group}`, to which it belongs"
            help = f"put two more spaces before each field of `{group}`"
            fault = Fault(rules.UNKNOWN_FIELD, fault.path, words, help, of_key=True)
            spot = (*fault.path[:-1], group), ""
        elif fault.path in instead:
            fault = fault._replace(help=instead[fault.path])
        short = error["type"] == "too_short" or "wrong number of items" in fault.message
        if short and fault.path in inside:
            continue  # of a list with a faulty item too little is left
        if fault.rule is rules.MISSING_FIELD and error["type"] == "missing":
            if (fault.path, error["loc"][-1]) in misspelt or fault.path in told:
                continue
            spot = fault.path, fault.message
        place = entry.place(*fault.path, key=fault.of_key)
        found.setdefault(spot, fault.rule.at(place, fault.message, fault.help, fault.suggestion))
    return list(found.values())


def _outdented(fault: Fault, model: type[BaseModel], data: Any) -> str:
    """The empty field above an unknown one that has a field of this name: the group it was meant for."""
    here = data
    for step in fault.path[:-1]:
        here = here[step]
    *above, word = list(here)[: list(here).index(fault.path[-1]) + 1]
    for name in reversed(above):
        group = model_at(model, (*fault.path[:-1], name))
        if here[name] is None and group is not None:
            return name if word in fields_of(group) else ""
    return ""


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


def _unknown(model: type[BaseModel], path: Path, value: Any) -> Fault:
    word = str(path[-1])
    message = f"`{_short(word)}` is not a field here"
    if value is None and " " in word:  # {text: some help, but not all}
        help = "a comma begins a new field in curly brackets: put text that has one in double quotes"
        return Fault(rules.UNKNOWN_FIELD, path, message, help, of_key=True)
    if word.lower() in _RATING_WORDS:
        help = (
            "delete it: ratings are worked out from the facts in the outcomes of a summary, "
            "and a practice or partner never carries one"
        )
        message = f"`{word}` is a rating, and ratings are not typed"
        return Fault(rules.RATING_TYPED, path, message, help, of_key=True)
    if word == "id" and len(path) == 1:
        help = "delete the line: the id of a record is the name of its file"
        return Fault(rules.UNKNOWN_FIELD, path, message, help, of_key=True)
    owner = model_at(model, path[:-1])
    known = list(fields_of(owner)) if owner else []
    help, suggestion = meant(word, known, f"the fields here are: {', '.join(known)}")
    return Fault(rules.UNKNOWN_FIELD, path, message, help, suggestion, of_key=True)


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
