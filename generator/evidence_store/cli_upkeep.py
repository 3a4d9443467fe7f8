"""The commands `links` and `reviews`: what needs looking after though nobody has changed it."""

import sys
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from evidence_store import pipeline
from evidence_store.cli_check_now import WRITERS
from evidence_store.cli_options import content_folder
from evidence_store.days import today
from evidence_store.diagnostics import Diagnostic, Report
from evidence_store.diagnostics.formats.markdown_summary import as_markdown
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.formats.text import summary_line
from evidence_store.ignores import silence
from evidence_store.records.addresses import web_links
from evidence_store.upkeep_rules import RULES


def _written(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how findings are written."""
    for option in (
        click.option(
            "--summary", type=click.Path(path_type=Path, dir_okay=False),
            help="Add a summary in Markdown to the end of this file.",
        ),
        click.option(
            "--format", type=click.Choice(list(WRITERS)), default="text", show_default=True,
            help="How to write the findings.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command()
@content_folder
@click.option("--check", is_flag=True, help="Ask each address whether it leads to something.")
@click.option("--retractions", is_flag=True, help="Ask Crossref whether a source was retracted or corrected.")
@click.option("--contact", default="", metavar="EMAIL", help="Whom the owners of sites can write to.")
@_written
def links(
    content: Path, check: bool, retractions: bool, contact: str, format: str, summary: Path | None
) -> None:
    """List every address outside the store; ask the web about them, if told to.

    Nothing is asked without --check or --retractions, and nothing in a build. Exits with 1 if a source was retracted.
    """
    checked = pipeline.check(content, shown_as=content.as_posix(), today=today())
    linked = {link for entry in checked.catalogue.entries.values() for link in web_links(entry)}
    found = sorted(linked, key=lambda link: (link.place, link.address))
    if not check and not retractions:
        for link in found:
            click.echo(f"{link.place}: {link.address}")
        return
    from evidence_store.upkeep.ask import Manners  # the web is slow to import
    from evidence_store.upkeep.check import check_links, check_sources

    manners = Manners(contact=contact)
    findings = check_links(found, manners) if check else []
    findings += check_sources(found, manners) if retractions else []
    addresses = len({link.address for link in found})
    looked_at = "1 address" if addresses == 1 else f"{addresses} addresses"
    _tell(checked, content, findings, "Links and sources", looked_at, format, summary)


@click.command()
@content_folder
@click.option(
    "--within", type=click.IntRange(0), default=0, metavar="DAYS", help="Those of the next days, too."
)
@_written
def reviews(content: Path, within: int, format: str, summary: Path | None) -> None:
    """List the summaries whose review is due, by the dates they give themselves."""
    from evidence_store.upkeep.reviews import reviews_due  # pages take a while to load

    checked = pipeline.check(content, shown_as=content.as_posix(), today=today())
    found = reviews_due(checked.catalogue.entries.values(), today(), within)
    _tell(checked, content, found, "Reviews", f"{len(checked.catalogue.entries)} records", format, summary)


def _tell(
    checked: pipeline.Checked,
    content: Path,
    findings: Iterable[Diagnostic],
    heading: str,
    looked_at: str,
    format: str,
    summary: Path | None,
) -> None:
    """Write the findings but for the warnings that `ignores.yml` accepts. Exit with 1 if one is an error."""
    told, ignored = silence(findings, checked.accepted, content.as_posix(), today())
    notes = [f"{len(ignored)} ignored with a reason"] if ignored else []
    results = Results(
        Report(told), {rule.name: rule for rule in RULES}, tuple(checked.files),
        records=len(checked.catalogue.entries), version=version("evidence-store"),
    )  # fmt: skip
    click.echo(WRITERS[format](results), nl=False)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(as_markdown(results, heading))
    click.echo("; ".join([f"{looked_at}: {summary_line(results.report)}", *notes]), err=True)
    sys.exit(1 if results.report.errors else 0)
