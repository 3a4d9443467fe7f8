"""Options of the plugin in `mkdocs.yml`."""

import re
from datetime import date

from mkdocs.config import base, config_options

from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.analyses.rules.registry import RULES


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


class EvidenceStoreConfig(base.Config):
    """What a centre can set."""

    today = config_options.Optional(Day())
    """The day the site is built for: what is open, closed, due or overdue. Default: the day of the build."""
    rule = config_options.Choice(tuple(RULES), default=DEFAULT_RULE)
    """The rule whose levels are shown first. The others stand beside it."""
    problems_to = config_options.Optional(ProblemsTo())
    """Where readers report a problem with a page. Default: the repository, where `repo_url` names one."""
    keep_going = config_options.Type(bool, default=False)
    """Whether to publish the rest when a page has an error. Errors still fail the build at its end."""
