"""The whole way from content to pages, one call a stage, on one screen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_store import ignores
from evidence_store.analyses.analyse import Analyses, analyse
from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.catalogue import Catalogue, Key, assemble
from evidence_store.catalogue.checks import lost_address
from evidence_store.catalogue.selection import chosen, selection
from evidence_store.diagnostics import Diagnostic, Report
from evidence_store.garbage import few_collections
from evidence_store.kinds import KINDS
from evidence_store.progress import FINDING, JOINING, PREPARING, UNWATCHED, Progress
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind
from evidence_store.records.reading import read_records
from evidence_store.rules import all_rules
from evidence_store.sources.discover import Found, discover
from evidence_store.sources.text import read_text

if TYPE_CHECKING:  # a check needs no pages, and their libraries take a while to load
    from evidence_store.pages import Site
    from evidence_store.pages.context import Shared
    from evidence_store.pages.publication import Publication


@dataclass(frozen=True)
class Checked:
    """The store, read, joined and rated, and all that is wrong with it."""

    catalogue: Catalogue
    analyses: Analyses
    report: Report
    files: Mapping[str, Path]
    """The text files that were read, by the paths that findings name."""
    faulty: frozenset[Key]
    """Kind and id of records that are there and could not be read; the id `*` stands for all of a kind."""
    accepted: Sequence[Entry[ignores.Ignore]] = ()
    """What `ignores.yml` holds, for warnings that are not found by a check."""
    ignored: Sequence[Diagnostic] = ()
    """The warnings that somebody has accepted; they are not in the report."""
    unread: Collection[str] = ()
    """The files that were not read as records, by their paths below the content folder."""


def check(
    content: Path,
    kinds: Sequence[Kind] = KINDS,
    shown_as: str = "",
    rule: str = DEFAULT_RULE,
    drafts: Mapping[str, Path] | None = None,
    today: date | None = None,
    progress: Progress = UNWATCHED,
) -> Checked:
    """Read, check and rate everything below `content`. Paths are reported below `shown_as`.

    `drafts` are files that lie elsewhere and count as if they stood at these paths below `content`.
    Warnings are ignored until the day that their item names; without `today` no such day has passed.
    `progress` is told of every stage.
    """
    shown_root = shown_as or content.name
    progress.begin(FINDING)
    found, problems = discover(content, shown_root)
    found = replace(found, texts={**found.texts, **(drafts or {})})
    return check_found(found, problems, kinds, shown_root, rule, today, progress=progress)


@few_collections()
def check_found(
    found: Found,
    problems: Iterable[Diagnostic],
    kinds: Sequence[Kind],
    shown_root: str,
    rule: str,
    today: date | None,
    unread: Collection[str] = (),
    progress: Progress = UNWATCHED,
) -> Checked:
    """The same for files that were found already, with the problems of that; the `unread` count as in order."""
    report = Report(problems)
    read = report.take(read_records(found, (*kinds, ignores.KIND), shown_root, unread, progress))
    records, accepted = ignores.take_out(read)
    progress.begin(JOINING)
    catalogue = report.take(assemble(records, kinds, {*found.images, *unread}))
    analyses = report.take(analyse(catalogue, rule, progress))
    files = {f"{shown_root}/{path}": file for path, file in found.texts.items()}
    told, ignored = ignores.apply(
        report, accepted, {*found.texts, *found.images}, all_rules(kinds), shown_root, today
    )
    return Checked(catalogue, analyses, Report(told), files, records.faulty, accepted, ignored, unread)


def compare_with_published(
    checked: Checked, file: Path, shown_as: str, processes: int = 0, progress: Progress = UNWATCHED
) -> None:
    """Report every address of the last published site that leads nowhere now.

    `file` is the list that each build writes, `data/addresses.txt`. Makes all pages, which takes a while; which
    there are does not depend on the day. At most so many `processes` make them; 0 means one for each core.
    """
    from evidence_store.pages.addresses import LIST
    from evidence_store.pages.render import render, share

    text = checked.report.take(read_text(file, shown_as))
    if text is not None:
        progress.begin(PREPARING)
        shared = share(checked.catalogue, checked.analyses, date(2000, 1, 1))
        site = checked.report.take(render(shared, processes, progress))
        now = next(made.data for made in site.files if made.address == LIST).decode().split()
        checked.report.take((None, list(lost_address.check(text.split("\n"), now, shown_as))))


@dataclass(frozen=True)
class Run:
    """All that a build needs."""

    shared: "Shared"
    """The store, rated, and what its pages have in common."""
    site: "Site"
    report: Report

    @property
    def catalogue(self) -> Catalogue:
        """The store."""
        return self.shared.catalogue

    @property
    def analyses(self) -> Analyses:
        """Its ratings."""
        return self.shared.analyses


@few_collections()
def run(
    content: Path,
    today: date,
    kinds: Sequence[Kind] = KINDS,
    shown_as: str = "",
    rule: str = DEFAULT_RULE,
    publication: "Publication | None" = None,
    processes: int = 1,
    only: Sequence[str] = (),
    progress: Progress = UNWATCHED,
    cache: Path | None = None,
) -> Run:
    """From content to pages in memory, as of `today`. What has an error is left out of them.

    At most so many `processes` make the pages; 0 means one for each core. `only` makes a selection of these records
    (`interventions/kinship-care`) with all they need; raises NothingChosen if one is not there.
    `progress` is told of every stage. `cache` is the folder that pages of earlier builds are kept in, if any.
    """
    from evidence_store.pages.publication import NOWHERE
    from evidence_store.pages.render import render, share

    checked = check(content, kinds, shown_as, rule, today=today, progress=progress)
    catalogue, analyses = checked.catalogue, checked.analyses
    if only:
        progress.begin(JOINING)
        catalogue = selection(catalogue, chosen(catalogue, only))
        analyses, _ = analyse(catalogue, rule)  # what is wrong is in the report already
    progress.begin(PREPARING)
    shared = share(catalogue, analyses, today, publication or NOWHERE)
    return Run(shared, checked.report.take(render(shared, processes, progress, cache)), checked.report)
