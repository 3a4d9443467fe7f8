"""A table of texts -> typed rows. Cells that cannot be read are reported, never guessed."""

import re
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from evidence_store.diagnostics import Diagnostic
from evidence_store.records import rules
from evidence_store.records.entry import RowSet
from evidence_store.records.record import TableRecord, help_of
from evidence_store.sources.source import Table, TableRow

EMPTY = frozenset({"", "NA", "N/A", "na", "n/a", "-", "–"})
"""What editors write into a cell that has no value."""

_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,18}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?\Z")
_MANGLED_DATE = re.compile(
    r"(?:[0-9]{1,2}[-/. ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-/. ][0-9]{2,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ][0-9]{1,4}"
    r"|[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4})\Z",
    re.IGNORECASE,
)


def read_rows(table: Table, model: type[TableRecord]) -> tuple[RowSet, list[Diagnostic]]:
    """The rows of `table` that can be read, and what is wrong with the others."""
    fields = {name: field for name, field in model.model_fields.items() if name != "line"}
    found = list(_column_findings(table, fields))
    if not table.rows:
        found.append(
            rules.EMPTY_TABLE.at(
                table.place(table.header_line),
                "there are no rows below the header",
                "add the rows, or delete the file",
            )
        )
    rows = []
    for row in table.rows:
        values, cell_findings = _values(table, row, fields)
        if cell_findings:
            found.extend(cell_findings)
            continue
        try:
            rows.append(model.model_validate({"line": row.line, **values}))
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                column = str(fault["loc"][0]) if fault["loc"] else ""
                if fault["type"] == "missing":  # the column is: reported once, at the header
                    continue
                found.append(
                    rules.BAD_CELL.at(
                        table.place(row.line, column),
                        f"`{column}`: {_sentence(fault)}",
                        help_of(fields.get(column)),
                    )
                )
    return RowSet(table, tuple(rows)), found


def _column_findings(table: Table, fields: dict[str, Any]) -> Iterator[Diagnostic]:
    better = {name: _as_column(name, fields) for name in table.columns if name not in fields}
    if len(better) > 1 and all(better.values()):  # one habit of writing is one mistake
        header = [better.get(name, name) for name in table.columns]
        yield rules.UNKNOWN_COLUMN.at(
            table.place(table.header_line),
            "the names of the columns are written with capitals or spaces",
            f"write {','.join(filter(None, header))}",
        )
        return
    for name in table.columns:
        if name not in fields:
            yield rules.UNKNOWN_COLUMN.misspelt(
                table.place(table.header_line, name),
                f"`{name}` is not a column here",
                name,
                fields,
                f"the columns are: {', '.join(fields)}",
            )
    for name, field in fields.items():
        if field.is_required() and name not in table.columns:
            yield rules.MISSING_COLUMN.at(
                table.place(table.header_line), f"the column `{name}` is missing", help_of(field)
            )


def _as_column(name: str, fields: dict[str, Any]) -> str:
    """The column that differs from `name` in nothing but capitals, spaces and hyphens; nothing if there is none."""
    plain = re.sub(r"[ -]+", "_", name.strip().lower())
    return plain if plain in fields else ""


def _values(table: Table, row: TableRow, fields: dict[str, Any]) -> tuple[dict[str, Any], list[Diagnostic]]:
    values: dict[str, Any] = {}
    found = []
    for name, text in row.cells.items():
        if name not in fields or text in EMPTY:
            continue
        wanted = _type(fields[name].annotation)
        if wanted is str:
            values[name] = text
            continue
        number, fault, help = _number(text, whole=wanted is int)
        if fault:
            found.append(
                rules.BAD_CELL.at(table.place(row.line, name), f'`{name}` is "{text[:60]}", {fault}', help)
            )
        else:
            values[name] = number
    for name, field in fields.items():
        if field.is_required() and name in table.columns and name not in values and not found:
            found.append(rules.BAD_CELL.at(table.place(row.line, name), f"`{name}` is empty", help_of(field)))
    return values, found


def _number(text: str, *, whole: bool) -> tuple[float | int | None, str, str]:
    """The number, or what is wrong with the text and the fix."""
    plain = text.replace("−", "-").replace("–", "-")
    if _NUMBER.match(plain):
        value = float(plain)
        if value in (float("inf"), float("-inf")):
            return None, "larger than any number that makes sense here", "write the number as published"
        if not whole:
            return value, "", ""
        if value == int(value):
            return int(value), "", ""
        return None, "not a whole number", "a count has no decimal point; weighted counts go into n_t and n_c"
    if _MANGLED_DATE.match(text):
        return (
            None,
            "which looks like a date made by a spreadsheet",
            ("format the column as text in the spreadsheet, type the number again, and save as CSV"),
        )
    if re.fullmatch(r"[-+]?[0-9]{1,3}(?:[, ’'][0-9]{3})+(?:\.[0-9]+)?", plain):
        joined = re.sub(r"[, ’']", "", plain)
        return None, "a number with a thousands separator", f"write {joined}"
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", plain):
        return None, "a number with a decimal comma", f"write {plain.replace(',', '.')}"
    if re.fullmatch(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+) ?%", plain):
        return None, "a percentage", f"write it as a share of 1: {float(plain.rstrip(' %')) / 100:g}"
    if re.fullmatch(r"[<>≤≥~].*", plain):
        return None, "not a plain number", "leave the cell empty and say so in the note"
    return None, "not a number", "write digits with a decimal point, or leave the cell empty"


def is_number(field: FieldInfo) -> bool:
    """Whether the cells of a column hold numbers."""
    return _type(field.annotation) in (int, float)


def _type(annotation: Any) -> type:
    if get_origin(annotation) in (Union, types.UnionType):
        return _type(next(a for a in get_args(annotation) if a is not type(None)))
    if get_origin(annotation) is not None and get_args(annotation):
        return _type(get_args(annotation)[0])
    return annotation if annotation in (int, float) else str


def _sentence(fault: Any) -> str:
    context = fault.get("ctx") or {}
    words = {
        "greater_than": "it must be more than",
        "greater_than_equal": "it must be at least",
        "less_than": "it must be less than",
        "less_than_equal": "it must be at most",
    }
    if fault["type"] in words:
        return f"{fault['input']} is not possible; {words[fault['type']]} {next(iter(context.values())):g}"
    return str(fault["msg"])
