"""The command `check`: every problem in the content, in the format that the reader needs."""

import sys
from pathlib import Path

import click

from evidence_store.cli_check_options import FORMATS, HTML, Asked, known_rules, whole_address
from evidence_store.cli_options import content_folder, no_cache_option, write_result
from evidence_store.cli_progress import profile_option, watched
from evidence_store.days import today
from evidence_store.last_check import LastCheck

_WITH_A_COUNT = ("text", "github")
"""Formats of lines, where a last line with the count is in nobody's way."""


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
    "--rule", "rules", multiple=True, metavar="NAME", callback=known_rules, help="Only this rule. Repeatable."
)
@click.option(
    "--ignore",
    "without",
    multiple=True,
    metavar="NAME",
    callback=known_rules,
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
    callback=whole_address,
    help="Where the site is online. Findings then link to the page that explains their rule.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="With --changed-since: read only what the change can touch. Errors that were there before are not sought.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you press Ctrl-C.")
@no_cache_option
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
    no_cache: bool,
    profile: bool,
) -> None:
    """Report every problem in the content.

    If nothing has changed since the last check, it says the same again without reading the content anew.

    Exits with 1 if one of them is an error, be it shown or not, with 2 if the content could not be checked, else
    with 0.
    """
    if quick and (published or not changed_since):
        raise click.UsageError("--quick goes with --changed-since, and not with --published")
    asked = Asked(format, published, rules, without, changed_since, site, quick)
    if watch:
        if format != "text" or output or summary or profile:
            raise click.UsageError(
                "--watch writes text to the terminal; leave out --format, --output, --summary and --profile"
            )
        from evidence_store.cli_check_now import watch_content

        watch_content(content, asked)
        return
    last = LastCheck(content, content.as_posix(), today(), repr(asked), [published] if published else [])
    is_kept = not no_cache and not changed_since  # what has changed is for git to say
    with watched(profile) as progress:
        said = last.said() if is_kept else None
        if said is None:
            from evidence_store.cli_check_now import check_now  # models take a while to load

            said = check_now(content, asked, progress)
            if is_kept:
                last.keep(said)
    if output:
        write_result(said.findings, output)
    else:
        click.echo(said.findings, nl=False)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(said.summary)
    click.echo(said.last_line, err=format not in _WITH_A_COUNT)
    sys.exit(1 if said.is_error else 0)
