"""What `mkdocs serve` shows a person who edits: the changed page at once, the rest when they pause, and each finding.

A saved record is compiled alone, against all that the last whole build knows, and its page is written. Lists, counts,
maps and the search follow in a whole build, as soon as nobody has saved anything for a while.
"""

import os
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Document
from mkdocs.utils import write_file

from evidence_store.diagnostics import Report
from evidence_store.one_page import page_again, record_of
from evidence_store.pages import Page
from evidence_store.pages.data_files import as_script
from evidence_store.pages.views import ASSETS
from evidence_store.pipeline import Run
from evidence_store.site.told import as_typed
from mkdocs_evidence_store.file_versions import Stamp, files_below, stamp
from mkdocs_evidence_store.shell_parts import ShellParts

if TYPE_CHECKING:  # a build watches nothing, and what can takes a while to load
    from mkdocs.livereload import LiveReloadServer

STATE = f"{ASSETS}preview-state.js"
"""What the pages of a preview ask for: which build it is, which page has changed, what the check found."""
PAUSE, LONGEST_PAUSE = 2.0, 30.0
"""Seconds without a change before the whole store is built: at least, and at most. As long as that build took."""

OFTEN, SELDOM, EACH = 0.1, 0.5, 0.00008
"""Seconds between two looks at the files: at least, at most (as MkDocs has it), and more for each file."""
MOST = 50
"""So many findings are told to the pages."""

Stamps = Mapping[str, Stamp]
"""The version of each file."""


@dataclass
class Shell:
    """What the last whole build put around pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    parts: ShellParts

    def write(self, document: Document) -> None:
        """Put it around one page, as MkDocs does, and write that."""
        self.parts.forget()
        document.active = True
        context = get_context(self.nav, self.files.documentation_pages(), self.config, document)
        html = self.env.get_template("main.html").render(context)
        document.active = False
        write_file(html.encode(), document.file.abs_dest_path)


Again = Callable[[Page, Document, MkDocsConfig, Files], None]
"""Told of a page that was made anew, before its shell is put around it."""


class LivePreview:
    """Follows what a person saves."""

    def __init__(self) -> None:
        self.run: Run | None = None
        """The last whole build without errors."""
        self.report = Report()
        """What the last check found."""
        self.shell: Shell | None = None
        self._build = 0
        self._changed: set[str] = set()
        self._files: Stamps = {}
        self._took = 0.0
        self._due: threading.Timer | None = None
        self._sign: tempfile.TemporaryDirectory[str] | None = None

    def follow(
        self, server: "LiveReloadServer", config: MkDocsConfig, whole: Callable[[], None], again: Again
    ) -> None:
        """Let `server` build the changed page alone where that will do, and the `whole` store later or instead."""
        self._sign = tempfile.TemporaryDirectory(prefix="evidence-store-")
        sign = Path(self._sign.name) / "due"
        content = Path(config.docs_dir)
        self.changes(content)
        _look_more_often([config.docs_dir, config.config_file_path], server, len(self._files))
        server.watch(self._sign.name)

        def build() -> None:
            self._changed = self.changes(content)
            if self._alone(content, again):
                self._whole_later(sign)
                return
            begin = monotonic()
            whole()
            self._took = monotonic() - begin

        server.builder = build

    def _alone(self, content: Path, again: Again) -> bool:
        """Write the page of the one file that has changed; False where the whole store must be built."""
        shell = self.shell
        if len(self._changed) != 1 or self.run is None or shell is None or self.report.errors:
            return False
        made = page_again(self.run, content, next(iter(self._changed)), as_typed(content))
        file = made and shell.files.get_file_from_path(made.document_path)
        if made is None or not file or file.page is None:
            return False
        again(made, file.page, shell.config, shell.files)
        shell.write(file.page)
        self.built()
        return True

    def changes(self, content: Path) -> set[str]:
        """The files below `content` that were written, added or taken away since it was asked last."""
        before, self._files = self._files, stamps(content)
        if not before:
            return set()
        return {path for path in {*before, *self._files} if before.get(path) != self._files.get(path)}

    def built(self) -> None:
        """Tell the pages of a build."""
        if self.shell is None or self.run is None:
            return
        self._build += 1
        catalogue = self.run.catalogue
        shown_as = as_typed(Path(self.shell.config.docs_dir))

        def address(path: str) -> str:
            entry = record_of(catalogue, path)
            return entry.address if entry else ""

        state: dict[str, Any] = {
            "build": self._build,
            "changed": next(filter(None, map(address, sorted(self._changed))), ""),
            "findings": [
                {
                    "place": str(finding.place),
                    "error": finding.is_error,
                    "message": finding.message,
                    "help": finding.help,
                    "address": address(finding.place.path.removeprefix(f"{shown_as}/")),
                }
                for finding in islice((*self.report.errors, *self.report.warnings), MOST)
            ],
        }
        script = as_script("window.evidenceStorePreview", state)
        write_file(script.encode(), str(Path(self.shell.config.site_dir) / STATE))
        self._changed = set()

    def close(self) -> None:
        """Nobody edits any more."""
        if self._due:
            self._due.cancel()
        if self._sign:
            self._sign.cleanup()

    def _whole_later(self, sign: Path) -> None:
        """Have the server notice a file of ours once nobody has saved anything for a while."""
        if self._due:
            self._due.cancel()
        pause = min(max(PAUSE, self._took), LONGEST_PAUSE)
        self._due = threading.Timer(pause, lambda: sign.write_text(str(self._build), "utf-8"))
        self._due.daemon = True
        self._due.start()


def _look_more_often(paths: Sequence[str], server: "LiveReloadServer", files: int) -> None:
    """Let the server hear of a saved file at once, and look at all of them itself, more often where they are few."""
    for path in paths:
        server.unwatch(path)
    from mkdocs_evidence_store.saved_files import SavedFiles

    saved: Any = SavedFiles(min(SELDOM, OFTEN + files * EACH))
    server.observer = saved
    for path in paths:
        server.watch(path)


def stamps(content: Path) -> Stamps:
    """All files below a folder, by their paths in it."""
    found = {
        os.path.relpath(path, content).replace(os.sep, "/"): stamp(path) for path in files_below(content)
    }
    return {path: status for path, status in found.items() if status}  # some are gone in between
