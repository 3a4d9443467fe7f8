"""The command `import`: what other programs hold, brought into the store, checked before it is written."""

from pathlib import Path

import click

from evidence_store.cli_import_record import import_record
from evidence_store.cli_import_references import import_references
from evidence_store.cli_import_rows import StudyRows, import_rows
from evidence_store.cli_import_steps import How, fail
from evidence_store.cli_options import content_folder
from evidence_store.importing.rejected import CannotImport
from evidence_store.importing.spreadsheet.numbers import Decimals
from evidence_store.importing.studies.target import find_table
from evidence_store.kinds.reference import Reference
from evidence_store.records.model_fields import choices_of, fields_of

REFERENCES = (".ris", ".bib", ".bibtex", ".json")
"""Endings of files with references."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@content_folder
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option(
    "--accept-partial", is_flag=True, help="Write the rest although something of the file cannot be taken."
)
@click.option(
    "--type", "other_type", type=click.Choice(choices_of(fields_of(Reference)["type"])), default=None,
    metavar="TYPE", help="What references of a type unknown here count as, like report.",
)  # fmt: skip
@click.option(
    "--anyway", is_flag=True,
    help="Take references of the same title and year as others; write rows that lead to errors elsewhere.",
)  # fmt: skip
@click.option("--to", help="The summary that study rows are for: interventions/kinship-care.")
@click.option("--sheet", default="", help="The sheet of the spreadsheet that holds the rows.")
@click.option(
    "--map", "maps", multiple=True, metavar="COLUMN=FIELD",
    help='Which field a column is: --map "Effect size=effect". --map "Comment=" leaves one out.',
)  # fmt: skip
@click.option(
    "--set",
    "constants",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What is the same in all rows: --set country=GB.",
)
@click.option(
    "--decimals", type=click.Choice(["point", "comma"]), default=None, help="How the numbers are written."
)
@click.option("--update", is_flag=True, help="Replace study rows that are there with other values.")
def import_(
    file: Path, content: Path, dry_run: bool, accept_partial: bool, other_type: str | None, anyway: bool,
    to: str | None, sheet: str, maps: tuple[str, ...], constants: tuple[str, ...], decimals: Decimals | None,
    update: bool,
) -> None:  # fmt: skip
    """Bring FILE into the store: references (.ris, .bib, .json of CSL), rows of studies (.csv, .xlsx), a whole record.

    A whole record comes from a spreadsheet that `evidence-store template` wrote and somebody filled in.

    What cannot be taken is listed with its line and the reason, and then nothing is written at all, unless you accept
    a part of it. What the store has already stays as it is: importing a file twice changes nothing.
    """
    how = How(content, dry_run, accept_partial)
    ending = file.suffix.lower()
    try:
        if ending in REFERENCES:
            import_references(file, how, other_type or "", anyway=anyway)
        elif ending not in (".csv", ".xlsx"):
            raise CannotImport(
                f"{file} is none of the files that can be imported: {', '.join(REFERENCES)}, .csv, .xlsx"
            )
        elif ending == ".xlsx" and not to and not sheet:
            import_record(file, how, update=update, anyway=anyway)
        elif not to:
            raise CannotImport("say which summary the rows are for, like --to interventions/kinship-care")
        else:
            rows = StudyRows(file, sheet, maps, constants, decimals, update, anyway)
            import_rows(rows, find_table(content, to), how)
    except CannotImport as failed:
        fail(f"{failed}\nNothing was written.")
