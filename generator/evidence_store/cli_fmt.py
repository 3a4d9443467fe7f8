"""The command `fmt`: one layout for the fields of all files, so that changes show what changed and nothing else."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from evidence_store.cli_options import content_folder, write_or_exit
from evidence_store.diagnostics import Diagnostic, Report
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.editing.formatted import formatted_file
from evidence_store.ignores import KIND as IGNORES
from evidence_store.kinds import KINDS
from evidence_store.sources.discover import discover

some_paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))


@click.command()
@some_paths
@content_folder
@click.option("--check", is_flag=True, help="Only list what would change. Exits with 1 if anything would.")
def fmt(paths: tuple[Path, ...], content: Path, check: bool) -> None:
    """Lay out the fields of PATHS (files or folders; all, if none is given) in the one way of the store.

    Values, comments and texts stay as they are written. A file whose fields cannot be read is left alone and reported;
    the command then exits with 1.
    """
    found, _ = discover(content, content.as_posix())
    changed, faults = 0, list[Diagnostic]()
    chosen = chosen_files(paths, content, found.texts)
    for path in chosen:
        new, findings = formatted_file(path, found.texts, content.as_posix(), (*KINDS, IGNORES))
        faults += findings
        if new is None:
            continue
        changed += 1
        if not check:
            write_or_exit(new, found.texts[path])
        click.echo(f"{content.as_posix()}/{path}: {'would be' if check else 'is'} laid out anew")
    click.echo(as_text(Report(faults)), nl=False, err=True)
    click.echo(f"{len(chosen)} files looked at, {changed} {'would change' if check else 'changed'}", err=True)
    sys.exit(1 if faults or (check and changed) else 0)


def chosen_files(paths: Sequence[Path], content: Path, texts: Iterable[str]) -> list[str]:
    """The files among `texts`, below `content`, that somebody named or that lie in folders they named."""
    if not paths:
        return sorted(texts)
    below = []
    for path in paths:
        try:
            below.append(path.resolve().relative_to(content.resolve()))
        except ValueError:
            raise click.UsageError(
                f"{path} does not lie in {content}; name its folder with --content"
            ) from None
    return sorted(text for text in texts if any(Path(text).is_relative_to(path) for path in below))
