"""CSV: nothing runs in a spreadsheet, and every text comes back as it was."""

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.pages.open_data import csv_text
from evidence_store.pages.open_data.csv_text import MARKED, as_csv, table_as_csv
from evidence_store.pages.open_data.table import Cell, Column, Group, Row, Table

FORMULA = re.compile(r"[=+\-@\t\r]")


def read(text: str) -> list[list[str]]:
    """As any program reads it, and the mark taken off as the description says."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return [[re.sub(MARKED, "", cell) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-cmd", "'-cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'Signs of Safety'", "'Signs of Safety'"),
        ("a = b", "a = b"),
        (-0.5, "-0.5"),
        (-3, "-3"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        (date(2026, 3, 9), "2026-03-09"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_a_cell_is_written_so(cell, written: str):
    assert list(csv.reader(io.StringIO(as_csv(["a"], [[cell, "x"]]), newline="")))[1][0] == written


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1, max_size=4))
def test_no_text_is_a_formula_and_every_text_comes_back(cells: list[str]):
    written = as_csv(["a"], [["key", *cells]])
    raw = list(csv.reader(io.StringIO(written, newline="")))[1]
    assert not [cell for cell in raw if FORMULA.match(cell)]
    assert read(written)[1] == ["key", *cells]


CELLS = st.sampled_from(
    ["", "a", "=1", "'-", "'Signs'", "a,b", 1, 0, -1, 1.0, -0.5, True, False, None, date(2026, 3, 9)]
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=9), st.integers(1, 4))
def test_a_table_is_written_as_cell_by_cell(rows: list[tuple[Cell, Cell]], chunk: int):
    columns = (Column("a", "A."), Column("b", "B."))
    table = Table("t", "T", "About.", "here", Group.STORE, columns, (), tuple[Row, ...](rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_text, "CHUNK", chunk)
        assert table_as_csv(table) == as_csv(["a", "b"], rows)
