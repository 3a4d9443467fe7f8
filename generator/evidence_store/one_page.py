"""The page of one record anew, all else as it was: what a live preview shows until the whole store is made again."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from evidence_store.analyses.analyse import Analyses, analyse_summary
from evidence_store.catalogue import Catalogue
from evidence_store.pages import Page
from evidence_store.pages.context import Shared
from evidence_store.pages.render import finished_record_page
from evidence_store.pages.results import result_views
from evidence_store.pages.templates_env import environment
from evidence_store.pipeline import Run
from evidence_store.records.entry import Entry
from evidence_store.records.reading import read_records
from evidence_store.sources.discover import Found


def page_again(run: Run, content: Path, changed: str, shown_as: str) -> Page | None:
    """The page of the record that the file `changed`, below `content`, belongs to.

    Lists, counts, maps, the search and what other records say of it stay as they were in `run`. None where that would
    not do: no record with a page of its own stands alone in the file, it is new or gone, or the check of it finds
    anything at all.
    """
    before = record_of(run.catalogue, changed)
    if before is None:
        return None
    stem = before.source.path.removesuffix(".md")
    paths = (before.source.path, *(f"{stem}.{name}.csv" for name in before.kind.tables))
    texts = {path: content / path for path in paths if os.path.lexists(content / path)}
    records, findings = read_records(Found(texts), run.catalogue.kinds, shown_as)
    if findings or [entry.key for entry in records.entries] != [before.key]:
        return None
    shared = _with(records.entries[0], before, run.shared)
    if shared is None:
        return None
    page = finished_record_page(records.entries[0], shared, environment(run.catalogue.kinds))
    former = next((made for made in run.site.pages if made.address == page.address), page)
    return replace(page, alternates=former.alternates, linked_data=former.linked_data)


def record_of(catalogue: Catalogue, path: str) -> Entry[Any] | None:
    """The record with a page of its own that a file, or a table beside it, belongs to."""
    for entry in catalogue.entries.values():
        own = entry.source.path.removesuffix(".md")
        if entry.kind.has_pages and not entry.item and path.startswith(f"{own}."):
            rest = path.removeprefix(f"{own}.")
            if rest == "md" or rest.removesuffix(".csv") in entry.kind.tables:
                return entry
    return None


def _with(entry: Entry[Any], before: Entry[Any], shared: Shared) -> Shared | None:
    """The same with one record in the place of its version `before`; None where its numbers show a fault."""
    catalogue = shared.catalogue.with_version(entry)
    if entry.kind.name != "intervention":
        return _shared(shared, catalogue, shared.analyses)
    rule = shared.analyses.rule
    ratings, findings = analyse_summary(entry, catalogue, shared.phrases, rule)
    if findings:
        return None
    all_ratings = {**shared.analyses.ratings, **ratings}
    for gone in {(entry.id, result.id) for result in before.record.outcomes} - ratings.keys():
        all_ratings.pop(gone, None)
    analyses = Analyses(rule, all_ratings)
    again = _shared(shared, catalogue, analyses)
    results = dict(shared.results)
    results.pop(entry.id, None)
    if entry.record.status == "published":
        results[entry.id] = result_views(entry, catalogue, analyses)
    again.results = results
    return again


def _shared(former: Shared, catalogue: Catalogue, analyses: Analyses) -> Shared:
    """The same with another catalogue; what takes long is not worked out again."""
    again = Shared(catalogue, analyses, former.cited, former.today, former.publication)
    again.terms, again.results = former.terms, former.results
    return again
