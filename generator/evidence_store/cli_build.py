"""The command `build`. It loads what makes a site only when there is something to make."""

import re
import sys
from pathlib import Path

import click

from evidence_store.cli_options import config_file_option, no_cache_option, precompress_option
from evidence_store.cli_progress import profile_option, watched
from evidence_store.last_build.alone import alone
from evidence_store.last_build.last import LastBuild, cache_folder
from evidence_store.last_build.made_from import Asked
from evidence_store.last_build.record import Line
from evidence_store.progress import Progress

NOTHING_CHANGED = "Nothing has changed since the last build, so the site was left as it is."
WAITING = "Another build is running here. This one goes on when that has ended."


def _shard(context: click.Context, option: click.Parameter, text: str | None) -> tuple[int, int] | None:
    """`3/8` as two numbers."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    part, parts = map(int, found.groups()) if found else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter("write it as 3/8 for the third of eight")
    return part, parts


@click.command()
@config_file_option
@click.option(
    "--keep-going", is_flag=True, help="Build the rest when a page has an error. Still exits with 1."
)
@click.option("--offline-copy", is_flag=True, help="Offer the site as a zip for a memory stick, too.")
@click.option(
    "--web-editor", is_flag=True, help="Add forms for editors, in admin/. They are installed by npm."
)
@precompress_option
@click.option(
    "--shard",
    callback=_shard,
    metavar="3/8",
    help="Make no site, but this share of its pages of records, for `evidence-store merge`. Needs --to.",
)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="The file to write the share to.")
@no_cache_option
@profile_option
def build(
    config_file: Path,
    keep_going: bool,
    offline_copy: bool,
    web_editor: bool,
    precompress: bool,
    shard: tuple[int, int] | None,
    to: Path | None,
    no_cache: bool,
    profile: bool,
) -> None:
    """Check the content and build the site. Exits with 1, and builds nothing, if there is an error.

    If nothing has changed since the last build, it says so and leaves the site as it is.
    """
    options = {
        "keep going": keep_going,
        "offline copy": offline_copy,
        "web editor": web_editor,
        "precompress": precompress,
    }
    if (shard is None) != (to is None):
        raise click.UsageError("--shard and --to go together")
    if shard and to:
        if any(options.values()):
            raise click.UsageError(
                "a share has pages of records and nothing else: --shard goes with no such option"
            )
        _write_shard(config_file, shard, to, profile)
        return
    editor = _installed_editor(config_file) if web_editor else None
    asked = Asked(config_file, options, _program_of(editor))
    with (
        alone(cache_folder(config_file), lambda: click.echo(WAITING, err=True)) as building,
        watched(profile) as progress,
    ):
        last = LastBuild(asked, building)
        said = None if no_cache else last.unchanged()
        if said is not None:
            said = [*said, (NOTHING_CHANGED, False)]
        else:
            last.begins()
            cache = False if no_cache else None
            site, said = make_site(
                config_file, keep_going, offline_copy, editor, precompress, progress, cache
            )
            if editor or not web_editor:  # npm may be there next time
                last.made(site, said)
    for line, is_error in said:
        click.echo(line, err=is_error)


def make_site(
    config_file: Path,
    keep_going: bool,
    offline_copy: bool,
    editor: Path | None,
    precompress: bool,
    progress: Progress,
    cache: bool | None,
) -> tuple[Path, list[Line]]:
    """The folder of the site, and what is to be said of it. `cache` says whether kept pages are used in any case."""
    from evidence_store.cli_export import build_with_offline_copy
    from evidence_store.diagnostics.formats.text import counted
    from evidence_store.site.build import BuildFailed, build_site  # MkDocs is slow to import
    from evidence_store.site.offline.archive import ExportFailed
    from evidence_store.site.pack import pack
    from evidence_store.whole_file import WriteFailed

    make = build_with_offline_copy if offline_copy else build_site
    try:
        built = make(config_file, keep_going=keep_going, web_editor=editor, progress=progress, cache=cache)
        packed = pack(built.folder, progress) if precompress else None
    except (BuildFailed, ExportFailed, WriteFailed) as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    said = [f"The site is in {built.folder}: {built.pages} pages."]
    if built.warnings:
        said.append(f"{counted(built.warnings, 'warning')} in the content: see `evidence-store check`.")
    if packed:
        said.append(packed.in_words)
    return built.folder, [(line, False) for line in said]


def _write_shard(config_file: Path, shard: tuple[int, int], to: Path, profile: bool) -> None:
    from evidence_store.sharding.make import make_shard
    from evidence_store.sharding.shard_file import BadShard, Shard
    from evidence_store.site.build import BuildFailed

    try:
        with watched(profile) as progress:
            pages = make_shard(config_file, Shard(*shard), to, progress)
    except (BuildFailed, BadShard) as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    click.echo(f"{to}: {pages} pages, share {shard[0]} of {shard[1]}.")


def _installed_editor(config_file: Path) -> Path | None:
    """The packages of the web editor. A site is none the worse without them: it says how to get them, and goes on."""
    from evidence_store.site.web_editor.packages import NoEditor, install

    try:
        return install(config_file.parent / ".cache" / "web-editor")
    except NoEditor as failed:
        click.echo(f"No admin/ on this site: {failed}", err=True)
        return None


def _program_of(editor: Path | None) -> dict[Path, list[str]]:
    """The files of the web editor, by the folder they lie in."""
    if editor is None:
        return {}
    from evidence_store.site.web_editor.packages import FILES

    return {editor: [path for path, _ in FILES.values()]}
