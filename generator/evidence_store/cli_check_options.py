"""What can be asked of a check. Nothing heavy is imported: often the answer is known already."""

import re
from pathlib import Path
from typing import NamedTuple

import click

from evidence_store.diagnostics.rule import Severity, did_you_mean

FORMATS = ("text", "github", "json", "sarif", "rdjsonl", "gitlab", "junit")
"""Who reads the findings: a person, or one of the services that show them beside a change."""
HTML = "html"
"""The same as a page to read, which needs more than the findings."""


class Asked(NamedTuple):
    """The options that change what a check finds, or how it says so."""

    format: str
    published: Path | None
    rules: tuple[str, ...]
    without: tuple[str, ...]
    changed_since: str | None
    site: str
    quick: bool


class CannotCheck(click.ClickException):
    """What was asked for cannot be found out."""

    exit_code = 2


def known_rules(context: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of rules, or a sentence about the first that is none."""
    if not names:
        return ()
    from evidence_store.rules import all_rules

    known = all_rules()
    for name in names:
        if name not in known:
            near = did_you_mean(name, known) or "`evidence-store explain` lists them all"
            raise click.BadParameter(f'there is no rule "{name}"; {near}', context, option)
        if option.name == "without" and known[name].severity is Severity.ERROR:
            raise click.BadParameter(f"{name} is an error, and errors cannot be ignored", context, option)
    return names


def whole_address(context: click.Context, option: click.Parameter, address: str | None) -> str:
    """The address of the site, or nothing."""
    if address and not re.fullmatch(r"https?://[^\s\"'<>()\[\]|]+", address):
        raise click.BadParameter("write it in full: https://store.example.org/", context, option)
    return address or ""
