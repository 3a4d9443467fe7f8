"""The whole site by MkDocs, as `mkdocs build` makes it."""

import logging
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException


class BuildFailed(Exception):
    """The site was not built, or not all of it; the text says why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site."""

    folder: Path
    pages: int


def build_site(config_file: Path, *, keep_going: bool = False) -> Built:
    """Build the site that `config_file` describes. Raises BuildFailed with the report of the content."""
    messages = _Messages()
    log = logging.getLogger("mkdocs")
    log.addHandler(messages)
    try:
        config = load_config(str(config_file))
        if keep_going:
            config.plugins["evidence-store"].config.keep_going = True
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit) as error:
        raise BuildFailed("\n".join(messages.errors) or str(error)) from error
    finally:
        log.removeHandler(messages)
    folder = Path(config.site_dir)
    return Built(folder, sum(1 for _ in folder.rglob("*.html")))


class _Messages(logging.Handler):
    """Keeps what MkDocs logs as errors: it prints them and raises an exception that says nothing."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())
