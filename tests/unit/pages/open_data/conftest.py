"""The tables of the real content, and the folder of files made from them."""

from datetime import date
from pathlib import Path

import pytest

from evidence_store import check
from evidence_store.pages.context import Shared
from evidence_store.pages.open_data.make import all_tables, table_files
from evidence_store.pages.open_data.table import Table
from evidence_store.pages.page import DataFile
from evidence_store.pages.publication import Publication

CONTENT = Path(__file__).parents[4] / "content"


@pytest.fixture(scope="session")
def shared() -> Shared:
    checked = check(CONTENT)
    publication = Publication("Evidence Store", parquet=True)
    return Shared(checked.catalogue, checked.analyses, {}, date(2026, 11, 22), publication)


@pytest.fixture(scope="session")
def tables(shared: Shared) -> tuple[Table, ...]:
    return all_tables(shared)


@pytest.fixture(scope="session")
def files(tables: tuple[Table, ...], shared: Shared) -> dict[str, DataFile]:
    return {file.address: file for file in table_files(tables, shared)}


@pytest.fixture(scope="session")
def folder(files: dict[str, DataFile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`data/` as it is published."""
    root = tmp_path_factory.mktemp("published")
    for address, file in files.items():
        target = root / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return root / "data"
