"""An XLSX file -> its sheets, with the values that cells showed when it was saved. Nothing in it is run."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from evidence_store.importing.rejected import CannotImport
from evidence_store.importing.spreadsheet.guarded import read_guarded
from evidence_store.importing.spreadsheet.numbers import plain

MAX_ROWS = 10_000
MAX_COLUMNS = 200


class Cell(NamedTuple):
    """What a cell shows."""

    text: str = ""
    exact: bool = False
    """Whether it holds a number or a date, not a text that looks like one."""
    fault: str = ""
    """Why its value cannot be known."""


Rows = dict[int, tuple[Cell, ...]]
"""Rows by their numbers, without those that are empty."""


def read_workbook(file: Path) -> dict[str, Rows]:
    """The sheets of `file` that hold cells, by their names. Raises CannotImport."""
    stream = read_guarded(file)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep, and we do not need
            values = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            formulas = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
            return {
                sheet.title: dict(_rows(file, sheet, formulas[sheet.title])) for sheet in values.worksheets
            }
    except CannotImport:
        raise
    except Exception as error:  # a damaged file can break the reader anywhere
        raise CannotImport(
            f"{file} is damaged; open it in a spreadsheet and save it again as .xlsx"
        ) from error


def _rows(file: Path, values: Any, formulas: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    values.reset_dimensions()
    formulas.reset_dimensions()
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (shown, written) in enumerate(pairs, start=1):
        if number > MAX_ROWS or len(shown) > MAX_COLUMNS:
            raise CannotImport(
                f"{file}: the sheet {values.title} has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns; "
                "delete what is empty below and beside the table"
            )
        cells = tuple(_cell(one, other) for one, other in zip(shown, written, strict=True))
        if any(cell.text.strip() or cell.fault for cell in cells):
            yield number, cells


def _cell(shown: Any, written: Any) -> Cell:
    formula = written.data_type == "f"
    if formula and "[" in str(getattr(written.value, "text", written.value)):
        return Cell(fault="takes its value from another file; copy the value itself into the cell")
    value = shown.value
    if value is None:
        why = (
            "holds a formula without a value; open the file in a spreadsheet and save it, or write the value"
        )
        return Cell(fault=why) if formula else Cell()
    if shown.data_type == "e":
        return Cell(fault=f"shows {value}; mend the formula, or empty the cell")
    if isinstance(value, bool):
        return Cell("true" if value else "false", exact=True)
    if isinstance(value, int | float):
        percent = "%" in (shown.number_format or "")
        text = f"{plain(Decimal(repr(value)) * 100)}%" if percent else repr(value)
        return Cell(text, exact=True)
    if isinstance(value, datetime) and value.time() == time():
        return Cell(value.date().isoformat(), exact=True)
    if isinstance(value, datetime):
        return Cell(f"{value:%Y-%m-%d %H:%M}", exact=True)
    if isinstance(value, date):
        return Cell(value.isoformat(), exact=True)
    if isinstance(value, time | timedelta):
        return Cell(fault="holds a time of day; write the number as text")
    return Cell(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def column_name(number: int) -> str:
    """What a spreadsheet calls a column, counted from 0."""
    return f"column {get_column_letter(number + 1)}"
