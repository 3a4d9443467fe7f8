"""The same tables in every format, read by programs that others wrote."""

import csv
import hashlib
import io
import json
import sqlite3
import warnings
from datetime import date
from pathlib import Path

import duckdb
import pytest

from evidence_store.pages.context import Shared
from evidence_store.pages.open_data.make import SQLITE, all_tables, table_files
from evidence_store.pages.open_data.sqlite import as_sqlite
from evidence_store.pages.open_data.table import Column, Group, Table, Type
from evidence_store.pages.open_data.views import VIEWS
from evidence_store.pages.page import DataFile

QUESTION = """
SELECT o.label, i.title, r.k
FROM {ratings} r JOIN {interventions} i ON i.id = r.intervention JOIN {outcomes} o ON o.id = r.outcome
WHERE r.level IN ('positive', 'tends_positive') AND r.strength >= 2
ORDER BY o.label, i.title, r.result
"""
"""Which help do we know with moderate or high certainty to do some good?"""


@pytest.fixture(scope="session")
def answer(shared: Shared) -> list[tuple[str, str, int | None]]:
    """The answer to QUESTION, worked out without any table."""
    catalogue = shared.catalogue
    found = []
    for (summary, result), rating in shared.analyses.ratings.items():
        entry = catalogue.entries["intervention", summary]
        outcome = next(r.outcome for r in entry.record.outcomes if r.id == result)
        if (
            rating.level in ("positive", "tends_positive")
            and rating.certainty
            and rating.certainty.level >= 2
        ):
            row = (catalogue.label("outcome", outcome), entry.record.title, rating.evidence.k)
            found.append((row[:2], result, row))
    return [row for _, _, row in sorted(found)]


NAMES = ("ratings", "interventions", "outcomes")


def test_sqlite_answers_a_question(folder: Path, answer):
    database = sqlite3.connect(f"file:{folder / 'evidence-store.sqlite'}?mode=ro", uri=True)
    assert database.execute(QUESTION.format(**{name: name for name in NAMES})).fetchall() == answer
    assert answer
    database.close()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_duckdb_answers_it_from_the_files(folder: Path, ending: str, answer):
    place = "" if ending == "csv" else "parquet/"
    names = {name: f"'{folder / place / name}.{ending}'" for name in NAMES}
    with duckdb.connect() as database:
        assert database.execute(QUESTION.format(**names)).fetchall() == answer


def test_frictionless_finds_nothing_wrong_with_the_package(folder: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(folder / "datapackage.json"))
    told = [(task.name, error.note) for task in report.tasks for error in task.errors]
    assert (report.errors, told, report.valid) == ([], [], True)
    assert len(report.tasks) > 50


@pytest.mark.parametrize(
    ("file", "before", "after", "type"),
    [
        ("results.csv", ",higher,", ",sideways,", "constraint-error"),
        ("reviews.csv", "", "no-such-summary,1,moss,,,,\n", "foreign-key"),
        ("outcomes.csv", "", "{first}", "primary-key"),
        ("studies.csv", ",0.", ",zero.", "type-error"),
    ],
)
def test_frictionless_would_find_what_is_wrong(
    folder: Path, tmp_path: Path, file: str, before: str, after: str, type: str
):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    wanted = {"interventions.csv", "references.csv", "outcomes.csv", "results.csv", "domains.csv", file}
    package["resources"] = [r for r in package["resources"] if r["path"] in wanted]
    for resource in package["resources"]:
        resource.pop("hash"), resource.pop("bytes")
        keys = resource["schema"].get("foreignKeys", [])
        there = [key for key in keys if f"{key['reference']['resource']}.csv" in wanted]
        resource["schema"]["foreignKeys"] = there
        text = (folder / resource["path"]).read_text("utf-8")
        if resource["path"] == file:
            first = text.split("\n")[1] + "\n"
            text = text.replace(before, after, 1) if before else text + after.replace("{first}", first)
        (tmp_path / resource["path"]).write_text(text, "utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(tmp_path / "datapackage.json"))
    assert {error.type for task in report.tasks for error in task.errors} == {type}


def test_every_hash_and_size_is_that_of_its_file(folder: Path):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


def test_sqlite_is_sound_and_its_keys_are_met(folder: Path):
    database = sqlite3.connect(f"file:{folder / 'evidence-store.sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    [(sql,)] = database.execute("SELECT sql FROM sqlite_master WHERE name = 'results'").fetchall()
    assert 'FOREIGN KEY ("outcome") REFERENCES "outcomes" ("id")' in sql
    database.close()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_answers_its_question(folder: Path, view):
    database = sqlite3.connect(f"file:{folder / 'evidence-store.sqlite'}?mode=ro", uri=True)
    assert database.execute(f"SELECT * FROM {view.name}").fetchall()
    database.close()


def test_what_was_never_studied_is_not_what_has_no_effect(folder: Path, shared: Shared):
    database = sqlite3.connect(f"file:{folder / 'evidence-store.sqlite'}?mode=ro", uri=True)
    never = {row[0] for row in database.execute("SELECT outcome FROM never_studied")}
    database.close()
    rated = {
        result.outcome
        for entry in shared.catalogue.of("intervention")
        if entry.record.status == "published"
        for result in entry.record.outcomes
        if shared.analyses.ratings[entry.id, result.id].level != "no_evidence"
    }
    assert never == {entry.id for entry in shared.catalogue.of("outcome")} - rated


def test_the_same_tables_give_the_same_bytes(shared: Shared, files: dict[str, DataFile]):
    again = {file.address: file.data for file in table_files(all_tables(shared), shared)}
    assert again == {address: file.data for address, file in files.items()}
    assert files[SQLITE].data[96:100] == bytes(4)  # no version of the library


def test_hostile_names_and_texts_are_values_and_no_sql():
    text = "x'); DROP TABLE a; --"
    columns = (
        Column('a" (b', "H.", required=True),
        Column("c", "H.", values=("it's", text)),
        Column("d", "H.", Type.BOOLEAN),
    )
    table = Table(
        "t", "T", "A.", "S", Group.STORE, columns, ('a" (b',), ((text, text, True), ("=1", "it's", None))
    )
    database = sqlite3.connect(":memory:")
    database.deserialize(b"".join(as_sqlite([table], {})))
    assert database.execute("SELECT * FROM t").fetchall() == [("=1", "it's", None), (text, text, 1)]
    database.close()


@pytest.mark.parametrize("name", ["studies", "results", "partners", "relations"])
def test_every_format_holds_the_same_values(folder: Path, tables: tuple[Table, ...], name: str):
    table = next(table for table in tables if table.name == name)
    with duckdb.connect() as database:
        parquet = database.execute(f"SELECT * FROM '{folder}/parquet/{name}.parquet'").fetchall()
    assert set(parquet) == set(table.rows)
    sqlite = sqlite3.connect(f"file:{folder / 'evidence-store.sqlite'}?mode=ro", uri=True)
    found = set(sqlite.execute(f"SELECT * FROM {name}"))
    sqlite.close()
    as_text = {
        tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in table.rows
    }
    assert found == as_text
    written = list(csv.reader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline="")))
    assert written[0] == [column.name for column in table.columns]
    assert len(written) - 1 == len(table.rows) == len(set(table.rows))
