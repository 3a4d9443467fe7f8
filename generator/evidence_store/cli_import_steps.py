"""What every import does alike: look at the store first, name what cannot be taken, write files whole."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from evidence_store import pipeline
from evidence_store.cli_options import write_or_exit
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.importing.rejected import Rejected
from evidence_store.pipeline import Checked


class How(NamedTuple):
    """Where to write, and when."""

    content: Path
    dry_run: bool
    accept_partial: bool


def checked(content: Path, *paths: str) -> Checked:
    """The store as it is. Where a file that is to be changed has an error, nothing can be done."""
    store = pipeline.check(content, shown_as=content.as_posix())
    shown = {f"{content.as_posix()}/{path}" for path in paths}
    faults = [finding for finding in store.report.errors if finding.place.path in shown]
    if faults:
        fail(f"{as_text(Report(faults))}Nothing was written: first mend what is there.")
    return store


def refuse(rejected: Iterable[Rejected], how: How, *, divisible: bool = True) -> None:
    """Name all that cannot be taken, and stop there unless the file is `divisible` and a part of it is enough."""
    told = sorted(set(rejected))
    for one in told:
        click.echo(one.line, err=True)
    if told and not (divisible and how.accept_partial):
        partly = ", or write the rest with --accept-partial" if divisible else ""
        count = len({one.place for one in told})
        fail(f"Nothing was written, because {count} cannot be taken. Mend the file{partly}.")


def write(texts: Mapping[str, str], how: How, shown: str = "") -> None:
    """Write texts that were checked, each file whole."""
    for path, text in texts.items():
        file = how.content / path
        if how.dry_run:
            click.echo(f"\n{file}:\n{shown or text}")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        write_or_exit(text.encode(), file)


def fail(said: str) -> NoReturn:
    """Say why nothing is done, and exit with 1."""
    click.echo(said, err=True)
    sys.exit(1)
