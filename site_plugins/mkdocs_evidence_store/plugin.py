"""Hooks, in the order MkDocs calls them. What a page says is made by the library, not here."""

import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Document

from evidence_store import days, pipeline
from evidence_store.diagnostics.formats.text import as_text, summary_line
from evidence_store.kinds import KINDS
from evidence_store.pages import Page
from evidence_store.pages.publication import LICENCES, Download, Publication
from evidence_store.progress import UNWATCHED
from evidence_store.records.entry import Entry
from mkdocs_evidence_store import editing, published, shell
from mkdocs_evidence_store.config import EvidenceStoreConfig

log = logging.getLogger("mkdocs.plugins.evidence-store")


class EvidenceStorePlugin(BasePlugin[EvidenceStoreConfig]):
    """Compiles the content once a build and hands the finished pages over."""

    def __init__(self) -> None:
        self._run: pipeline.Run | None = None
        self._pages: dict[str, Page] = {}
        self._serving = False
        self.offline = False
        """Whether to build the copy for a memory stick."""
        self.only: Sequence[str] = ()
        """The records of a selection; none for the whole store."""
        self.progress = UNWATCHED
        """Who is told of every stage."""
        self.download: Download | None = None
        """The copy for a memory stick that the site offers."""
        self.web_editor: Path | None = None
        """The packages of the web editor, where the site has one."""
        self._by_source: dict[str, Entry[Any]] = {}

    @property
    def made_on(self) -> date:
        """The day the site is built for."""
        return self.config.today or days.today()

    @property
    def renew_by(self) -> date:
        """The day after which a copy of the site should be renewed."""
        return days.months_after(self.made_on, self.config.renew_copies_after)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching: the preview's own script must be allowed to run."""
        self._serving = command == "serve"

    @event_priority(100)  # First: nothing else is worth doing when the content has errors.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and compile everything; an error in the content stops the build here, with the report."""
        published.add_theme(config.theme)
        editing.show_files(config)
        content = Path(config.docs_dir)
        publication = Publication(
            config.site_name,
            config.site_url or "",
            self.config.identity,
            self.config.problems_to or config.repo_url or "",
            self.download,
            self.offline,
            LICENCES[self.config.licence],
            self.config.parquet,
        )
        run = pipeline.run(
            content,
            self.made_on,
            KINDS,
            editing.as_typed(content),
            self.config.rule,
            publication,
            self.config.processes,
            self.only,
            self.progress,
        )
        if run.report.errors and not self.config.keep_going:
            said = f"{summary_line(run.report)} in the content\n\n{as_text(run.report)}"
            if not (self._serving and self._run):
                raise PluginError(said)
            # A slip of the pen while somebody watches: say so, and keep showing the last good pages.
            log.error("%s", said)
            return config
        for finding in run.report.warnings:
            log.warning("%s: [%s] %s. %s", finding.place, finding.rule, finding.message, finding.help)
        self._run = run
        self._pages = {page.document_path: page for page in run.site.pages}
        self._by_source = editing.by_source(run.catalogue)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what editors write, put in what readers get, at the same addresses."""
        assert self._run is not None
        published.take_out(files, config, self._run.catalogue.images)
        for file in published.made(self._run.site, config):
            files.append(file)
        if self.web_editor is not None:
            for file in editing.editor_files(
                self._run.catalogue, config, self.config.web_editor, self.web_editor
            ):
                files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say which part of the navigation pages that are not in it belong to."""
        shell.adopt(nav, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Document, config: MkDocsConfig, files: Files) -> str:
        """Nothing is left for MkDocs to render. The title stays as the navigation has it, if it has one."""
        made = self._pages[page.file.src_uri]
        entry = None if self.offline else self._by_source.get(made.source_path or "")
        page.meta = {
            "title": made.title,
            "description": made.description,
            "made": made,
            "edit": editing.links(entry, page, self.web_editor is not None),
        }
        # MkDocs would stamp the day of the build into the sitemap; the content's own date is the truth.
        page.update_date = (made.updated or self.made_on).isoformat()
        return ""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """What the shell needs to know."""
        renew_by = self.renew_by if self.offline else None
        part = shell.selected(self._run.catalogue) if self._run else None
        return shell.prepare(env, self._serving, self.config.preview, self.made_on, renew_by, part)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fail at the end of a build that went on in spite of errors."""
        if self._run is not None and self._run.report.errors:
            raise PluginError(
                f"{summary_line(self._run.report)} in the content\n\n{as_text(self._run.report)}"
            )
