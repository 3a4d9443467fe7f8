"""The command `check`: every problem in the content, in the format that the reader needs."""

import re
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import click

from evidence_store import pipeline
from evidence_store.catalogue.destinations import RULES
from evidence_store.check_change import check_change
from evidence_store.cli_options import content_folder, write_result
from evidence_store.cli_progress import profile_option, watched
from evidence_store.days import today
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.github import as_github
from evidence_store.diagnostics.formats.gitlab import as_gitlab
from evidence_store.diagnostics.formats.json_report import as_json
from evidence_store.diagnostics.formats.junit import as_junit
from evidence_store.diagnostics.formats.markdown_summary import as_markdown
from evidence_store.diagnostics.formats.rdjsonl import as_rdjsonl
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.formats.sarif import as_sarif
from evidence_store.diagnostics.formats.text import as_text, summary_line
from evidence_store.diagnostics.rule import Severity, did_you_mean
from evidence_store.diagnostics.selection import Selection
from evidence_store.history import Changes, HistoryUnknown, changes_below
from evidence_store.ignores import KIND as IGNORES
from evidence_store.kinds import KINDS
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.rules import all_rules
from evidence_store.sources.text import read_text

FORMATS: Mapping[str, Callable[[Results], str]] = {
    "text": lambda results: as_text(results.report),
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
    "rdjsonl": as_rdjsonl,
    "gitlab": as_gitlab,
    "junit": as_junit,
}
"""Who reads the findings: a person, or one of the services that show them beside a change."""
HTML = "html"
"""The same as a page to read, which needs more than the findings."""
_WITH_A_COUNT = ("text", "github")
"""Formats of lines, where a last line with the count is in nobody's way."""


class CannotCheck(click.ClickException):
    """What was asked for cannot be found out."""

    exit_code = 2


def _rules(context: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of rules, or a sentence about the first that is none."""
    known = all_rules()
    for name in names:
        if name not in known:
            near = did_you_mean(name, known) or "`evidence-store explain` lists them all"
            raise click.BadParameter(f'there is no rule "{name}"; {near}', context, option)
    return names


def _warnings(context: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The same for rules that may be ignored."""
    for name in _rules(context, option, names):
        if all_rules()[name].severity is Severity.ERROR:
            raise click.BadParameter(f"{name} is an error, and errors cannot be ignored", context, option)
    return names


def _site(context: click.Context, option: click.Parameter, address: str | None) -> str:
    """The address of the site, or nothing."""
    if address and not re.fullmatch(r"https?://[^\s\"'<>()\[\]|]+", address):
        raise click.BadParameter("write it in full: https://store.example.org/", context, option)
    return address or ""


@click.command()
@content_folder
@click.option(
    "--format",
    type=click.Choice([*FORMATS, HTML]),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings into this file."
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add a summary in Markdown to the end of this file: $GITHUB_STEP_SUMMARY, for example.",
)
@click.option(
    "--published",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The list data/addresses.txt of the site that is online: report what would be lost.",
)
@click.option(
    "--rule", "rules", multiple=True, metavar="NAME", callback=_rules, help="Only this rule. Repeatable."
)
@click.option(
    "--ignore",
    "without",
    multiple=True,
    metavar="NAME",
    callback=_warnings,
    help="Not the warnings of this rule. Repeatable. What is ignored for good stands in ignores.yml.",
)
@click.option(
    "--changed-since",
    metavar="REVISION",
    help="What changed since this branch left REVISION comes first, and warnings elsewhere are left out.",
)
@click.option(
    "--site",
    envvar="EVIDENCE_STORE_SITE",
    metavar="ADDRESS",
    callback=_site,
    help="Where the site is online. Findings then link to the page that explains their rule.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="With --changed-since: read only what the change can touch. Errors that were there before are not sought.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you press Ctrl-C.")
@profile_option
def check(
    content: Path,
    format: str,
    output: Path | None,
    summary: Path | None,
    published: Path | None,
    rules: tuple[str, ...],
    without: tuple[str, ...],
    changed_since: str | None,
    site: str,
    quick: bool,
    watch: bool,
    profile: bool,
) -> None:
    """Report every problem in the content.

    Exits with 1 if one of them is an error, be it shown or not, with 2 if the content could not be checked, else
    with 0.
    """
    if quick and (published or not changed_since):
        raise click.UsageError("--quick goes with --changed-since, and not with --published")

    def checked_now(progress: Progress = UNWATCHED) -> tuple[pipeline.Checked, Results]:
        changes = _changes(content, changed_since) if changed_since else None
        shown = content.as_posix()
        if quick and changes:
            checked = check_change(content, changes, shown_as=shown, today=today(), progress=progress)
        else:
            checked = pipeline.check(content, shown_as=shown, today=today(), progress=progress)
        changed = {f"{shown}/{path}" for path in changes.written} if changes else None
        selection = Selection(rules, without, changed)
        if published:
            pipeline.compare_with_published(checked, published, published.as_posix(), progress=progress)
        return checked, _results(checked, selection, site)

    if watch:
        if format != "text" or output or summary or profile:
            raise click.UsageError(
                "--watch writes text to the terminal; leave out --format, --output, --summary and --profile"
            )
        _watch(content, lambda: checked_now()[1])
        return
    with watched(profile) as progress:
        checked, results = checked_now(progress)
    written = _report(results, checked, content) if format == HTML else FORMATS[format](results)
    if output:
        write_result(written, output)
    else:
        click.echo(written, nl=False)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(as_markdown(results))
    click.echo(_count(results), err=format not in _WITH_A_COUNT)
    sys.exit(1 if checked.report.errors else 0)


def _watch(content: Path, results_now: Callable[[], Results]) -> None:
    """Check at once and after every change. The first and the last line of a round are what text editors wait for."""
    from evidence_store.watching import changes  # what watches files takes a while to load

    try:
        for _ in changes(content):
            click.echo(f"Checking {content.as_posix()}")
            results = results_now()
            click.echo(as_text(results.report), nl=False)
            click.echo(_count(results))
            click.echo(f"Watching {content.as_posix()}: press Ctrl-C to stop")
    except KeyboardInterrupt:
        click.echo("Stopped watching")


def _count(results: Results) -> str:
    return "; ".join([f"{results.records} records: {summary_line(results.report)}", *results.notes])


def _report(results: Results, checked: pipeline.Checked, content: Path) -> str:
    """The report to read, with what it needs of the files beside their findings."""
    from evidence_store.check_report.file_facts import Files  # its library of templates is slow to import
    from evidence_store.check_report.html_report import as_html

    entries = checked.catalogue.entries.values()
    return as_html(results, Files(checked.files, entries, (*KINDS, IGNORES), content.as_posix()))


def _notes(checked: pipeline.Checked, told: Report) -> list[str]:
    """What is not among the findings, so that nobody takes a part for the whole."""
    left_out = len(checked.report) - len(told)
    notes = [f"{left_out} more not shown"] if left_out else []
    if checked.unread:
        notes.append(f"{len(checked.files) - len(checked.unread)} of {len(checked.files)} files read")
    return notes + ([f"{len(checked.ignored)} ignored with a reason"] if checked.ignored else [])


def _changes(content: Path, revision: str) -> Changes:
    """What a change writes and takes away, by paths below the content folder."""
    try:
        return changes_below(content, revision)
    except HistoryUnknown as unknown:
        raise CannotCheck(str(unknown)) from unknown


def _results(checked: pipeline.Checked, selection: Selection, site: str) -> Results:
    texts: dict[str, list[str]] = {}

    def lines_of(path: str) -> list[str]:
        if path not in texts:
            text = read_text(checked.files[path], path)[0] if path in checked.files else None
            texts[path] = (text or "").split("\n")
        return texts[path]

    told = selection.of(checked.report)
    return Results(
        told,
        all_rules(),
        tuple(checked.files),
        lines_of=lines_of,
        records=len(checked.catalogue.entries),
        notes=_notes(checked, told),
        version=version("evidence-store"),
        rules_at=f"{site.rstrip('/')}/{RULES}" if site else "",
    )
