"""The command that makes copies to take away: `export`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidence_store.catalogue.selection import listed
from evidence_store.cli_options import config_file_option
from evidence_store.cli_progress import watched
from evidence_store.cli_sign import KEY, chosen_signer
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.site.offline.archive import ExportFailed, checksum
from evidence_store.site.offline.signature import ENDING, Sign, SignatureFailed
from evidence_store.whole_file import AlreadyThere, WriteFailed, write_whole

if TYPE_CHECKING:
    from evidence_store.site.build import Built


@click.group()
def export() -> None:
    """Make a copy to take away."""


@export.command()
@config_file_option
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
@click.option(
    "--sign", "key_file", type=click.Path(path_type=Path), metavar="KEY",
    help=f"The file of a private key of minisign to sign the copy with. Default: what {KEY} holds, if anything.",
)  # fmt: skip
def offline(
    config_file: Path,
    out: Path | None,
    replace: bool,
    only: tuple[str, ...],
    since: Path | None,
    key_file: Path | None,
) -> None:
    """Put the whole site, or a selection, into one zip that works from a memory stick.

    Beside it stand its checksum, FILE.zip.sha256, and its signature, FILE.zip.minisig, if there is a key. Exits with
    1, and writes nothing, if something is wrong.
    """
    from evidence_store.site.build import BuildFailed  # MkDocs is slow to import
    from evidence_store.site.offline.make import make_offline_copy

    with _told((BuildFailed, ExportFailed, SignatureFailed, WriteFailed)):
        sign = chosen_signer(key_file)  # the site is not built in vain
        if out is not None:
            _refuse_to_replace(out, replace)
        before = since.read_bytes() if since else None
        with watched() as progress:
            copy = make_offline_copy(config_file, only, before, progress)
        target = out or Path(f"evidence-store-{copy.made_on.isoformat()}.zip")
        _write(copy.data, target, replace=replace, sign=sign)
    click.echo(
        f"{target}: {copy.files} files, {len(copy.data) / 1e6:.1f} MB. Unpack it, then open START-HERE.html."
    )
    if copy.changes:
        click.echo(f"\n{copy.changes}")


@export.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@config_file_option
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
        with watched() as progress:
            html = make_single_file(config_file, [name for page in pages for name in listed(page)], progress)
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
    config_file: Path,
    *,
    keep_going: bool = False,
    web_editor: Path | None = None,
    progress: Progress = UNWATCHED,
    cache: bool | None = None,
) -> "Built":
    """The site, and its offline copy as a download of it; `cache` says whether kept pages are used in any case.

    Raises BuildFailed, ExportFailed or WriteFailed.
    """
    from evidence_store.pages.publication import Download
    from evidence_store.site.build import build_site  # MkDocs is slow to import
    from evidence_store.site.offline.make import make_offline_copy

    copy = make_offline_copy(config_file, progress=progress, cache=cache)
    download = Download("offline/evidence-store.zip", len(copy.data))
    built = build_site(
        config_file,
        keep_going=keep_going,
        download=download,
        web_editor=web_editor,
        progress=progress,
        cache=cache,
    )
    target = built.folder / download.address
    target.parent.mkdir(exist_ok=True)
    _write(copy.data, target, replace=True)
    return built


def _write(data: bytes, target: Path, *, replace: bool, sign: Sign | None = None) -> None:
    """A copy, and beside it its checksum and signature. Raises WriteFailed, and SignatureFailed before anything."""
    beside = {".sha256": checksum(data, target.name)}
    if sign is not None:
        beside[ENDING] = sign(data, target.name)
    write_whole(data, target, replace=replace)
    # Should the disk be full now, none says less than that of another copy.
    for ending in (".sha256", ENDING):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    for ending, content in beside.items():
        write_whole(content, target.with_name(target.name + ending), replace=True)
