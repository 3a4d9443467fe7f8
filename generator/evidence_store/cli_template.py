"""The command `template`: a spreadsheet to fill in, which `import` brings into the store."""

from pathlib import Path

import click

from evidence_store import pipeline
from evidence_store.cli_options import content_folder, refuse_unknown_kind, write_or_exit
from evidence_store.importing.rejected import Unfit
from evidence_store.kinds import KINDS


@click.command()
@click.argument("kind", default="intervention")
@content_folder
@click.option("--from", "record", metavar="ID", help="Fill it with what a record says now, to change it.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; the default is KIND.xlsx or ID.xlsx.",
)
def template(kind: str, content: Path, record: str | None, out: Path | None) -> None:
    """Write a spreadsheet for a whole record of a KIND, with help and choices, to be filled in and imported.

    For a summary it has sheets for the fields, the results, the studies, the text and the references.
    """
    from evidence_store.importing.template.make import template_of  # openpyxl takes a while to load

    if record and "/" in record:
        folder, _, record = record.removesuffix(".md").removeprefix(f"{content.as_posix()}/").rpartition("/")
        kind = next((known.name for known in KINDS if known.plural == folder), folder)
    known = {one.name: one for one in KINDS if not one.file}
    refuse_unknown_kind(kind, known)
    catalogue = pipeline.check(content, shown_as=content.as_posix()).catalogue
    entry = catalogue.entries.get((kind, record)) if record else None
    if record and entry is None:
        label = known[kind].label.lower()
        raise click.ClickException(
            f'there is no {label} "{record}" without errors; `evidence-store check` says more'
        )
    file = out or Path(f"{record or kind}.xlsx")
    try:
        data = template_of(known[kind], catalogue, entry)
    except Unfit as unfit:
        raise click.ClickException(f"{record} cannot be put into a spreadsheet: {unfit}") from None
    write_or_exit(data, file, replace=False)
    click.echo(f"{file} is written. Fill it in, and bring it into the store: evidence-store import {file}")
