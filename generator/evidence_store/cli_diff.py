"""The command `diff`: what a change does to the evidence."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from evidence_store.analyses.rules.registry import RULES
from evidence_store.cli_options import content_folder, write_result
from evidence_store.days import today
from evidence_store.history import (
    HistoryUnknown,
    Repository,
    changes_since,
    commit,
    file_at,
    files_at,
    merge_base,
    repository_of,
)
from evidence_store.pipeline import check
from evidence_store.site_settings import shown_rule

FORMATS = ("markdown", "html", "json")
CANNOT_COMPARE = 2


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@content_folder
@click.option(
    "--format", type=click.Choice(FORMATS), default="markdown", show_default=True, help="How to write it."
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this file.")
@click.option(
    "--rule",
    type=click.Choice(list(RULES)),
    help="The rule to rate by. Default: the one that mkdocs.yml beside the content names.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["rating"]),
    help="Exit with 1 if a rating moves, is new, or is taken away.",
)
def diff(
    base: str,
    head: str | None,
    content: Path,
    format: str,
    output: Path | None,
    rule: str | None,
    fail_on: str | None,
) -> None:
    """Say what a change does to the evidence: what differs for readers between BASE and HEAD.

    BASE is a branch, tag or commit, and what is compared with is the point at which HEAD left it. Without HEAD, the
    files are taken as they lie there. Exits with 2 if git cannot say what there was before.
    """
    from evidence_store.evidence_diff import approvals, evidence_diff  # pages take a while to load
    from evidence_store.evidence_diff.approvals import PLACES
    from evidence_store.evidence_diff.formats.html import as_html
    from evidence_store.evidence_diff.formats.json_diff import as_json
    from evidence_store.evidence_diff.formats.markdown import as_markdown
    from evidence_store.evidence_diff.words import rating_changes

    shown, rule = content.as_posix(), rule or shown_rule(content)
    try:
        with ExitStack() as folders:
            repository = repository_of(content)
            start, end = _ends(repository, base, head)
            before = check(
                folders.enter_context(files_at(repository, start, content)), shown_as=shown, rule=rule
            )
            now = folders.enter_context(files_at(repository, end, content)) if end else content
            after = check(now, shown_as=shown, rule=rule, today=today())
            owners = next(filter(None, (file_at(repository, start, place) for place in PLACES)), b"")
            files = changes_since(repository, start, end)
    except HistoryUnknown as unknown:
        click.echo(f"There is nothing to compare with: {unknown}.", err=True)
        sys.exit(CANNOT_COMPARE)
    found = evidence_diff(
        before, after, approvals(files.written | files.gone, owners.decode("utf-8", errors="replace"))
    )
    write = {"markdown": as_markdown, "html": as_html, "json": as_json}[format]
    written = write(found, f"{base} ({start[:10]})")
    if output:
        write_result(written, output)
    else:
        click.echo(written, nl=False)
    sys.exit(1 if fail_on == "rating" and rating_changes(found) else 0)


@click.command(name="diff-comment")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def diff_comment(file: Path) -> None:
    """Write the comment on a pull request from FILE, which `diff --format json` made.

    FILE may come from a stranger, whose program may have written anything. It is data: what it says is told as text,
    and no sign in it is obeyed. So a job that may write comments need not run what a pull request brings.
    """
    # Pages take a while to load.
    from evidence_store.evidence_diff.formats.json_diff import MOST_BYTES, NoDiff, from_json
    from evidence_store.evidence_diff.formats.markdown import as_markdown

    try:
        with file.open("rb") as opened:
            read = from_json(opened.read(MOST_BYTES + 1))
    except NoDiff as wrong:
        raise click.ClickException(f"{file} is no evidence diff: {wrong}") from wrong
    click.echo(as_markdown(read.changes, read.compared_with), nl=False)


def _ends(repository: Repository, base: str, head: str | None) -> tuple[str, str]:
    """The commit to compare with, and the one that is compared; none for the files as they lie there.

    What others added to BASE in the meantime is no part of the change, so it is compared with the commit at which the
    two parted. Only whoever looks back, from a commit to an earlier one, means both as they are.
    """
    end = commit(repository, head) if head else ""
    start = merge_base(repository, base, head or "HEAD")
    return (commit(repository, base) if start == end else start), end
