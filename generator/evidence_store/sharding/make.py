"""Check the whole store, and make a share of the pages of its records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence_store import pipeline
from evidence_store.catalogue import Key
from evidence_store.kinds import KINDS
from evidence_store.last_build.snapshot import NotPlain
from evidence_store.pages.cache.database import Made
from evidence_store.pages.cache.questions import Answers
from evidence_store.pages.cache.record_pages import Watching
from evidence_store.pages.processes import pages_of
from evidence_store.pages.render import finished_record_page, records_with_pages, share
from evidence_store.pages.templates_env import environment
from evidence_store.progress import PREPARING, RECORDS, UNWATCHED, Progress
from evidence_store.sharding.made_from import made_from
from evidence_store.sharding.shard_file import BadShard, Shard, write_shard
from evidence_store.site.build import BuildFailed, loaded
from evidence_store.site.told import as_typed, told


def make_shard(config_file: Path, shard: Shard, file: Path, progress: Progress = UNWATCHED) -> int:
    """Write the pages of a shard into a file. Returns how many there are. Raises BuildFailed and BadShard.

    Every `parts`th record belongs to a shard, so that all have about as much to do.
    """
    with loaded(config_file) as config:
        plugin: Any = config.plugins["evidence-store"]  # MkDocs knows plugins by their base class alone
        options, content = plugin.config, Path(config.docs_dir)
        try:
            before = made_from(config)
        except NotPlain:  # the check says what it is
            before = {}
        checked = pipeline.check(
            content, KINDS, as_typed(content), options.rule, today=options.made_on, progress=progress
        )
        if checked.report.errors:
            raise BuildFailed(told(checked.report))
        progress.begin(PREPARING)
        publication = options.publication(config, None, False)
        shared = share(checked.catalogue, checked.analyses, options.made_on, publication)
        entries = records_with_pages(checked.catalogue)[shard.part - 1 :: shard.parts]
        templates = environment(checked.catalogue.kinds)
        made = pages_of(entries, Watching(finished_record_page), shared, templates, options.processes)

        def of_entries() -> Iterator[tuple[Key, Made]]:
            keys = [entry.key for entry in entries]
            yield from zip(keys, progress.each(RECORDS, made, len(entries)), strict=True)

        pages = write_shard(file, shard, before, Answers(shared).scope, of_entries())
        if made_from(config) != before:
            file.unlink()
            raise BadShard("the content was changed while the pages were made; make them again")
        return pages
