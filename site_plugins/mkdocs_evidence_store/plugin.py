"""Hooks, in the order MkDocs calls them. What a page says is made by the library, not here."""

import logging
import os
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Document
from mkdocs.theme import Theme

from evidence_store import pipeline
from evidence_store.diagnostics.formats.text import as_text, summary_line
from evidence_store.kinds import KINDS
from evidence_store.pages import Page
from evidence_store.pages.publication import Publication
from mkdocs_evidence_store import shell
from mkdocs_evidence_store.config import EvidenceStoreConfig

HERE = Path(__file__).parent
log = logging.getLogger("mkdocs.plugins.evidence-store")


class EvidenceStorePlugin(BasePlugin[EvidenceStoreConfig]):
    """Compiles the content once a build and hands the finished pages over."""

    def __init__(self) -> None:
        self._run: pipeline.Run | None = None
        self._pages: dict[str, Page] = {}
        self._serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching: the preview's own script must be allowed to run."""
        self._serving = command == "serve"

    @event_priority(100)  # First: nothing else is worth doing when the content has errors.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and compile everything; an error in the content stops the build here, with the report."""
        self._add_theme(config.theme)
        content = Path(config.docs_dir)
        today = self.config.today or _today()
        publication = Publication(
            config.site_name, config.site_url or "", self.config.problems_to or config.repo_url or ""
        )
        run = pipeline.run(content, today, KINDS, _shown(content), self.config.rule, publication)
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
        return config

    @staticmethod
    def _add_theme(theme: Theme) -> None:
        # After a custom_dir of the centre, before Material: the centre has the last word.
        folder = str(HERE / "overrides")
        if folder not in theme.dirs:
            theme.dirs.insert(1 if theme.custom_dir else 0, folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what editors write, put in what readers get, at the same addresses."""
        assert self._run is not None
        images = self._run.catalogue.images
        for file in list(files):
            if file.src_dir == config.docs_dir and file.src_uri not in images:
                files.remove(file)
        for path, page in self._pages.items():
            document = File.generated(config, path, content="")
            document.edit_uri = page.source_path
            files.append(document)
        for data in self._run.site.files:
            files.append(File.generated(config, data.address, content=data.content))
        for asset in sorted((HERE / "assets").rglob("*")):
            if asset.is_file():
                address = f"assets/evidence-store/{asset.relative_to(HERE / 'assets').as_posix()}"
                files.append(File.generated(config, address, abs_src_path=str(asset)))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say which part of the navigation pages that are not in it belong to."""
        shell.adopt(nav, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Document, config: MkDocsConfig, files: Files) -> str:
        """Nothing is left for MkDocs to render. The title stays as the navigation has it, if it has one."""
        made = self._pages[page.file.src_uri]
        page.meta = {"title": made.title, "description": made.description, "scripts": made.scripts}
        # MkDocs would stamp the day of the build into the sitemap; the content's own date is the truth.
        page.update_date = (made.updated or self.config.today or _today()).isoformat()
        return ""

    def on_page_content(self, html: str, *, page: Document, config: MkDocsConfig, files: Files) -> str:
        """The compiled page."""
        return str(self._pages[page.file.src_uri].html)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """What the shell needs to know."""
        return shell.prepare(env, config, self._serving)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fail at the end of a build that went on in spite of errors."""
        if self._run is not None and self._run.report.errors:
            raise PluginError(
                f"{summary_line(self._run.report)} in the content\n\n{as_text(self._run.report)}"
            )


def _today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return date.fromtimestamp(int(epoch)) if epoch else date.today()


def _shown(content: Path) -> str:
    """The content folder as an editor would type it."""
    try:
        return content.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return content.as_posix()
