"""The whole way from content to pages, one call a stage, on one screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evidence_store.analyses.analyse import Analyses, analyse
from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.catalogue import Catalogue, assemble
from evidence_store.diagnostics import Report
from evidence_store.kinds import KINDS
from evidence_store.pages import Site, render
from evidence_store.pages.publication import NOWHERE, Publication
from evidence_store.records.kind import Kind
from evidence_store.records.reading import read_records
from evidence_store.sources.discover import discover


@dataclass(frozen=True)
class Checked:
    """The store, read, joined and rated, and all that is wrong with it."""

    catalogue: Catalogue
    analyses: Analyses
    report: Report


def check(
    content: Path, kinds: Sequence[Kind] = KINDS, shown_as: str = "", rule: str = DEFAULT_RULE
) -> Checked:
    """Read, check and rate everything below `content`. Paths are reported below `shown_as`."""
    report = Report()
    shown_root = shown_as or content.name
    found = report.take(discover(content, shown_root))
    records = report.take(read_records(found, kinds, shown_root))
    catalogue = report.take(assemble(records, kinds, found.images))
    analyses = report.take(analyse(catalogue, rule))
    return Checked(catalogue, analyses, report)


@dataclass(frozen=True)
class Run:
    """All that a build needs."""

    catalogue: Catalogue
    analyses: Analyses
    site: Site
    report: Report


def run(
    content: Path,
    today: date,
    kinds: Sequence[Kind] = KINDS,
    shown_as: str = "",
    rule: str = DEFAULT_RULE,
    publication: Publication = NOWHERE,
) -> Run:
    """From content to pages in memory, as of `today`. What has an error is left out of them."""
    checked = check(content, kinds, shown_as, rule)
    site = checked.report.take(render(checked.catalogue, checked.analyses, today, publication))
    return Run(checked.catalogue, checked.analyses, site, checked.report)
