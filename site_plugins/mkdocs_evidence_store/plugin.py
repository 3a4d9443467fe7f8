"""Hooks, in the order MkDocs calls them. What a page says is made by the library, not here."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Document

from evidence_store import pipeline
from evidence_store.kinds import KINDS
from evidence_store.pages import DataFile, Page
from evidence_store.pages.publication import Download
from evidence_store.progress import UNWATCHED
from evidence_store.site.told import as_typed, told
from mkdocs_evidence_store import editing, published, shell
from mkdocs_evidence_store.config import EvidenceStoreConfig
from mkdocs_evidence_store.serving import LivePreview, Shell
from mkdocs_evidence_store.shell_parts import ShellParts

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
        self._live = LivePreview()
        self._editing: editing.Editing | None = None
        self._assets: Mapping[str, str] = {}
        self.data: Mapping[str, DataFile] = {}
        """What is written beside the pages, by its address."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching: the preview's own script must be allowed to run."""
        self._serving = command == "serve"

    @event_priority(100)  # First: nothing else is worth doing when the content has errors.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and compile everything; an error in the content stops the build here, with the report."""
        self._of_theme = published.add_theme(config.theme, config.plugins)
        editing.show_files(config)
        content = Path(config.docs_dir)
        publication = self.config.publication(config, self.download, self.offline)
        run = pipeline.run(
            content,
            self.config.made_on,
            KINDS,
            as_typed(content),
            self.config.rule,
            publication,
            self.config.processes,
            self.only,
            self.progress,
            self.config.cache_folder(config),
        )
        self.report = self._live.report = run.report
        if run.report.errors and not self.config.keep_going:
            if not (self._serving and self._run):
                raise PluginError(told(run.report))
            # A slip of the pen while somebody watches: say so, and keep showing the last good pages.
            log.error("%s", told(run.report))
            return config
        for finding in run.report.warnings:
            log.warning("%s: [%s] %s. %s", finding.place, finding.rule, finding.message, finding.help)
        self._run = self._live.run = run
        self._pages = {page.document_path: page for page in run.site.pages}
        self._editing = None if self.offline else editing.Editing(run.catalogue)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what editors write, put in what readers get, at the same addresses."""
        assert self._run is not None
        published.take_out(files, config, self._run.catalogue.images)
        site, catalogue, forms = self._run.site, self._run.catalogue, self.config.web_editor
        made, self._assets = published.made(site, config, self._serving)
        self.data = published.data(site, self._assets)
        for file in (*made, *editing.editor_files(catalogue, config, forms, self.web_editor)):
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say which part of the navigation pages that are not in it belong to."""
        shell.adopt(nav, files, config)
        self._nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Document, config: MkDocsConfig, files: Files) -> str:
        """Nothing is left for MkDocs to render. The title stays as the navigation has it, if it has one."""
        made = self._pages[page.file.src_uri]
        source, has_editor = made.source_path or "", self.web_editor is not None
        page.meta = {
            "title": made.title,
            "description": made.description,
            "made": made,
            "edit": self._editing.links(source, page, has_editor) if self._editing else [],
        }
        # MkDocs would stamp the day of the build into the sitemap; the content's own date is the truth.
        page.update_date = (made.updated or self.config.made_on).isoformat()
        return ""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """What the shell needs to know."""
        renew_by = self.config.renew_by if self.offline else None
        part = shell.selected(self._run.catalogue) if self._run else None
        parts = ShellParts(published.with_templates_of(self._of_theme, env), self._nav)
        self._live.shell = Shell(config, files, self._nav, env, parts)
        made_on, preview = self.config.made_on, self.config.preview
        return shell.prepare(env, parts, self._assets, self._serving, preview, made_on, renew_by, part)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        """Show a changed page at once."""
        self._live.follow(server, config, builder, self._again)
        return server

    def _again(self, made: Page, document: Document, config: MkDocsConfig, files: Files) -> None:
        """A page was made anew."""
        self._pages[made.document_path] = made
        self.on_page_markdown("", page=document, config=config, files=files)

    def on_shutdown(self) -> None:
        """Nobody is watching any more."""
        self._live.close()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the data; tell who watches what was found; fail after a build that went on in spite of errors."""
        assert self._run is not None
        published.write_data(self.data, Path(config.site_dir))
        if self._serving:
            self._live.built()
        elif self._run.report.errors:
            raise PluginError(told(self._run.report))
