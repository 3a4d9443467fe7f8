"""Cells of a table: numbers are read as written, and what is no number is told."""

import pytest

from evidence_store.kinds.intervention import StudyRow
from evidence_store.records.table_rows import read_rows
from evidence_store.sources.table import read_table


def read(column: str, cell: str) -> tuple[object, list[str]]:
    quoted = f'"{cell}"' if "," in cell else cell
    table, found = read_table(f"result,study,{column}\na,b,{quoted}\n", "a.csv", "a.csv")
    assert table is not None
    assert found == []
    rows, findings = read_rows(table, StudyRow)
    value = getattr(rows.rows[0], column) if rows.rows else None
    return value, [f"{f.message} | {f.help}" for f in findings]


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("effect", "0.57", 0.57),
        ("effect", "-.5", -0.5),
        ("effect", "−0.5", -0.5),
        ("effect", "–0.5", -0.5),
        ("effect", "1e-3", 0.001),
        ("effect", "7", 7.0),
        ("effect", "7.", 7.0),
        ("n", "1490", 1490),
        ("n", "1490.0", 1490),
        ("n", "1e3", 1000),
        ("n", "", None),
        ("n", "NA", None),
        ("n", "n/a", None),
        ("n", "-", None),
        ("n", "–", None),
        ("note", "12", "12"),
        ("note", "=1+1", "=1+1"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(column: str, cell: str, value: object):
    read_value, findings = read(column, cell)
    assert findings == []
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    ("column", "cell", "finding"),
    [
        ("n", "1,490", '`n` is "1,490", a number with a thousands separator | write 1490'),
        ("n", "1 490", '`n` is "1 490", a number with a thousands separator | write 1490'),
        ("effect", "12’000.5", '`effect` is "12’000.5", a number with a thousands separator | write 12000.5'),
        ("effect", "0,57", '`effect` is "0,57", a number with a decimal comma | write 0.57'),
        ("prop_t", "12.5 %", '`prop_t` is "12.5 %", a percentage | write it as a share of 1: 0.125'),
        (
            "effect",
            "<0.001",
            '`effect` is "<0.001", not a plain number | leave the cell empty and say so in the note',
        ),
        (
            "effect",
            "abc",
            '`effect` is "abc", not a number | write digits with a decimal point, or leave the cell empty',
        ),
        (
            "effect",
            "1.2.3",
            '`effect` is "1.2.3", not a number | write digits with a decimal point, or leave the cell empty',
        ),
        (
            "effect",
            "1.2.3%",
            '`effect` is "1.2.3%", not a number | write digits with a decimal point, or leave the cell empty',
        ),
        (
            "n",
            "12.5",
            '`n` is "12.5", not a whole number | a count has no decimal point; weighted counts go into n_t and n_c',
        ),
        (
            "effect",
            "1e400",
            '`effect` is "1e400", larger than any number that makes sense here | write the number as published',
        ),
        (
            "se",
            "0",
            "`se`: 0.0 is not possible; it must be more than 0 | Its standard error (of the logarithm, for a ratio).",
        ),
        (
            "prop_t",
            "1.2",
            "`prop_t`: 1.2 is not possible; it must be at most 1 | "
            "Share with the outcome in the intervention group, as published.",
        ),
        ("r", "1", "`r`: 1.0 is not possible; it must be less than 1 | Correlation."),
        (
            "n",
            "-1",
            "`n`: -1 is not possible; it must be at least 0 | "
            "People in the study; for a correlation, what its variance is made from.",
        ),
    ],
)
def test_a_cell_that_cannot_be_read_gets_its_mend(column: str, cell: str, finding: str):
    assert read(column, cell) == (None, [finding])


@pytest.mark.parametrize(
    "cell", ["02-Jan", "2 Jan 2020", "Jan-20", "1/2/2020", "2020-01-02", "3-Dec-19", "SEP2"]
)
def test_a_date_where_a_number_belongs_is_told_as_the_spreadsheets_doing(cell: str):
    _, findings = read("effect", cell)
    if cell == "SEP2":  # a gene, a grade, a postcode: not a date
        assert "not a number" in findings[0]
    else:
        assert "which looks like a date made by a spreadsheet" in findings[0]


def test_a_label_that_is_not_an_id_is_told_at_its_cell():
    table, _ = read_table("result,study\nNot An Id,b\n", "a.csv", "a.csv")
    assert table is not None
    rows, findings = read_rows(table, StudyRow)
    assert rows.rows == ()
    assert [(str(f.place), f.message) for f in findings] == [
        ("a.csv:2:1", "`result`: an id is made of lower-case letters, digits and hyphens")
    ]
