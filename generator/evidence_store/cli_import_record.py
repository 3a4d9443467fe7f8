"""A whole record from a spreadsheet that `template` wrote and somebody filled in."""

from pathlib import Path

import click

from evidence_store.cli_import_steps import How, checked, refuse, write
from evidence_store.diagnostics import Report
from evidence_store.editing.drafts import faults_of
from evidence_store.editing.new.alike import alike
from evidence_store.editing.new.text import CannotAdd
from evidence_store.importing.rejected import CannotImport
from evidence_store.kinds import KINDS
from evidence_store.kinds.reference import KIND as REFERENCE
from evidence_store.records.form_fields import name_field


def import_record(file: Path, how: How, *, update: bool, anyway: bool) -> None:
    """Write the files of a record from a template that somebody filled in. Raises CannotImport."""
    from evidence_store.importing.spreadsheet.workbook import read_workbook  # openpyxl takes a while to load
    from evidence_store.importing.template.layout import layout
    from evidence_store.importing.template.read import kind_in, read_filled
    from evidence_store.importing.template.texts import files_of, told_of

    sheets = read_workbook(file)
    kind = next((kind for kind in KINDS if kind.name == kind_in(sheets)), None)
    if kind is None:
        raise CannotImport(
            f"{file} is no form of `evidence-store template`; for rows of studies say which summary they are for, "
            "like --to interventions/kinship-care"
        )
    made = layout(kind, REFERENCE)
    store = checked(how.content, REFERENCE.file)
    filled = read_filled(sheets, made, str(file), store.catalogue.named)
    try:
        files = files_of(filled, sheets, made, store.catalogue, how.content, str(file))
    except CannotAdd:
        raise CannotImport(f"{file} holds what no content file can hold; type its texts again") from None
    faults = faults_of(files.texts, how.content, store.report) if files.texts else Report()
    told = told_of(faults, files, filled, how.content.as_posix(), str(file))
    refuse((*files.rejected, *told), how, divisible=False)
    called = str(filled.data.get(name_field(kind), ""))
    new = (kind.name, files.id) not in store.catalogue.entries
    for twin in alike(kind, (called, files.id), store.catalogue) if new and not anyway else ():
        raise CannotImport(
            f'there is already "{twin.name}" ({twin.entry.source.path}); if it is another one, add --anyway'
        )
    if files.changed and not update:
        raise CannotImport(
            f'the store has a {kind.label.lower()} "{files.id}" with other values ({", ".join(files.changed)}). '
            "To write these in their place, and lose the comments in its fields: add --update"
        )
    if not files.texts:
        click.echo("There is nothing new to write.")
        return
    write(files.texts, how)
    for path in files.texts:
        click.echo(f"{how.content / path} {'would be' if how.dry_run else 'is'} written")
