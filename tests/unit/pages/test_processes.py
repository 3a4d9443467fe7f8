"""One process or many, however they begin: the same pages in the same order."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence_store import check
from evidence_store.pages.context import Shared
from evidence_store.pages.page import Page
from evidence_store.pages.processes import FEW, pages_of
from evidence_store.pages.render import finished_record_page
from evidence_store.pages.templates_env import environment
from evidence_store.records.entry import Entry

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def shared() -> Shared:
    checked = check(CONTENT)
    return Shared(checked.catalogue, checked.analyses, {}, date(2026, 11, 22))


@pytest.fixture(scope="module")
def entries(shared: Shared) -> list[Entry[Any]]:
    kinds = [kind for kind in shared.catalogue.kinds if kind.has_pages]
    return [entry for kind in kinds for entry in shared.catalogue.of(kind.name)]


@pytest.fixture(scope="module")
def alone(shared: Shared, entries: list[Entry[Any]]) -> list[Page]:
    return list(pages_of(entries, finished_record_page, shared, environment(shared.catalogue.kinds)))


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_many_processes_make_what_one_makes(
    start: str, shared: Shared, entries: list[Entry[Any]], alone: list[Page]
) -> None:
    templates = environment(shared.catalogue.kinds)
    assert len(entries) > FEW, "so many that several processes make them"
    assert list(pages_of(entries, finished_record_page, shared, templates, 2, start)) == alone
