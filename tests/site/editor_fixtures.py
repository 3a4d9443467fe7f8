"""A little store whose forms are open in a browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from tests.helpers import VOCABULARY, Store, example_store
from tests.site.browsers import Firefoxes
from tests.site.building import ROOT
from tests.site.local_editor import LocalEditor, folder
from tests.site.serving import served

from evidence_store import KINDS
from evidence_store.site.web_editor.make import web_editor
from evidence_store.site.web_editor.packages import install
from evidence_store.site.web_editor.repository import repository

BY_NAME = {kind.name: kind for kind in KINDS}


RECORD = """\
---
title: Wickford Council
summary: "Its aim: to test walks in the dark."
agency: council
also_known_as:
  - "Wickford: the town"
  - The Council
people:
  - name: Ada Tallow
    role: Head of walks
website: https://wickford.example/
---

It walks, and counts.

| Year | Walks |
|------|------:|
| 2025 | 1,200 |

!!! note
    Read on[^1].

[^1]: Under the lamp.
"""
"""A record as it stands in a file."""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def editor_browser(request: pytest.FixtureRequest) -> Browser:
    """Either browser, as people have it."""
    if request.param == "firefox":
        firefoxes: Firefoxes = request.getfixturevalue("firefoxes")
        return firefoxes.having(dark=False, scripts=True)
    chromium: Browser = request.getfixturevalue("chromium")
    return chromium


@pytest.fixture(scope="session")
def editor_modules() -> Path:
    """The packages of the editor, installed once on this machine."""
    return install(ROOT / ".cache" / "web-editor")


@pytest.fixture(scope="module")
def editor_store(editor_browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the example of a summary, which has every field there is, one without studies, and a call."""
    store = Store(tmp_path_factory.mktemp("store")).fill(VOCABULARY)
    for name in ("intervention", "call"):
        example_store(store, BY_NAME[name])
    _, fields, body = (store.content / "interventions/example.md").read_text("utf-8").split("---\n", 2)
    copy = yaml.safe_load(fields) | {"title": "A second walk", "related": [], "renamed_from": []}
    copy["changes"] = [
        {"date": date(2026, 3, 2), "what": "First version of this page.", "why": "It was asked for."}
    ]
    known = ("id", "outcome", "measure", "better")
    result = {name: copy["outcomes"][0][name] for name in known} | {
        "nothing_usable": {"because": "Nobody counted."}
    }
    made = yaml.safe_dump(copy | {"outcomes": [result]}, sort_keys=False, allow_unicode=True)
    return store("interventions/second.md", f"---\n{made}---\n{body}")


@pytest.fixture(scope="module")
def editor_address(
    editor_store: Store, editor_modules: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the editor of that store is served."""
    site = tmp_path_factory.mktemp("site")
    files = web_editor(
        editor_store.check().catalogue,
        "content",
        "Lantern House",
        repository("", {}, "store"),
        editor_modules,
    )
    for name, data in files.items():
        (site / "admin" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "admin" / name).write_bytes(data)
    with served(site) as where:
        yield where


@pytest.fixture(scope="module")
def editor(editor_browser: Browser, editor_address: str, editor_store: Store) -> Iterator[LocalEditor]:
    files = {**folder(editor_store.content), "content/partners/wickford.md": RECORD}
    at_work = LocalEditor(editor_browser, editor_address, files)
    yield at_work
    at_work.close()
