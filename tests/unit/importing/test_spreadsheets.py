"""Tables from CSV and XLSX: what their cells mean, what is refused, and what nobody should open."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.importing.workbooks import HOSTILE, changed, workbook

from evidence_store.importing.rejected import CannotImport, Unfit
from evidence_store.importing.spreadsheet.csv_sheet import read_csv_sheet, without_guard
from evidence_store.importing.spreadsheet.numbers import decimals_in, plain_number, year_in
from evidence_store.importing.spreadsheet.workbook import Cell, read_workbook
from evidence_store.importing.spreadsheet.xlsx_sheet import read_xlsx_sheet
from evidence_store.pages.open_data.csv_text import as_csv


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        (["0.57", "12"], "point"),
        (["0,57", "12"], "comma"),
        (["1,234.5"], "point"),
        (["1.234,5"], "comma"),
        (["1,234,567"], "point"),
        (["1,234"], None),
        (["0,570"], "comma"),
        (["0,5", "0.5"], None),
        ([], None),
    ],
)
def test_decimals_are_told_by_numbers_that_leave_no_doubt(texts: list[str], decimals: str | None):
    assert decimals_in(texts) == decimals


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("1234", None, "1234"),
        ("1.234", None, "1.234"),
        ("0,57", "comma", "0.57"),
        ("-0,57", "comma", "-0.57"),
        ("−0.57", "point", "-0.57"),
        ("1,234", "point", "1234"),
        ("1,234", "comma", "1.234"),
        ("1.234,5", "comma", "1234.5"),
        ("1,234,567.5", "point", "1234567.5"),
        ("12 345", None, "12345"),
        ("12\u00a0345,5", "comma", "12345.5"),
        ("25%", None, "0.25"),
        ("12,5 %", "comma", "0.125"),
        ("0.1%", None, "0.001"),
        ("1e-05", None, "1e-05"),
        ("0,57", None, "0,57"),
        ("< 0.01", None, "< 0.01"),
        ("3 Mar", None, "3 Mar"),
    ],
)
def test_numbers_are_written_with_a_point_and_other_text_stays(text: str, decimals, number: str):
    assert plain_number(text, decimals) == number


@pytest.mark.parametrize(("text", "decimals"), [("1,234", None), ("-12,345", None), ("1.234", "comma")])
def test_a_number_that_could_mean_two_is_refused(text: str, decimals):
    with pytest.raises(Unfit, match="could mean"):
        plain_number(text, decimals)


def test_somebody_can_say_how_decimals_are_written():
    assert plain_number("1,234", "comma", said=True) == "1.234"
    assert plain_number("1,234", "point", said=True) == "1234"
    assert plain_number("1.234", "comma", said=True) == "1234"


def test_a_percentage_stays_one_where_the_field_counts_in_percent():
    assert plain_number("31%", None, hundred=True) == "31"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_of_the_store_stays_the_same(number: float):
    for decimals in (None, "point"):
        assert float(plain_number(repr(number), decimals)) == number


@given(st.decimals(-(10**6), 10**6, places=2), st.sampled_from(["point", "comma"]))
def test_thousands_and_decimals_come_back_from_both_manners(number, manner: str):
    written = f"{number:,}"
    if manner == "comma":
        written = written.translate(str.maketrans(",.", ".,"))
    assert float(plain_number(written, manner, said=True)) == float(number)


@pytest.mark.parametrize(
    ("text", "year"), [("2019", "2019"), ("29/11/2019", "2019"), ("2019-11-29", "2019"), ("2019?", "2019?")]
)
def test_the_year_of_a_day_is_taken(text: str, year: str):
    assert year_in(text) == year


def test_a_year_that_a_spreadsheet_took_for_a_day_is_refused():
    with pytest.raises(Unfit, match="probably a year"):
        year_in("1905-07-11")  # the number 2019


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=5).map(
        "={}'".format
    )
    | st.sampled_from(["=1", "'=1", "-a", "''@b", "'a", "+", "\tb"])
)
def test_the_guard_of_our_own_csv_comes_off_again(text: str):
    guarded = as_csv(["a"], [[text]])
    assert guarded.split("\n")[1].strip('"')[0] == "'" or text == "'a"
    cell = guarded.removeprefix("a\n").removesuffix("\n")
    cell = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    assert without_guard(cell) == text


@pytest.mark.parametrize(
    "text",
    [
        "study,year\nA,2019\n",
        "study;year\nA;2019\n",
        "study\tyear\nA\t2019\n",
        "sep=;\nstudy;year\nA;2019\n",
        '"a, b";study;year\n;A;2019\n',
    ],
)
def test_a_csv_is_read_whatever_separates_its_cells(text: str, tmp_path: Path):
    (tmp_path / "a.csv").write_text(text, "utf-8")
    [row] = read_csv_sheet(tmp_path / "a.csv").table.rows
    assert row.cells.items() >= {"study": "A", "year": "2019"}.items()


def test_rows_that_do_not_fit_the_header_are_named(tmp_path: Path):
    (tmp_path / "a.csv").write_text("study,year\nA,2019\nB, C,2019\n", "utf-8")
    sheet = read_csv_sheet(tmp_path / "a.csv")
    assert [one.line.partition("a.csv")[2] for one in sheet.rejected] == [
        ":3: this row has 3 cells, the header 2; "
        "put text with a comma in double quotes; an empty cell still needs its comma"
    ]


@pytest.mark.parametrize("text", ["", "study,,year\n", "study,study\n", 'study\n"open'])
def test_a_csv_that_cannot_be_read_says_why(text: str, tmp_path: Path):
    (tmp_path / "a.csv").write_text(text, "utf-8")
    with pytest.raises(CannotImport, match=r"a\.csv:\d"):
        read_csv_sheet(tmp_path / "a.csv")


def test_cells_show_what_the_spreadsheet_shows(tmp_path: Path):
    file = workbook(
        tmp_path / "a.xlsx",
        [["text", 1, 0.57, 0.125, datetime(2019, 11, 29), date(2019, 11, 29), True, "'=x", None, 1e-5]],
        D1="0.0%",
    )
    [(number, cells)] = read_workbook(file)["Sheet"].items()
    assert number == 1
    assert [cell.text for cell in cells] == [
        "text", "1", "0.57", "12.5%", "2019-11-29", "2019-11-29", "true", "'=x", "", "1e-05"
    ]  # fmt: skip
    assert [cell.exact for cell in cells] == [False, True, True, True, True, True, True, False, False, True]


def test_a_formula_counts_by_the_value_it_had_and_not_without_one(tmp_path: Path):
    file = workbook(tmp_path / "a.xlsx", [["=1+1", "=2+2", "=[1]Other!A1", "=1/0"]])
    changed(
        file,
        "xl/worksheets/sheet1.xml",
        lambda xml: (
            xml.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
            .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
            .replace(b"<f>[1]Other!A1</f><v />", b"<f>[1]Other!A1</f><v>7</v>")
        ),
    )
    first, second, third, fourth = read_workbook(file)["Sheet"][1]
    assert first == Cell("2", exact=True)
    assert "a formula without a value" in second.fault
    assert "its value from another file" in third.fault
    assert "a formula without a value" in fourth.fault


def test_a_table_has_names_for_its_columns_and_gaps_are_no_rows(tmp_path: Path):
    file = workbook(tmp_path / "a.xlsx", [[], ["study", None, "n", None], [], ["A", "x", 5]])
    sheet = read_xlsx_sheet(file)
    assert sheet.table.columns == ("study", "column B", "n")
    assert [(row.line, dict(row.cells)) for row in sheet.table.rows] == [
        (4, {"study": "A", "column B": "x", "n": "5"})
    ]


def test_two_columns_of_one_name_and_an_empty_file_are_refused(tmp_path: Path):
    with pytest.raises(CannotImport, match=r'a\.xlsx:1: two columns are called "n"'):
        read_xlsx_sheet(workbook(tmp_path / "a.xlsx", [["n", "n"], [1, 2]]))
    with pytest.raises(CannotImport, match="holds no cells"):
        read_xlsx_sheet(workbook(tmp_path / "a.xlsx", []))
    with pytest.raises(CannotImport, match="there are no rows below the header"):
        read_xlsx_sheet(workbook(tmp_path / "a.xlsx", [["n"]]))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_spreadsheet_ends_in_one_sentence(name: str, tmp_path: Path):
    file = workbook(tmp_path / "a.xlsx", [["study", "n"], ["A", 1]])
    spoil, said = HOSTILE[name]
    spoil(file)
    with pytest.raises(CannotImport, match=said) as refused:
        read_xlsx_sheet(file)
    assert str(refused.value).count("\n") == 0
