"""All tables of the store, and everything that is made from them: none of it needs a page of a record."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import Environment

from evidence_store.pages.citations import citation_files
from evidence_store.pages.context import Shared
from evidence_store.pages.data_files import as_json
from evidence_store.pages.open_data.csv_text import csv_parts
from evidence_store.pages.open_data.data_package import ADDRESS as PACKAGE
from evidence_store.pages.open_data.data_package import by_address, data_package
from evidence_store.pages.open_data.dictionary import dictionary_table
from evidence_store.pages.open_data.kind_tables import kind_tables
from evidence_store.pages.open_data.pages import data_page
from evidence_store.pages.open_data.rating_tables import rating_tables
from evidence_store.pages.open_data.recompute_file import recompute_file
from evidence_store.pages.open_data.sqlite import ADDRESS as SQLITE
from evidence_store.pages.open_data.sqlite import as_sqlite
from evidence_store.pages.open_data.store_file import store_files
from evidence_store.pages.open_data.store_tables import store_tables
from evidence_store.pages.open_data.table import Group, Table
from evidence_store.pages.overviews.gap_map import gap_map_table
from evidence_store.pages.overviews.pipeline import pipeline_table
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.rating_files import rating_file
from evidence_store.pages.scale import in_address


class OpenData(NamedTuple):
    """Files to download, and the page that leads to them."""

    page: Page
    of_tables: Sequence[DataFile]
    """Those that the page of the whole data names."""
    others: Sequence[DataFile]


def open_data(shared: Shared, templates: Environment) -> OpenData:
    """Make them all."""
    tables = all_tables(shared)
    of_tables = list(table_files(tables, shared))
    cited_as = list(citation_files(shared.catalogue, shared.publication))
    page = data_page(tables, [*of_tables, *cited_as], shared, templates)
    return OpenData(page, of_tables, [*cited_as, rating_file(shared.catalogue, shared.analyses)])


def all_tables(shared: Shared) -> tuple[Table, ...]:
    """Every table, the most asked for first, and the dictionary of them all."""
    catalogue = shared.catalogue
    order = list(Group)
    tables = [
        *rating_tables(catalogue, shared.analyses),
        *kind_tables(catalogue),
        gap_map_table(shared),
        pipeline_table(shared),
        *store_tables(catalogue),
    ]
    tables.sort(key=lambda table: order.index(table.group))
    return (*tables, dictionary_table(tables))


def table_files(tables: Sequence[Table], shared: Shared) -> Iterator[DataFile]:
    """Each table as CSV, their description, all in one file for SQLite, and a script that checks the ratings."""
    files = [DataFile(table.address, csv_parts(table)) for table in tables]
    yield from files
    package = data_package(tables, by_address(files), shared.catalogue, shared.publication)
    yield DataFile(PACKAGE, as_json(package))
    yield DataFile(SQLITE, as_sqlite(tables, _steps(shared)), text=False)
    if {"results", "outcomes", "phrases"} <= {table.name for table in tables}:
        yield recompute_file()
    ratings = next(table for table in tables if table.name == "ratings")
    yield from store_files(shared.catalogue, ratings, shared.publication)
    if shared.publication.parquet:
        from evidence_store.pages.open_data.parquet import as_parquet  # pyarrow is an extra

        for table in tables:
            yield DataFile(f"data/parquet/{table.name}.parquet", as_parquet(table))


def _steps(shared: Shared) -> dict[str, str]:
    """What levels are called that stand in no table: steps of the rule's own scale."""
    named = {entry.id for entry in shared.catalogue.of("effect-level")}
    return {level: words.label for level, words in shared.scale if in_address(level) not in named}
