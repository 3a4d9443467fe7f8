"""What the command `check` does where the answer is not known yet."""

from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import click

from evidence_store import pipeline
from evidence_store.catalogue.destinations import RULES
from evidence_store.check_change import check_change
from evidence_store.cli_check_options import HTML, Asked, CannotCheck
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
from evidence_store.diagnostics.selection import Selection
from evidence_store.history import Changes, HistoryUnknown, changes_below
from evidence_store.ignores import KIND as IGNORES
from evidence_store.kinds import KINDS
from evidence_store.last_check import Said
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.rules import all_rules
from evidence_store.site_settings import shown_rule
from evidence_store.sources.text import read_text

WRITERS: Mapping[str, Callable[[Results], str]] = {
    "text": lambda results: as_text(results.report),
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
    "rdjsonl": as_rdjsonl,
    "gitlab": as_gitlab,
    "junit": as_junit,
}
"""What writes the findings in each format that needs nothing else."""


def check_now(content: Path, asked: Asked, progress: Progress = UNWATCHED) -> Said:
    """Check the content, and write down all that is to be said. Raises CannotCheck."""
    checked, results = _checked(content, asked, progress)
    written = _report(results, checked, content) if asked.format == HTML else WRITERS[asked.format](results)
    return Said(written, _count(results), as_markdown(results), bool(checked.report.errors))


def watch_content(content: Path, asked: Asked) -> None:
    """Check at once and after every change. The first and the last line of a round are what text editors wait for."""
    from evidence_store.watching import changes  # what watches files takes a while to load

    try:
        for _ in changes(content):
            click.echo(f"Checking {content.as_posix()}")
            results = _checked(content, asked)[1]
            click.echo(as_text(results.report), nl=False)
            click.echo(_count(results))
            click.echo(f"Watching {content.as_posix()}: press Ctrl-C to stop")
    except KeyboardInterrupt:
        click.echo("Stopped watching")


def _checked(content: Path, asked: Asked, progress: Progress = UNWATCHED) -> tuple[pipeline.Checked, Results]:
    changes = _changes(content, asked.changed_since) if asked.changed_since else None
    shown, rule = content.as_posix(), shown_rule(content)
    if asked.quick and changes:
        checked = check_change(content, changes, shown_as=shown, rule=rule, today=today(), progress=progress)
    else:
        checked = pipeline.check(content, shown_as=shown, rule=rule, today=today(), progress=progress)
    changed = {f"{shown}/{path}" for path in changes.written} if changes else None
    published = asked.published
    if published:
        pipeline.compare_with_published(checked, published, published.as_posix(), progress=progress)
    return checked, _results(checked, Selection(asked.rules, asked.without, changed), asked.site)


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


def _notes(checked: pipeline.Checked, told: Report) -> list[str]:
    """What is not among the findings, so that nobody takes a part for the whole."""
    left_out = len(checked.report) - len(told)
    notes = [f"{left_out} more not shown"] if left_out else []
    if checked.unread:
        notes.append(f"{len(checked.files) - len(checked.unread)} of {len(checked.files)} files read")
    return notes + ([f"{len(checked.ignored)} ignored with a reason"] if checked.ignored else [])


def _count(results: Results) -> str:
    return "; ".join([f"{results.records} records: {summary_line(results.report)}", *results.notes])


def _report(results: Results, checked: pipeline.Checked, content: Path) -> str:
    """The report to read, with what it needs of the files beside their findings."""
    from evidence_store.check_report.file_facts import Files  # its library of templates is slow to import
    from evidence_store.check_report.html_report import as_html

    entries = checked.catalogue.entries.values()
    return as_html(results, Files(checked.files, entries, (*KINDS, IGNORES), content.as_posix()))
