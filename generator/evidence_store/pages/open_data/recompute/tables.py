"""Reads the tables beside the script."""

import csv
import re
from pathlib import Path

Row = dict[str, str]

HERE = Path(__file__).parent
MARK = re.compile(r"^'(?='*[=+\-@\t\r])")
"""The apostrophe that keeps a spreadsheet from running a text as a formula."""


def table(name: str) -> list[Row]:
    """The rows of a table."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: MARK.sub("", cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def number(cell: str) -> float | None:
    """The number in a cell; None in an empty one."""
    return float(cell) if cell else None


def count(cell: str) -> int | None:
    """The whole number in a cell; None in an empty one."""
    return int(cell) if cell else None


def by_result(name: str) -> dict[tuple[str, str], list[Row]]:
    """The rows of a table by the result they belong to."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in table(name):
        found.setdefault((row["intervention"], row["result"]), []).append(row)
    return found
