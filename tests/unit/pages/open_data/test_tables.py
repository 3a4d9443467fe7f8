"""Models -> tables: what becomes a column, what a table of its own, and that nothing of a record is lost."""

from collections import Counter
from typing import Any

import pytest
from pydantic import BaseModel
from tests.helpers import Store, example_store

from evidence_store import KINDS, Kind
from evidence_store.pages.open_data.columns import SEPARATOR
from evidence_store.pages.open_data.kind_tables import kind_tables
from evidence_store.pages.open_data.table import RowsMadeAnew, Table, Type

SUMMARY = """---
title: Walks
summary: S.
status: in preparation
population: {who: Teenagers, ages: {from: 11, to: 15}}
sources:
  - {reference: moss-2019, searched_to: 2018-06, studies: 3}
  - {reference: moss-2019}
quality: {effect: {score: 3, because: Sound.}, economics: {score: nothing found, because: None.}}
changes: [{date: 2026-02-01, what: W., why: Y.}]
---
"""


def tables(store: Store) -> dict[str, Table]:
    return {table.name: table for table in kind_tables(store.check().catalogue)}


def rows(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_a_group_of_fields_is_laid_flat(store: Store):
    [row] = rows(tables(store("interventions/walks.md", SUMMARY))["interventions"])
    told = {
        name: row[name] for name in ("id", "population_who", "population_ages_from", "population_ages_to")
    }
    assert told == {
        "id": "walks",
        "population_who": "Teenagers",
        "population_ages_from": 11,
        "population_ages_to": 15,
    }
    assert row["cost_amount"] is None


def test_a_list_of_groups_is_a_table_with_the_key_of_its_owner_and_a_number(store: Store):
    table = tables(store("interventions/walks.md", SUMMARY))["reviews"]
    assert table.key == ("intervention", "number")
    assert [
        (row["intervention"], row["number"], row["searched_to"], row["studies"]) for row in rows(table)
    ] == [
        ("walks", 1, "2018-06", 3),
        ("walks", 2, None, None),
    ]
    assert {(key.columns, key.table) for key in table.foreign_keys} == {
        (("intervention",), "interventions"),
        (("reference",), "references"),
    }


def test_a_group_of_like_groups_is_a_table_with_their_names_as_key(store: Store):
    table = tables(store("interventions/walks.md", SUMMARY))["quality"]
    assert [(row["dimension"], row["score"]) for row in rows(table)] == [
        ("effect", "3"),
        ("economics", "nothing found"),
    ]


def test_groups_that_kinds_share_have_one_table_for_all(store: Store):
    event = "---\ntitle: E\nsummary: S.\nchanges: [{date: 2025-01-01, what: A., why: B.}]\n---\n"
    table = tables(store("interventions/walks.md", SUMMARY)("events/e.md", event))["changes"]
    assert [(row["kind"], row["id"], row["number"], row["what"]) for row in rows(table)] == [
        ("intervention", "walks", 1, "W."),
        ("event", "e", 1, "A."),
    ]


def test_columns_know_type_unit_limits_choices_and_help(store: Store):
    columns = {column.name: column for column in tables(store)["results"].columns}
    assert columns["result"].required
    assert columns["headline"].type is Type.BOOLEAN
    assert columns["certainty_judged_on"].type is Type.DATE
    assert columns["better"].values == ("higher", "lower")
    i2 = columns["pooled_i2"]
    assert (i2.type, i2.unit, i2.least, i2.most) == (Type.NUMBER, "percent", 0, 100)
    assert not i2.required
    assert i2.help == "I-squared in percent, as published."


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def texts(value: Any) -> list[str]:
    """Every text in a record that an editor wrote."""
    if isinstance(value, BaseModel):
        return [text for name in type(value).model_fields for text in texts(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


@every_kind
def test_every_text_of_the_example_is_in_a_table(kind: Kind, store: Store):
    example_store(store, kind)
    catalogue = store.check().catalogue
    cells = Counter(
        part
        for table in kind_tables(catalogue)
        for row in table.rows
        for cell in row
        if isinstance(cell, str)
        for part in {cell, *cell.split(SEPARATOR)}
    )
    missing = [text for entry in catalogue.of(kind.name) for text in texts(entry.record) if not cells[text]]
    # A text of a list that has the separator in it is in its cell, but in pieces.
    assert [text for text in missing if SEPARATOR not in text] == []


@every_kind
def test_every_column_is_explained_and_named_once(kind: Kind, store: Store):
    for table in tables(store).values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert all(column.help for column in table.columns), table.name
        assert {*table.key, *(name for key in table.foreign_keys for name in key.columns)} <= set(names)


def test_keys_tell_rows_apart_and_every_reference_is_met(tables: tuple[Table, ...]):
    keys: dict[str, set[tuple[Any, ...]]] = {}
    for table in tables:
        names = [column.name for column in table.columns]
        found = [tuple(row[names.index(name)] for name in table.key) for row in table.rows]
        assert not table.key or len(found) == len(set(found)), table.name
        keys[table.name] = set(found)
    for table in tables:
        names = [column.name for column in table.columns]
        for key in table.foreign_keys:
            for row in table.rows:
                named = tuple(row[names.index(name)] for name in key.columns)
                assert None in named or named in keys[key.table], (table.name, key, named)


def test_required_columns_are_never_empty(tables: tuple[Table, ...]):
    for table in tables:
        for place, column in enumerate(table.columns):
            if column.required:
                assert all(row[place] is not None for row in table.rows), (table.name, column.name)


def test_the_dictionary_has_every_column_of_every_table_its_own_too(tables: tuple[Table, ...]):
    dictionary = next(table for table in tables if table.name == "dictionary")
    assert [row[:3:2] for row in dictionary.rows] == [
        (table.name, column.name) for table in tables for column in table.columns
    ]


def test_rows_that_are_made_anew_are_the_same_each_time():
    rows = RowsMadeAnew(lambda: iter([("a", 1), ("b", None)]))
    assert [len(rows), list(rows), list(rows), len(rows)] == [
        2,
        [("a", 1), ("b", None)],
        [("a", 1), ("b", None)],
        2,
    ]
    assert ("b", None) in rows
    assert ("c", 1) not in rows
