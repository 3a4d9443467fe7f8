"""Downloads."""

import csv
import io
import json

import pytest
from tests.helpers import Store

from evidence_store import KINDS

PARTNER = "---\ntitle: {}\nsummary: S.\nagency: council\nalso_known_as: [Wick, Wicky]\n---\n"
EVENT = "---\ntitle: T\nsummary: S.\npartners: [a]\nprogrammes: []\n---\n"


def test_every_kind_has_its_three_downloads(store: Store):
    addresses = {file.address for file in store.build().site.files}
    for kind in KINDS:
        name = kind.plural or f"{kind.name}s"
        assert {f"data/{name}.json", f"data/{name}.csv", f"data/schema/{kind.name}.schema.json"} <= addresses


def test_records_as_json_have_their_id_and_no_empty_fields(store: Store):
    store("events/e.md", EVENT)("partners/a.md", PARTNER.format("A"))
    assert json.loads(store.file("data/events.json")) == [
        {
            "id": "e",
            "title": "T",
            "summary": "S.",
            "time_zone": "Europe/London",
            "programmes": [],
            "partners": ["a"],
            "practices": [],
            "inferred": [],
            "sources": [],
            "changes": [],
            "renamed_from": [],
        }
    ]


def test_records_as_csv_have_the_columns_of_their_kind(store: Store):
    store("partners/a.md", PARTNER.format('"Quoted, with comma"'))
    header, row, end = store.file("data/partners.csv").split("\n")
    assert header.startswith("id,title,agency,region,summary,also_known_as,")
    assert row.startswith('a,"Quoted, with comma",council,,S.,Wick; Wicky,')
    assert end == ""


def test_lists_in_a_csv_are_joined(store: Store):
    outcomes = next(f for f in store.build().site.files if f.address.endswith("outcomes.csv"))
    rows = list(csv.DictReader(io.StringIO(outcomes.content)))
    assert rows[0]["synonyms"] == "placement moves"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_is_no_formula(start: str, store: Store):
    store("partners/a.md", PARTNER.format(f"'{start}cmd'"))
    assert f"a,'{start}cmd,council" in store.file("data/partners.csv")


def test_downloads_end_their_lines_as_unix_does(store: Store):
    for file in store.build().site.files:
        if isinstance(file.content, str):
            assert "\r" not in file.content or file.address.endswith(".ics")  # where a standard asks for it


def test_two_builds_of_one_store_are_the_same(store: Store):
    store("partners/a.md", PARTNER.format("Wickford"))("events/e.md", EVENT)
    first, second = store.build().site, store.build().site
    assert first == second


def test_pages_come_by_address_and_none_twice(store: Store):
    store("partners/a.md", PARTNER.format("Wickford"))("events/e.md", EVENT)
    addresses = [page.address for page in store.build().site.pages]
    assert addresses == sorted(set(addresses))


def test_every_page_is_a_document_of_its_name(store: Store):
    for page in store.build().site.pages:
        assert page.document_path == page.address.removesuffix(".html") + ".md"
