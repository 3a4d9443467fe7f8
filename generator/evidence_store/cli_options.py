"""What several commands ask for, and write, in the same way."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from evidence_store.diagnostics import did_you_mean
from evidence_store.whole_file import WriteFailed, write_whole

content_folder = click.option(
    "--content", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("content"),
    show_default=True, help="The folder that editors write in.",
)  # fmt: skip

config_file_option = click.option(
    "--config-file", "-f", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"), show_default=True, help="The settings of the site.",
)  # fmt: skip
precompress_option = click.option(
    "--precompress", is_flag=True,
    help="Put a packed form beside every text file, .gz and .br, for hosts that send those as they are.",
)  # fmt: skip
no_cache_option = click.option(
    "--no-cache", is_flag=True, envvar="EVIDENCE_STORE_NO_CACHE",
    help="Use nothing of what was kept from earlier runs.",
)  # fmt: skip


def refuse_unknown_kind(kind: str, known: Iterable[str]) -> None:
    """Raises a ClickException that names the nearest kind, or all of them, if `kind` is none of the `known`."""
    known = list(known)
    if kind not in known:
        near = did_you_mean(kind, known) or f"the kinds are: {', '.join(known)}"
        raise click.ClickException(f'there is no kind "{kind}"; {near}')


def write_or_exit(data: bytes, file: Path, *, replace: bool = True) -> None:
    """Write a file whole, or say why it could not be written and exit with 1."""
    try:
        write_whole(data, file, replace=replace)
    except WriteFailed as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)


def write_result(text: str, file: Path) -> None:
    """Write what a command found out, whole where `file` is a file and no terminal or pipe."""
    if file.exists() and not file.is_file():
        file.write_text(text, "utf-8")
    else:
        write_or_exit(text.encode(), file)
