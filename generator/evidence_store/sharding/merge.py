"""Bring the pages of all shards to where the next build looks for kept pages."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from evidence_store.last_build.last import cache_folder
from evidence_store.last_build.snapshot import NotPlain
from evidence_store.pages.cache.record_pages import FILE
from evidence_store.pages.words import counted, day, joined
from evidence_store.progress import TAKING, UNWATCHED, Progress
from evidence_store.sharding.made_from import DIFFERENCES, made_from
from evidence_store.sharding.shard_file import ShardFile, bring_together, read_shard
from evidence_store.site.build import loaded


class CannotMerge(Exception):
    """The files are not all shards of this site; the text says what is amiss."""


def take_shards(config_file: Path, files: Sequence[Path], progress: Progress = UNWATCHED) -> None:
    """Keep the pages of all shards for the next build of a site, in place of those that are kept now.

    Raises BuildFailed, BadShard and CannotMerge; then all is left as it was.
    """
    shards = list(progress.each(TAKING, map(read_shard, files), len(files)))
    with loaded(config_file) as config:
        try:
            here = made_from(config)
        except NotPlain as error:
            raise CannotMerge(f"the content holds something else than files and folders: {error}") from error
    for shard in shards:
        for name, said in DIFFERENCES.items():
            ours, theirs = here[name], shard.made_from.get(name, "")
            if ours != theirs:
                days = {"ours": _day(ours), "theirs": _day(theirs)} if name == "day" else {}
                raise CannotMerge(f"{shard.file} {said.format(**days)}")
    _refuse_gaps(shards)
    bring_together(files, cache_folder(config_file) / FILE)


def _refuse_gaps(shards: Sequence[ShardFile]) -> None:
    """Raises CannotMerge unless every shard is there, and once."""
    by_part: dict[int, ShardFile] = {}
    parts = shards[0].shard.parts
    for shard in shards:
        if shard.shard.parts != parts:
            raise CannotMerge(
                f"{shards[0].file} is one of {parts} shards, and {shard.file} one of {shard.shard.parts}"
            )
        if other := by_part.get(shard.shard.part):
            raise CannotMerge(f"{other.file} and {shard.file} are both shard {shard.shard}")
        by_part[shard.shard.part] = shard
    missing = [f"{part}/{parts}" for part in range(1, parts + 1) if part not in by_part]
    if missing:
        raise CannotMerge(f"{counted(len(missing), 'shard')} missing: {joined(missing)}")


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
