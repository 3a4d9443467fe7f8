"""Options of the plugin in `mkdocs.yml`."""

import os
import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig

from evidence_store import days
from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.analyses.rules.registry import RULES
from evidence_store.last_build.last import cache_folder
from evidence_store.pages.publication import LICENCES, Download, Publication


class Day(base.BaseConfigOption[date]):
    """A day: 2026-11-22, or nothing for the day of the build."""

    def run_validation(self, value: object) -> date:
        """Take a date as YAML reads it, or as text."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as error:
            raise base.ValidationError(f'"{value}" is not a day; write it as 2026-11-22') from error


class ProblemsTo(base.BaseConfigOption[str]):
    """Where readers report a problem: an email address, or a web address."""

    def run_validation(self, value: object) -> str:
        """Refuse what no reader could use."""
        if re.match(r"https?://\S+\Z|[^\s@:/]+@[^\s@:/]+\Z", str(value)):
            return str(value)
        raise base.ValidationError(f'"{value}" is neither an email address nor a web address')


class Parquet(config_options.Type[bool]):
    """Whether to write Parquet files, which needs an extra."""

    def __init__(self) -> None:
        super().__init__(bool, default=False)

    def run_validation(self, value: object) -> bool:
        """Refuse what would fail in the midst of a build."""
        wanted = bool(super().run_validation(value))
        if wanted and find_spec("pyarrow") is None:
            raise base.ValidationError('Parquet files need pyarrow: pip install "evidence-store[parquet]"')
        return wanted


class Cache(config_options.Type[bool]):
    """Whether pages of earlier builds are used again. The environment can forbid it."""

    def __init__(self) -> None:
        super().__init__(bool, default=True)

    def run_validation(self, value: object) -> bool:
        """Neither of the two must have said no."""
        return bool(super().run_validation(value)) and not _told("EVIDENCE_STORE_NO_CACHE")


class Preview(config_options.Type[bool]):
    """Whether the site shows a change that nobody has approved yet. The environment can say so, too."""

    def __init__(self) -> None:
        super().__init__(bool, default=False)

    def run_validation(self, value: object) -> bool:
        """A build that was told so by either of the two is a preview."""
        return bool(super().run_validation(value)) or _told("EVIDENCE_STORE_PREVIEW")


def _told(variable: str) -> bool:
    return os.environ.get(variable, "").lower() not in ("", "0", "false", "no")


class EvidenceStoreConfig(base.Config):
    """What a centre can set."""

    today = config_options.Optional(Day())
    """The day the site is built for: what is open, closed, due or overdue. Default: the day of the build."""
    rule = config_options.Choice(tuple(RULES), default=DEFAULT_RULE)
    """The rule whose levels are shown first. The others stand beside it."""
    problems_to = config_options.Optional(ProblemsTo())
    """Where readers report a problem with a page. Default: the repository, where `repo_url` names one."""
    identity = config_options.Type(str, default="")
    """A name for this store that is chosen once and never changed, such as a domain and the year:
    `evidence.example.org 2026`. Feed readers know entries by identifiers that are made from it."""
    keep_going = config_options.Type(bool, default=False)
    """Whether to publish the rest when a page has an error. Errors still fail the build at its end."""
    renew_copies_after = config_options.Type(int, default=3)
    """After how many months a copy on a memory stick says that it should be renewed."""
    processes = config_options.Type(int, default=0)
    """How many processes make pages at most. Default: 0, one for each core of the machine."""
    cache = Cache()
    """Whether to use pages of earlier builds again where all that they were made from is as it was. They are kept in
    `.cache/evidence-store/` beside `mkdocs.yml`; the site is the same with them and without. A build that must not
    use them sets EVIDENCE_STORE_NO_CACHE=1 in its environment, or says `evidence-store build --no-cache`."""
    licence = config_options.Choice(tuple(LICENCES), default="CC-BY-4.0")
    """What others may do with the store's own texts and data. Figures of others keep the terms of their sources."""
    parquet = Parquet()
    """Whether to write the tables as Parquet files, too, for those who load much at once."""
    preview = Preview()
    """Whether the site shows a proposed change: every page says so, and search engines are asked to stay away. A site
    built from a pull request sets EVIDENCE_STORE_PREVIEW=1 in its environment instead."""
    web_editor = config_options.Type(dict, default={})
    """Settings of the web editor's `backend` beside those that `repo_url` gives, such as `base_url` (the centre's own
    service for signing in), `branch` or `open_authoring`. `evidence-store build --web-editor` makes it."""

    @property
    def made_on(self) -> date:
        """The day the site is built for."""
        return self.today or days.today()

    @property
    def renew_by(self) -> date:
        """The day after which a copy of the site should be renewed."""
        return days.months_after(self.made_on, self.renew_copies_after)

    def cache_folder(self, site: MkDocsConfig) -> Path | None:
        """Where pages of earlier builds are kept; None where they are not used."""
        return cache_folder(Path(site.config_file_path)) if self.cache and site.config_file_path else None

    def publication(self, site: MkDocsConfig, download: Download | None, offline: bool) -> Publication:
        """How the pages of the site are published."""
        return Publication(
            site.site_name,
            site.site_url or "",
            self.identity,
            self.problems_to or site.repo_url or "",
            download,
            offline,
            LICENCES[self.licence],
            self.parquet,
        )
