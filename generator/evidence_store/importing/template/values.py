"""Values of a record <-> what stands in a cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from evidence_store.importing.rejected import Unfit
from evidence_store.importing.spreadsheet.numbers import plain_number
from evidence_store.importing.spreadsheet.workbook import Cell
from evidence_store.importing.template.layout import Column
from evidence_store.records.form_fields import FormField
from evidence_store.records.meant_dates import meant_dates
from evidence_store.sources.yaml_scalars import meaning

MAX_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""
Resolve = Callable[[str, str], str]
"""From a kind and what somebody wrote to the id of the record that is called so."""
Written = str | int | float | date | None


def in_cell(column: Column, value: Any) -> Written:
    """What stands in the cell of a value. Raises Unfit for what no cell can hold."""
    if value is None:
        return None
    if column.people:
        return _short("\n".join(_name(person) for person in value))
    if column.many:
        items = [str(_one(column.field, item)) for item in value]
        if any("\n" in item for item in items):
            raise Unfit(f"`{column.name}` has an item of several lines, which no cell can hold")
        return _short("\n".join(items))
    return _one(column.field, value)


def one_in_cell(field: FormField, item: Any) -> Written:
    """What stands in the cell of one item of a list that has a line for each."""
    return _one(field, item)


def from_cell(column: Column, cell: Cell, resolve: Resolve) -> Any:
    """The value of a cell; what does not fit stays text, and a check says so. Raises Unfit."""
    if cell.fault:
        raise Unfit(f"`{column.name}`: the cell {cell.fault}")
    lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
    if column.people:
        return [_person(line) for line in lines]
    if column.many:
        return [value_of(column.field, Cell(line, cell.exact), resolve) for line in lines]
    try:
        return value_of(column.field, cell, resolve)
    except Unfit as unfit:
        raise Unfit(f"`{column.name}`: {unfit}") from None


def value_of(field: FormField, cell: Cell, resolve: Resolve) -> Any:
    """One value, of the type of its field where the text allows it. Raises Unfit."""
    text = cell.text.strip()
    if field.type in ("number", "whole number"):
        number = meaning(plain_number(text, None, exact=cell.exact, hundred=field.most == 100))
        whole = field.type == "whole number" and isinstance(number, float) and number.is_integer()
        return int(number) if whole and isinstance(number, float) else number
    if field.type == "yes or no":
        return {"yes": True, "true": True, "no": False, "false": False}.get(text.casefold(), text)
    if field.type == "day":
        return meaning(_day(text))
    if field.type == "choice":
        names = {name.casefold(): key for key, label in field.choices.items() for name in (label, str(key))}
        return names.get(text.casefold(), text)
    if field.type == "reference":
        return resolve(field.refers_to, text)
    return text


def _day(text: str) -> str:
    days = meant_dates(text)
    if len(days) > 1:
        raise Unfit(f'"{text}" could mean {days[0]} or {days[1]}; write the one that is meant')
    return days[0] if days else text


def _one(field: FormField, value: Any) -> Written:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.type in ("number", "whole number", "choice") and isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value if field.type == "day" else value.isoformat()
    return _short(str(value))


def _short(text: str) -> str:
    if len(text) > MAX_CELL:
        raise Unfit(f"a text of {len(text):,} characters is too long for a cell")
    return text


def _name(person: Mapping[str, str]) -> str:
    """`Smith, J.` for a person, `Smith,` for one without a given name, the name alone for an organisation."""
    if "literal" in person:
        name = f"{{{person['literal']}}}" if re.search(r"[,{}]", person["literal"]) else person["literal"]
        whole = {"literal": person["literal"]}
    else:
        name = f"{person.get('family', '')}, {person.get('given', '')}".rstrip(" ")
        whole = {key: person[key] for key in ("family", "given") if key in person}
    if whole != dict(person) or _person(name) != whole:
        raise Unfit(f'the author "{name}" has parts that no cell can hold')
    return name


def _person(text: str) -> dict[str, str]:
    if text.startswith("{") and text.endswith("}"):
        return {"literal": text[1:-1]}
    family, comma, given = text.partition(",")
    if not comma:
        return {"literal": text}
    return {key: part.strip() for key, part in (("family", family), ("given", given)) if part.strip()}


def at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path in plain data; nothing where there is none."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list | tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def put(data: dict[str, Any], path: Sequence[str | int], value: Any) -> None:
    """Set the value at a path; lists and groups on the way are made, and grow by one."""
    here: Any = data
    for step, following in zip(path, (*path[1:], None), strict=True):
        new: Any = value if following is None else [] if isinstance(following, int) else {}
        if isinstance(step, int) and step >= len(here):
            here.append(new)
        elif following is None:
            here[step] = new
        elif isinstance(step, str):
            here.setdefault(step, new)
        here = here[step] if isinstance(step, str) else here[min(step, len(here) - 1)]
