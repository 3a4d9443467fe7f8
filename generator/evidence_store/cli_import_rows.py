"""Rows of studies from a table that somebody else made, added to the table of a summary."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from evidence_store.cli_import_steps import How, checked, fail, refuse, write
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.editing.drafts import faults_of
from evidence_store.importing.rejected import CannotImport
from evidence_store.importing.spreadsheet.numbers import Decimals
from evidence_store.importing.studies.columns import mapped, refuse_unknown_field, said, said_constants
from evidence_store.importing.studies.merge import merge
from evidence_store.importing.studies.rows import rows_of
from evidence_store.importing.studies.target import Target, read_sheet, rejected_rows


class StudyRows(NamedTuple):
    """A table of study rows, and what somebody said of it."""

    file: Path
    sheet: str
    maps: tuple[str, ...]
    constants: tuple[str, ...]
    decimals: Decimals | None
    update: bool
    anyway: bool


def import_rows(wanted: StudyRows, target: Target, how: How) -> None:
    """Add the rows that can be taken to a table. Raises CannotImport."""
    store = checked(how.content, target.path)
    sheet = read_sheet(wanted.file, wanted.sheet)
    constants = said_constants(wanted.constants, target.fields)
    columns = _columns(sheet.table.columns, wanted.maps, constants, target.fields)
    read = rows_of(sheet, target.model, columns, constants, wanted.decimals)
    rows, rejected = read.rows, read.rejected
    while True:  # a row that is taken out can change what is said of others
        made = merge(target.before, target.table, rows, target.model, update=wanted.update)
        faults = faults_of({target.path: made.text}, how.content, store.report) if made.lines else Report()
        shown = f"{how.content.as_posix()}/{target.path}"
        found, elsewhere = rejected_rows(made, faults, shown)
        rejected = [*rejected, *made.rejected, *found]
        at_fault = {one.place for one in (*made.rejected, *found)}
        if not at_fault:
            break
        rows = [row for row in rows if row.place not in at_fault]
    refuse(rejected, how)
    if elsewhere:
        click.echo(as_text(Report(elsewhere)), nl=False, err=True)
        if not wanted.anyway:
            fail(
                "Nothing was written, because the rows lead to these errors elsewhere. "
                "To write the rows and mend them afterwards: add --anyway."
            )
    if made.known:
        click.echo(f"{made.known} of the rows are there already.")
    if not made.lines:
        click.echo("There is nothing new to write.")
        return
    write({target.path: made.text}, how, shown=made.text)
    what = "would be" if how.dry_run else "are"
    click.echo(f"{len(made.lines)} rows {what} written to {how.content / target.path}")


def _columns(
    names: Sequence[str], maps: tuple[str, ...], constants: Mapping[str, str], fields: Sequence[str]
) -> dict[str, str]:
    """Every column and its field, asked for where nobody knows it."""
    free = [field for field in fields if field not in constants]
    chosen = said(maps, names, free)
    columns, unknown = mapped(names, chosen, free)
    for column, field in columns.items():
        if field != column:
            click.echo(f'"{column}" is taken as `{field}`' if field else f'"{column}" is left out')
    try:
        for column in unknown:
            columns[column] = _ask(column, [field for field in free if field not in columns.values()])
    except click.Abort:
        options = " ".join(f'--map "{column}="' for column in unknown)
        raise CannotImport(
            "\nNobody knows what these columns are. Write the field behind the sign, or nothing to leave one out: "
            f"{options}\nThe fields are: {', '.join(free)}"
        ) from None
    return columns


def _ask(column: str, free: Sequence[str]) -> str:
    while True:
        field = str(
            click.prompt(
                f'Which field is "{column}"? (empty to leave it out)',
                default="",
                show_default=False,
                err=True,
            )
        ).strip()
        try:
            refuse_unknown_field(field, free)
        except CannotImport as refused:
            click.echo(f"  {refused}", err=True)
        else:
            return field
