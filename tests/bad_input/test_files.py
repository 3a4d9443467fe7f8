"""Files that are broken, hostile or odd: each gets one clear finding, and the rest is still checked."""

import os
from pathlib import Path

import pytest
from tests.helpers import Store, table_of

GOOD = "---\ntitle: Wickford Council\nsummary: Tests walks.\nagency: council\n---\n"
PATH = "partners/wickford-council.md"
OTHER_FAULT = "---\ntitle: Another\nsummary: Tests walks.\nagency: counsil\n---\n"
OTHER_FINDING = 'content/partners/zz-another.md:4:9: error[dangling-reference]: there is no agency "counsil"'


def partner(fields: str) -> str:
    return GOOD.replace("agency:", f"{fields}agency:")


@pytest.fixture
def beside(store: Store) -> Store:
    """A store with a second record, whose own fault must be reported whatever stands in the first."""
    return store("partners/zz-another.md", OTHER_FAULT)


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "broken YAML": (partner("note: [a\n"), "4:7: error[yaml-syntax]"),
    "a key twice": (partner("title: Again\n"), "4:1: error[duplicate-key]"),
    "tabs": (partner("people:\n\t- name: Ada\n"), "5:1: error[yaml-tab]"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), "1:1: warning[byte-order-mark]"),
    "Latin-1": (GOOD.replace("walks", "caf\xe9s").encode("latin-1"), "3:19: error[not-utf8]"),
    "UTF-16": (GOOD.encode("utf-16"), "1:1: error[not-utf8]"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "1:1: error[not-utf8]"),
    "Windows line ends": (GOOD.replace("\n", "\r\n"), "1:1: warning[windows-line-ends]"),
    "one Windows line end": (GOOD.replace("walks.\n", "walks.\r\n"), "3:1: warning[windows-line-ends]"),
    "an empty file": (b"", "1:1: error[empty-file]"),
    "blank lines alone": ("\n \n", "1:1: error[empty-file]"),
    "an alias": (partner("note: *anchor\n"), "4:7: error[yaml-alias]"),
    "a tag": (partner("note: !!python/object/apply:os.system [id]\n"), "4:7: error[yaml-tag]"),
    "100,000 brackets": (partner("note: " + "[" * 100_000 + "\n"), "4:26: error[yaml-too-deep]"),
    "100,000 curly brackets": (partner("note: " + "{a: " * 100_000 + "\n"), "error[yaml-too-deep]"),
    "10,000 indented levels": (
        "---\n" + "".join(" " * min(level, 170) + "a:\n" for level in range(10_000)) + "---\n",
        "22:21: error[yaml-too-deep]",
    ),
    "10,000 lists in lists": (partner("note:\n  " + "- " * 10_000 + "a\n"), "error[yaml-too-deep]"),
    "two documents": ("---\ntitle: a\n--- {}\n---\n", "3:1: error[yaml-syntax]"),
    "a NUL": (GOOD.replace("walks", "wal\x00ks"), "3:19: error[control-character]"),
    "a bell": (GOOD.replace("walks", "wal\x07ks"), "3:19: error[control-character]"),
    "no fields": ("# Wickford\n", "1:1: error[no-front-matter]"),
    "fields without an end": ("---\ntitle: Wickford\n", "2:1: error[no-front-matter]"),
    "a list for fields": ("---\n- title\n---\n", "2:1: error[not-fields]"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_one_finding_where_it_is_broken(name: str, beside: Store):
    content, place = BROKEN[name]
    beside(PATH, content)
    own = [line for line in table_of(beside.report) if "zz-another" not in line]
    assert len(own) == 1, own
    assert place in own[0]


@pytest.mark.parametrize("name", BROKEN)
def test_beside_a_broken_file_the_rest_is_still_checked(name: str, beside: Store):
    beside(PATH, BROKEN[name][0])
    assert OTHER_FINDING in table_of(beside.report)


@pytest.mark.parametrize("name", BROKEN)
def test_beside_a_broken_file_the_rest_is_still_built(name: str, beside: Store):
    beside(PATH, BROKEN[name][0])
    assert "Another" in beside.page("partners/zz-another.html")


def test_a_reference_to_a_broken_file_is_no_second_fault(store: Store):
    store(PATH, partner("note: [a\n"))
    store(
        "partners/b.md",
        GOOD.replace("agency", "part_of: wickford-council\nagency") + "\n[it](wickford-council.md)\n",
    )
    assert store.rules == ["yaml-syntax"]


def test_a_list_that_cannot_be_read_is_no_fault_of_those_who_refer_to_it(store: Store):
    store("references.yml", "- id: [\n")(
        PATH, GOOD.replace("agency", "sources: [nobody]\nagency") + "\n[@any]\n"
    )
    assert store.rules == ["yaml-syntax"]


def test_an_alias_bomb_stops_at_its_first_anchor(store: Store):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    store(PATH, f"---\n{bomb}---\n")
    assert store.report.startswith(
        "content/partners/wickford-council.md:2:4: error[yaml-alias]: `&a` is an anchor\n"
    )
    assert store.rules == ["yaml-alias"]


@pytest.mark.parametrize(
    "path", [PATH, "references.yml", "interventions/a.studies.csv", "partners/photo.png"]
)
def test_a_file_of_50_mb_is_refused_without_reading_it(path: str, beside: Store):
    beside("interventions/a.md", SUMMARY)(path, GOOD)
    os.truncate(beside.content / path, 50_000_000)
    lines = table_of(beside.report)
    assert any(line.startswith(f"content/{path}:1:1: error[file-too-large]") for line in lines), lines


def test_a_file_with_too_many_values_is_refused(store: Store):
    store("references.yml", "[" + "a," * 200_001 + "]\n")
    assert "content/references.yml:1:" in store.report
    assert "more than 200,000 values in one file" in store.report


def test_a_link_to_a_file_outside_is_reported_and_not_read(beside: Store, tmp_path: Path):
    secret = tmp_path / "secret.md"
    secret.write_text(GOOD.replace("Wickford", "Secret"))
    (beside.content / "partners").mkdir(exist_ok=True)
    (beside.content / PATH).symlink_to(secret)
    assert table_of(beside.report) == [
        "content/partners/wickford-council.md:1:1: error[symlink]: this is a link to another place",
        OTHER_FINDING,
    ]
    assert all("Secret" not in page.html for page in beside.build().site.pages)


def test_a_link_to_a_folder_outside_is_reported_and_not_entered(beside: Store, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(GOOD)
    (beside.content / "events").symlink_to(outside, target_is_directory=True)
    assert table_of(beside.report) == [
        "content/events:1:1: error[symlink]: this is a link to another place",
        OTHER_FINDING,
    ]


def test_links_that_lead_to_themselves_are_reported(beside: Store):
    (beside.content / "partners/loop.md").symlink_to("loop.md")
    (beside.content / "loop").symlink_to(".", target_is_directory=True)
    assert beside.rules == ["symlink", "symlink", "dangling-reference"]


def test_a_pipe_does_not_make_the_check_wait(beside: Store):
    os.mkfifo(beside.content / "partners/pipe.md")
    assert beside.rules == ["not-a-regular-file", "dangling-reference"]


def test_two_files_whose_names_differ_in_case_are_one_id(store: Store):
    store(PATH, GOOD)("partners/Wickford-Council.md", GOOD)
    assert store.report == (
        "content/partners/Wickford-Council.md:1:1: error[duplicate-id]: "
        'there is already a file "partners/wickford-council.md"\n'
        "  help: give this one another name, in lower-case words and hyphens, or join the two\n"
    )


def test_two_items_with_one_id_are_reported_at_the_second(store: Store):
    term = "- {id: adolescents, label: Young people, definition: From ten on.}\n"
    store("vocabulary/themes.yml", term * 2)
    assert store.report == (
        'content/vocabulary/themes.yml:2:8: error[duplicate-id]: the id "adolescents" is taken by '
        "content/vocabulary/themes.yml:1:3\n"
        "  help: give this one another id, or join the two\n"
    )


def test_a_badly_named_file_is_still_checked(store: Store):
    store("partners/Wickford Council.md", OTHER_FAULT.replace("title: Another\n", ""))
    assert store.report == (
        "content/partners/Wickford Council.md:1:1: error[bad-file-name]: "
        '"Wickford Council.md" is not a name for a page\n'
        "  help: rename the file to wickford-council.md\n"
        "content/partners/Wickford Council.md:2:1: error[missing-field]: `title` is missing\n"
        "  help: Its name.\n"
    )


def test_who_names_a_badly_named_file_as_it_should_be_named_makes_no_second_mistake(store: Store):
    store("partners/Wickford Council.md", GOOD)("partners/b.md", partner("part_of: wickford-council\n"))
    assert store.rules == ["bad-file-name"]


def test_a_record_cannot_take_the_place_of_the_list(store: Store):
    store("partners/index.md", GOOD)
    assert store.report == (
        "content/partners/index.md:1:1: error[bad-file-name]: "
        "partners/index.html is a page that is made for you\n"
        "  help: give the file the name of its record, or delete it\n"
    )


def test_a_name_that_cannot_be_shown_is_reported_and_the_report_can_be_printed(beside: Store):
    for name in (b"caf\xe9.md", b"two\nlines.md", b"bell\x07.png"):
        (Path(os.fsdecode(os.fsencode(beside.content) + b"/partners/" + name))).write_text(GOOD)
    report = beside.report
    assert report.encode("utf-8").count(b"error[bad-file-name]") == 3
    assert r"'caf\udce9.md'" in report
    assert OTHER_FINDING in report


def test_a_reference_cycle_is_reported_at_each_of_its_links(store: Store):
    for here, there in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        store(f"partners/{here}.md", partner(f"part_of: {there}\n").replace("Council", here))
    cycle = "error[reference-cycle]: this makes the record a part of itself"
    assert table_of(store.report) == [
        f"content/partners/a.md:4:10: {cycle}: a > b > c > a",
        f"content/partners/b.md:4:10: {cycle}: b > c > a > b",
        f"content/partners/c.md:4:10: {cycle}: c > a > b > c",
    ]


def test_a_cycle_can_be_built_all_the_same(store: Store):
    store("partners/a.md", partner("part_of: b\n"))("partners/b.md", partner("part_of: a\n"))
    assert store.page("partners/a.html")


SUMMARY = """---
title: Lantern Walks
summary: It may help.
status: withdrawn
withdrawn: {on: 2026-01-01, because: An error.}
outcomes:
  - id: one-home
    outcome: placement-stability
    measure: Young people who stayed
    better: higher
    metric: OR
    certainty: {start: low, start_because: Cohorts., judged_by: Us, judged_on: 2026-01-01}
---
"""
HEADER = "result,study,events_t,total_t,events_c,total_c,effect,se\n"
ROW = "one-home,Beacon 2018,40,60,30,60,,\n"
SEPARATOR = (
    "1:1: warning[csv-separator-line]: the first line is Excel's `sep=` line, not the names of columns"
)
TABLES = {
    "a good table": (HEADER + ROW, []),
    "a column missing": (
        "study,effect,se\nBeacon 2018,1.2,0.1\nTorch 2020,1.3,0.2\n",
        ["1:1: error[missing-column]: the column `result` is missing"],
    ),
    "a word for a number": (
        HEADER + "one-home,Beacon 2018,forty,60,30,60,,\n",
        ['2:3: error[bad-cell]: `events_t` is "forty", not a number'],
    ),
    "half a person": (
        HEADER + "one-home,Beacon 2018,40.5,60,30,60,,\n",
        ['2:3: error[bad-cell]: `events_t` is "40.5", not a whole number'],
    ),
    "a thousands separator": (
        HEADER + 'one-home,Beacon 2018,40,"1,060",30,60,,\n',
        ['2:4: error[bad-cell]: `total_t` is "1,060", a number with a thousands separator'],
    ),
    "a decimal comma": (
        HEADER + 'one-home,Beacon 2018,40,60,30,60,"1,2",0.1\n',
        ['2:7: error[bad-cell]: `effect` is "1,2", a number with a decimal comma'],
    ),
    "a percentage": (
        HEADER + "one-home,Beacon 2018,40,60,30,60,5%,0.1\n",
        ['2:7: error[bad-cell]: `effect` is "5%", a percentage'],
    ),
    "Excel's sep= line": (
        "sep=,\n" + HEADER + ROW,
        [SEPARATOR],
    ),
    "a date made by Excel": (
        HEADER + "one-home,Beacon 2018,40,60,30,60,02-Jan,0.1\n",
        ['2:7: error[bad-cell]: `effect` is "02-Jan", which looks like a date made by a spreadsheet'],
    ),
    "semicolons": (
        (HEADER + ROW).replace(",", ";"),
        ["1:1: error[csv-not-commas]: the columns are separated by semicolons"],
    ),
    "tabs": (
        (HEADER + ROW).replace(",", "\t"),
        ["1:1: error[csv-not-commas]: the columns are separated by tabs"],
    ),
    "a row too long": (
        HEADER + ROW + "one-home,Torch, C. 2020,40,60,30,60,,\n",
        ["3:1: error[csv-ragged-row]: this row has 9 cells, the header 8"],
    ),
    "an unclosed quote": (
        HEADER + 'one-home,"Beacon 2018,40,60,30,60,,\none-home,Torch 2020,40,60,30,60,,\n',
        ["2:1: error[csv-syntax]: the table cannot be read from here on: unexpected end of data"],
    ),
    "only commas": (",,\n,,\n", ["1:1: error[csv-column-name]: the columns have no names"]),
    "a sep= line and nothing else": (
        "sep=;\n",
        [
            "2:1: error[csv-column-name]: the columns have no names",
            SEPARATOR,
        ],
    ),
    "Latin-1": (
        (HEADER + ROW).replace("Beacon", "Caf\xe9").encode("latin-1"),
        ['2:13: error[not-utf8]: a byte here is not UTF-8 (perhaps it is meant as "é")'],
    ),
    "a formula": (
        HEADER + "one-home,Beacon 2018,=SUM(A1),60,30,60,,\n",
        ['2:3: error[bad-cell]: `events_t` is "=SUM(A1)", not a number'],
    ),
    "a number without end": (
        HEADER + "one-home,Beacon 2018,40,60,30,60,1e999,0.1\n",
        ['2:7: error[bad-cell]: `effect` is "1e999", larger than any number that makes sense here'],
    ),
    "not a number at all": (
        HEADER + "one-home,Beacon 2018,40,60,30,60,NaN,0.1\n",
        ['2:7: error[bad-cell]: `effect` is "NaN", not a number'],
    ),
    "a missing study": (
        HEADER + "one-home,,40,60,30,60,,\n",
        ["2:2: error[bad-cell]: `study` is empty"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_faulty_table_gets_exactly_these_findings(name: str, store: Store):
    content, expected = TABLES[name]
    store("interventions/walks.md", SUMMARY)("interventions/walks.studies.csv", content)
    file = "content/interventions/walks.studies.csv:"
    assert table_of(store.report) == [file + finding for finding in expected]


@pytest.mark.parametrize("name", TABLES)
def test_a_summary_with_a_faulty_table_is_not_published_with_some_of_its_rows(name: str, store: Store):
    content, expected = TABLES[name]
    store("interventions/walks.md", SUMMARY)("interventions/walks.studies.csv", content)
    published = store.check().catalogue.get("intervention", "walks") is not None
    assert published == (not any("error[" in finding for finding in expected))
