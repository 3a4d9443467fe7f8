"""The command `fix`: mend what has one safe mend, and say what is left for a person."""

import sys
from pathlib import Path

import click

from evidence_store.cli_fmt import chosen_files, some_paths
from evidence_store.cli_options import content_folder, write_or_exit
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text, summary_line
from evidence_store.editing.mended import mended_files
from evidence_store.sources.discover import discover


@click.command()
@some_paths
@content_folder
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def fix(paths: tuple[Path, ...], content: Path, dry_run: bool) -> None:
    """Mend in PATHS (files or folders; all, if none is given) what can be mended without a choice.

    Says what it did and what is left. What a record says stays the same. Exits with 1 if errors are left.
    """
    texts = discover(content, content.as_posix())[0].texts
    chosen = chosen_files(paths, content, texts)
    mended, report = mended_files(chosen, texts, content)
    for file in mended:
        shown = f"{content.as_posix()}/{file.path}"
        if not dry_run:
            if texts[file.path].read_bytes() != file.before:
                raise click.ClickException(f"{shown} was changed by somebody else meanwhile; run this again")
            write_or_exit(file.now, texts[file.path])
        click.echo("".join(f"{shown}: {done}\n" for done in file.done), nl=False)
    named = {f"{content.as_posix()}/{path}" for path in chosen}
    left = Report(finding for finding in report if not paths or finding.place.path in named)
    click.echo(as_text(left), nl=False, err=True)
    what = "would be mended" if dry_run else "mended"
    click.echo(f"{len(chosen)} files looked at, {len(mended)} {what}; left: {summary_line(left)}", err=True)
    sys.exit(1 if left.errors else 0)
