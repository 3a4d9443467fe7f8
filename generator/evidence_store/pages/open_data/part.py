"""What is made of all tables: none of it needs a page of a record."""

from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment

from evidence_store.pages.citations import citation_files
from evidence_store.pages.context import Shared
from evidence_store.pages.open_data.make import all_tables, table_files
from evidence_store.pages.open_data.pages import data_page
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.rating_files import rating_file


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
