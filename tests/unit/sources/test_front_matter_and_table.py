"""Markdown with fields, lists in YAML, and CSV."""

import pytest

from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.source import Body, Table, TableRow
from evidence_store.sources.table import read_table


def test_a_page_is_fields_and_body_in_lines_of_the_file():
    source, found = read_markdown("---\ntitle: A\n---\n\nText.\n", "a.md", "content/a.md")
    assert source is not None
    assert source.data == {"title": "A"}
    assert source.body == Body("\nText.\n", 4)
    assert str(source.place(("title",))) == "content/a.md:2:8"
    assert str(source.place(("title",), key=True)) == "content/a.md:2:1"
    assert str(source.line(5, 2)) == "content/a.md:5:2"
    assert found == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\n---\ntitle: A\n---\n", 4),
        ("--- \ntitle: A\n--- \n", 2),
        ("---\ntitle: A\n...\n", 2),
        ("---\n# a comment\ntitle: A\n---\n", 3),
    ],
)
def test_fields_may_be_set_off_in_these_ways(text: str, line: int):
    source, found = read_markdown(text, "a.md", "a.md")
    assert source is not None
    assert source.data == {"title": "A"}
    assert source.place(("title",)).line == line
    assert found == []


def test_a_line_of_hyphens_in_the_body_stays_in_the_body():
    source, _ = read_markdown("---\ntitle: A\n---\nOne\n\n---\n\nTwo", "a.md", "a.md")
    assert source is not None
    assert source.body == Body("One\n\n---\n\nTwo", 4)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", "empty-file", 1),
        (" \n\t\n", "empty-file", 1),
        ("\n# Title\n", "no-front-matter", 2),
        ("----\ntitle: A\n----\n", "no-front-matter", 1),
        ("---\ntitle: A\n", "no-front-matter", 2),
        ("---\n---\n", "no-front-matter", 1),
        ("\n---\n# only a comment\n---\n", "no-front-matter", 2),
        ("---\ntitle: [\n---\n", "yaml-syntax", 2),
        ("---\n\ttitle: A\n---\n", "yaml-tab", 2),
    ],
)
def test_without_readable_fields_there_is_no_page(text: str, rule: str, line: int):
    source, found = read_markdown(text, "a.md", "a.md")
    assert source is None
    assert [(f.rule, f.place.line) for f in found] == [(rule, line)]


def test_tabs_are_named_once_for_all_lines():
    _, found = read_markdown("---\na:\n  \t- b\n\t- c\n---\n", "a.md", "a.md")
    assert [f"{f.place} {f.message}" for f in found] == [
        "a.md:3:3 a tab stands where spaces belong, and in 1 more line"
    ]


def test_a_list_file_has_no_body():
    source, found = read_yaml_file("- id: a\n", "x.yml", "content/x.yml")
    assert source is not None
    assert source.data == ({"id": "a"},)
    assert source.body == Body("", 1)
    assert found == []


def test_an_empty_list_is_a_list():
    source, found = read_yaml_file("[]\n", "x.yml", "x.yml")
    assert source is not None
    assert source.data == ()
    assert found == []


def test_a_list_file_with_comments_alone_is_nothing():
    source, _ = read_yaml_file("# nothing yet\n", "x.yml", "x.yml")
    assert source is None


def test_a_table_is_rows_of_texts_with_their_lines():
    table, found = read_table('study,note\nSmith 2019,"a, b"\n\nJones 2020,\n', "a.csv", "content/a.csv")
    assert table == Table(
        "a.csv",
        "content/a.csv",
        ("study", "note"),
        1,
        (
            TableRow(2, {"study": "Smith 2019", "note": "a, b"}),
            TableRow(4, {"study": "Jones 2020", "note": ""}),
        ),
    )
    assert found == []


def test_a_row_after_a_cell_of_two_lines_has_its_own_line():
    table, _ = read_table('study,note\nA,"one\ntwo"\nB,x\n', "a.csv", "a.csv")
    assert table is not None
    assert [row.line for row in table.rows] == [2, 4]


def test_blank_lines_above_the_header_are_passed_over():
    table, _ = read_table("\n\nstudy\nA\n", "a.csv", "a.csv")
    assert table is not None
    assert table.header_line == 3
    assert [row.line for row in table.rows] == [4]


def test_spaces_around_names_and_cells_do_not_count():
    table, _ = read_table("study , n\n A , 1 \n", "a.csv", "a.csv")
    assert table is not None
    assert table.columns == ("study", "n")
    assert table.rows[0].cells == {"study": "A", "n": "1"}


def test_the_place_of_a_cell_counts_columns_of_the_table():
    table, _ = read_table("study,n\nA,1\n", "a.csv", "content/a.csv")
    assert table is not None
    assert str(table.place(2, "n")) == "content/a.csv:2:2"
    assert str(table.place(2, "nowhere")) == "content/a.csv:2:1"
    assert str(table.place(2)) == "content/a.csv:2:1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["1 empty-file"]),
        ("a;b\n1;2\n", ["1 csv-not-commas"]),
        ("a\tb\n1\t2\n", ["1 csv-not-commas"]),
        ("sep=;\na;b\n", ["2 csv-not-commas"]),
        ("SEP=,\na,b\n1,2\n", ["1 csv-separator-line"]),
        ("a,a\n1,2\n", ["1 csv-column-name"]),
        ("a,,b\n1,2,3\n", ["1 csv-column-name"]),
        (",,\n", ["1 csv-column-name"]),
        ("a,b\n1\n1,2\n1,2,3\n", ["2 csv-ragged-row", "4 csv-ragged-row"]),
        ('a,b\n1,2\n"1,2\n', ["3 csv-syntax"]),
        ('a,b\n"1"x,2\n', ["2 csv-syntax"]),
    ],
)
def test_what_does_not_fit_a_table_is_reported_on_its_line(text: str, found: list[str]):
    assert [f"{f.place.line} {f.rule}" for f in read_table(text, "a.csv", "a.csv")[1]] == found


def test_rows_that_fit_are_kept_beside_those_that_do_not():
    table, _ = read_table("a,b\n1\n1,2\n", "a.csv", "a.csv")
    assert table is not None
    assert [row.line for row in table.rows] == [3]
