"""The command `merge`: a site whose pages of records were made elsewhere."""

import sys
from pathlib import Path

import click

from evidence_store.cli_build import WAITING, make_site
from evidence_store.cli_options import config_file_option, precompress_option
from evidence_store.cli_progress import profile_option, watched
from evidence_store.last_build.alone import alone
from evidence_store.last_build.last import LastBuild, cache_folder
from evidence_store.last_build.made_from import Asked


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@config_file_option
@precompress_option
@profile_option
def merge(files: tuple[Path, ...], config_file: Path, precompress: bool, profile: bool) -> None:
    """Build the site from the pages in FILES, which `evidence-store build --shard` made from the same content.

    Exits with 1, and builds nothing, if a share is missing or damaged, or was made from something else.
    """
    from evidence_store.sharding.merge import CannotMerge, take_shards
    from evidence_store.sharding.shard_file import BadShard
    from evidence_store.site.build import BuildFailed

    options = {"keep going": False, "offline copy": False, "web editor": False, "precompress": precompress}
    with (
        alone(cache_folder(config_file), lambda: click.echo(WAITING, err=True)) as building,
        watched(profile) as progress,
    ):
        try:
            take_shards(config_file, files, progress)
        except (BadShard, BuildFailed, CannotMerge) as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)
        last = LastBuild(Asked(config_file, options), building)
        last.begins()
        site, said = make_site(config_file, False, False, None, precompress, progress, cache=True)
        last.made(site, said)
    for line, is_error in said:
        click.echo(line, err=is_error)
