"""References of other programs, added at the end of the bibliography."""

from pathlib import Path

import click

from evidence_store.cli_import_steps import How, checked, fail, refuse, write
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.editing.drafts import faults_of
from evidence_store.editing.new.text import CannotAdd, with_new_items
from evidence_store.importing.present import text_of
from evidence_store.importing.rejected import CannotImport
from evidence_store.kinds.reference import KIND as REFERENCE


def import_references(file: Path, how: How, other_type: str, *, anyway: bool) -> None:
    """Add what the bibliography does not have. Raises CannotImport."""
    from evidence_store.importing.bibliography.additions import additions  # its parsers take a while to load
    from evidence_store.importing.bibliography.read import read_references

    items, rejected = read_references(file)
    store = checked(how.content, REFERENCE.file)
    taken = [entry.id for entry in store.catalogue.of("reference")]
    made = additions(items, store.catalogue, taken, other_type, anyway=anyway)
    for known in made.known:
        click.echo(f'{known.place.path}:{known.place.line}: the store has it as "{known.id}" ({known.why})')
    if made.left_out:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(made.left_out.items()))
        click.echo(f"Left out, because references have no such field here: {names}")
    refuse((*rejected, *made.rejected), how)
    if not made.new:
        click.echo("There is nothing new to write.")
        return
    path = how.content / REFERENCE.file
    try:
        text = with_new_items(REFERENCE, text_of(path), made.new)
    except CannotAdd:
        raise CannotImport(f"{path} cannot be added to. `evidence-store check` says why.") from None
    faults = faults_of({REFERENCE.file: text}, how.content, store.report)
    if faults.errors:
        fail(f"{as_text(faults)}Nothing was written, because the store would have these errors.")
    write({REFERENCE.file: text}, how, shown=with_new_items(REFERENCE, "", made.new))
    ids = ", ".join(made.new)
    click.echo(f"{len(made.new)} {'would be' if how.dry_run else 'are'} added at the end of {path}: {ids}")
