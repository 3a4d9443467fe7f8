"""The page about the data: what it offers is there, and what it tells people to type works."""

import json
from pathlib import Path
from typing import Any

import duckdb
import lxml.html
import pytest
from tests.helpers import TODAY, Store

from evidence_store import KINDS, run
from evidence_store.catalogue.destinations import DATA
from evidence_store.pages.context import Shared
from evidence_store.pages.data_files import data_files
from evidence_store.pages.open_data.pages import data_page, size_words
from evidence_store.pages.open_data.table import Table
from evidence_store.pages.open_data.views import VIEWS
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Publication
from evidence_store.pages.templates_env import environment


@pytest.fixture(scope="module")
def html(tables: tuple[Table, ...], files: dict[str, DataFile], shared: Shared) -> Any:
    page = data_page(tables, files.values(), shared, environment(KINDS))
    return lxml.html.fromstring(str(page.html))


def test_the_query_on_the_page_answers_as_it_stands(
    html: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, shared: Shared
):
    query = html.get_element_by_id("query").text_content()
    monkeypatch.chdir(folder)
    with duckdb.connect() as database:
        found = database.execute(query).fetchall()
    wanted = [
        (shared.catalogue.entries["intervention", summary].record.title, rating.sentence)
        for (summary, _), rating in shared.analyses.ratings.items()
        if rating.level in ("positive", "tends_positive") and rating.certainty and rating.certainty.level >= 2
    ]
    assert sorted((help, sentence) for _, help, sentence in found) == sorted(wanted)
    assert found


def test_every_table_is_offered_with_its_rows_its_size_and_its_columns(
    html: Any, tables: tuple[Table, ...], folder: Path
):
    listed = html.xpath("//ul[@class='ev-data__tables']/li")
    assert len(listed) == len(tables)
    by_file = {f"{table.name}.csv": table for table in tables}
    for item in listed:
        [file] = item.xpath("./a/@href")
        assert (folder / file).is_file()
        assert size_words((folder / file).stat().st_size) in item.text_content()
        names = [dt.text_content().removesuffix(" *") for dt in item.xpath(".//dt")]
        assert names == [column.name for column in by_file[file].columns]


def test_every_kind_is_offered_as_json_with_its_schema(html: Any, shared: Shared):
    files = {file.address: file.data for file in data_files(shared.catalogue)}
    told = {}
    for item in html.xpath("//ul[@class='ev-data__kinds']/li"):
        records, schema = (json.loads(files[f"data/{link}"]) for link in item.xpath("./a/@href"))
        told[schema["title"]] = (item.text_content(), isinstance(records, list))
    assert told == {
        kind.label: (
            f"{kind.label_plural}: JSON of {kind.label_plural.lower()}, JSON Schema of {kind.label_plural.lower()}",
            True,
        )
        for kind in KINDS
    }


def test_every_view_of_the_sqlite_file_is_named_with_its_question(html: Any):
    text = html.text_content()
    assert [view.name for view in VIEWS if f"{view.name}: {view.asks}" not in text] == []


def test_on_a_site_with_an_address_the_query_reads_over_the_network(store: Store):
    publication = Publication(site_url="https://store.example/x")
    site = run(store.content, TODAY, publication=publication).site
    page = next(page for page in site.pages if page.address == DATA)
    assert "FROM &#39;https://store.example/x/data/ratings.csv&#39; r" in str(page.html)


@pytest.mark.parametrize(
    ("bytes", "words"),
    [(1, "1 kB"), (31_400, "31 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (1_440_000, "1.4 MB")],
)
def test_a_size_in_words(bytes: int, words: str):
    assert size_words(bytes) == words
