"""The commands that make and check copies to take away: `export offline` and `verify`."""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidence_store.catalogue.selection import listed
from evidence_store.site.offline.archive import ExportFailed, faults
from evidence_store.whole_file import AlreadyThere, WriteFailed, write_whole

if TYPE_CHECKING:
    from evidence_store.site.build import Built

_config_file = click.option(
    "--config-file", "-f", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"), show_default=True, help="The settings of the site.",
)  # fmt: skip


@click.group()
def export() -> None:
    """Make a copy to take away."""


@export.command()
@_config_file
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The zip to write. Default: its date."
)
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--only", multiple=True, metavar="FOLDER/ID,ID",
    help="Only these records and what they need: interventions/kinship-care,mellow-parenting, or the address of a "
    "comparison. May be repeated.",
)  # fmt: skip
@click.option(
    "--since", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="OLD.zip",
    help="A copy made before: say what has changed, also inside the new one.",
)  # fmt: skip
def offline(
    config_file: Path, out: Path | None, replace: bool, only: tuple[str, ...], since: Path | None
) -> None:
    """Put the whole site, or a selection, into one zip that works from a memory stick.

    Beside it stands its checksum, FILE.zip.sha256. Exits with 1, and writes nothing, if something is wrong.
    """
    from evidence_store.site.build import BuildFailed  # MkDocs is slow to import
    from evidence_store.site.offline.make import make_offline_copy

    with _told((BuildFailed, ExportFailed, WriteFailed)):
        if out is not None:
            _refuse_to_replace(out, replace)
        copy = make_offline_copy(config_file, only, since.read_bytes() if since else None)
        target = out or Path(f"evidence-store-{copy.made_on.isoformat()}.zip")
        _write(copy.data, target, replace=replace)
    click.echo(
        f"{target}: {copy.files} files, {len(copy.data) / 1e6:.1f} MB. Unpack it, then open START-HERE.html."
    )
    if copy.changes:
        click.echo(f"\n{copy.changes}")


@export.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@_config_file
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help="The file to write: .html, or .pdf where the extra `pdf` is installed.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Replace a file that is there already.")
def page(pages: tuple[str, ...], config_file: Path, out: Path, replace: bool) -> None:
    """Put one PAGE or several (interventions/kinship-care) into one file, to send or to print.

    The address of a comparison stands for the pages of what is compared.

    Nothing beside it is needed: styles and pictures are inside, and no script runs. Exits with 1, and writes nothing,
    if something is wrong.
    """
    from evidence_store.site.build import BuildFailed  # MkDocs is slow to import
    from evidence_store.site.single_file.make import PageNotFound, make_single_file
    from evidence_store.site.single_file.pdf import PdfFailed, PdfUnavailable, as_pdf, weasyprint

    with _told((BuildFailed, PageNotFound, PdfFailed, PdfUnavailable, WriteFailed)):
        _refuse_to_replace(out, replace)
        if pdf := out.suffix.lower() == ".pdf":
            weasyprint()  # the site is not built in vain
        html = make_single_file(config_file, [name for page in pages for name in listed(page)])
        data = as_pdf(html) if pdf else html.encode()
        write_whole(data, out, replace=replace)
    click.echo(f"{out}: {len(data) / 1000:.0f} kB.")


@contextmanager
def _told(failures: tuple[type[Exception], ...]) -> Iterator[None]:
    """Say what went wrong, or that a file is there already, and exit with 1."""
    try:
        yield
    except AlreadyThere as failed:
        click.echo(f"{failed}; choose another name, or add --replace", err=True)
        sys.exit(1)
    except failures as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)


def _refuse_to_replace(out: Path, replace: bool) -> None:
    """Before anything is built in vain. Raises AlreadyThere."""
    if out.exists() and not replace:
        raise AlreadyThere(f"{out} is there already")


def build_with_offline_copy(
    config_file: Path, *, keep_going: bool = False, web_editor: Path | None = None
) -> "Built":
    """The site, and its offline copy as a download of it. Raises BuildFailed, ExportFailed or WriteFailed."""
    from evidence_store.pages.publication import Download
    from evidence_store.site.build import build_site  # MkDocs is slow to import
    from evidence_store.site.offline.make import make_offline_copy

    copy = make_offline_copy(config_file)
    download = Download("offline/evidence-store.zip", len(copy.data))
    built = build_site(config_file, keep_going=keep_going, download=download, web_editor=web_editor)
    target = built.folder / download.address
    target.parent.mkdir(exist_ok=True)
    _write(copy.data, target, replace=True)
    return built


def _write(data: bytes, target: Path, *, replace: bool) -> None:
    beside = target.with_name(target.name + ".sha256")
    write_whole(data, target, replace=replace)
    # Should the disk be full now, no checksum says less than that of another copy.
    beside.unlink(missing_ok=True)
    write_whole(checksum(data, target.name), beside, replace=True)


def checksum(data: bytes, name: str) -> bytes:
    """A line as `sha256sum` writes and reads it."""
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode()


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify(file: Path) -> None:
    """Say whether an offline copy is whole and unaltered. Exits with 1 if it is not."""
    data = file.read_bytes()
    wrong = faults(data)
    beside = file.with_name(file.name + ".sha256")
    if not wrong and beside.exists() and beside.read_bytes().split()[:1] != checksum(data, "").split()[:1]:
        wrong = [f"{beside.name} beside it belongs to another copy"]
    if wrong:
        click.echo(f"{file}: not to be trusted", err=True)
        for fault in wrong[:20]:
            click.echo(f"  {fault}", err=True)
        sys.exit(1)
    click.echo(f"{file}: whole and unaltered")
