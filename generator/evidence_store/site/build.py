"""The whole site by MkDocs, as `mkdocs build` makes it."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from evidence_store.catalogue.selection import NothingChosen
from evidence_store.pages.publication import Download
from evidence_store.progress import PLACING, UNWATCHED, WRITING, Progress
from evidence_store.site.kept_folder import KeptFolder, can_be_kept


class BuildFailed(Exception):
    """The site was not built, or not all of it; the text says why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site."""

    folder: Path
    pages: int
    name: str
    site_url: str
    """Where it is published; empty where nobody says."""
    copyright: str
    """What its footer says about the rights of others."""
    made_on: date
    """The day it was built for."""
    renew_by: date
    """When a copy of it should be renewed."""
    warnings: int = 0
    """How many the content has."""


def build_site(
    config_file: Path,
    *,
    keep_going: bool = False,
    offline: bool = False,
    site_dir: Path | None = None,
    download: Download | None = None,
    web_editor: Path | None = None,
    only: Sequence[str] = (),
    progress: Progress = UNWATCHED,
    cache: bool | None = None,
) -> Built:
    """Build the site that `config_file` describes, into `site_dir` where one is given.

    `offline` builds it for a memory stick; `download` is the copy for one that the site offers; `web_editor` are the
    packages of the web editor that it has; `only` makes a selection of these records; `progress` is told of every
    stage; `cache` says whether pages of earlier builds are used, whatever the settings say. Raises BuildFailed with
    the report of the content.
    """
    with loaded(config_file, site_dir) as config:
        plugin: Any = config.plugins["evidence-store"]  # MkDocs knows plugins by their base class alone
        plugin.config.keep_going = plugin.config.keep_going or keep_going
        if cache is not None:
            plugin.config.cache = cache
        plugin.offline, plugin.download, plugin.web_editor = offline, download, web_editor
        plugin.only, plugin.progress = only, progress
        config.plugins["progress"] = _Pages(progress)
        config.plugins.on_startup(command="build", dirty=False)
        keep = plugin.config.cache and can_be_kept(config)
        if keep:
            config.plugins["kept-folder"] = KeptFolder()
        try:
            build(config, dirty=keep)  # to MkDocs a folder that is not empty is dirty
        except TemplateNotFound as error:
            raise BuildFailed(f"A template is missing: {error}") from error
        except OSError as error:
            raise BuildFailed(f"The site cannot be written: {error}") from error
        config.plugins.on_shutdown()
    folder = Path(config.site_dir)
    return Built(
        folder,
        sum(1 for _ in folder.rglob("*.html")),
        config.site_name,
        config.site_url or "",
        config.copyright or "",
        plugin.config.made_on,
        plugin.config.renew_by,
        len(plugin.report.warnings),
    )


@contextmanager
def loaded(config_file: Path, site_dir: Path | None = None) -> Iterator[MkDocsConfig]:
    """The settings of a site, with `site_dir` for where it is made. Whatever MkDocs then fails in is a BuildFailed."""
    messages = _Messages()
    log = logging.getLogger("mkdocs")
    log.addHandler(messages)
    try:
        yield load_config(str(config_file), **({"site_dir": str(site_dir)} if site_dir else {}))
    except (Abort, MkDocsException, NothingChosen, SystemExit) as error:
        raise BuildFailed("\n".join(messages.errors) or str(error)) from error
    finally:
        log.removeHandler(messages)


class _Messages(logging.Handler):
    """Keeps what MkDocs logs as errors: it prints them and raises an exception that says nothing."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


class _Pages(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Tells of the part of a build that is MkDocs's own."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Pages get their place in the navigation."""
        self._progress.begin(PLACING)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Pages get their shell and are written, one by one."""
        self._progress.begin(WRITING, len(files.documentation_pages()))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """One is ready to be written."""
        self._progress.step()
        return output
