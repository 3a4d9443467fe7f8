"""The command `evidence-store`: the only place that prints and exits."""

import json
import sys
from pathlib import Path

import click

from evidence_store import pipeline
from evidence_store.cli_numbers import pool, rate
from evidence_store.diagnostics.formats.text import as_text, summary_line
from evidence_store.diagnostics.rule import did_you_mean
from evidence_store.kinds import KINDS
from evidence_store.pages.data_files import kind_schema
from evidence_store.rules import all_rules

_content = click.option(
    "--content",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder that editors write in.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="evidence-store")
def main() -> None:
    """Compile Markdown into an evidence store: a site that says what works, and how sure we can be."""


@main.command()
@_content
def check(content: Path) -> None:
    """Report every problem in the content. Exits with 1 if one of them is an error."""
    checked = pipeline.check(content, shown_as=content.as_posix())
    click.echo(as_text(checked.report), nl=False)
    click.echo(f"{len(checked.catalogue.entries)} records: {summary_line(checked.report)}")
    sys.exit(1 if checked.report.errors else 0)


@main.command()
@click.option(
    "--config-file", "-f", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"), show_default=True, help="The settings of the site.",
)  # fmt: skip
@click.option(
    "--keep-going", is_flag=True, help="Build the rest when a page has an error. Still exits with 1."
)
def build(config_file: Path, keep_going: bool) -> None:
    """Check the content and build the site. Exits with 1, and builds nothing, if there is an error."""
    from evidence_store.site.build import BuildFailed, build_site  # MkDocs is slow to import

    try:
        built = build_site(config_file, keep_going=keep_going)
    except BuildFailed as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    click.echo(f"The site is in {built.folder}: {built.pages} pages.")


@main.command()
@click.argument("kind")
def schema(kind: str) -> None:
    """Print the JSON Schema of a KIND of content, its fields explained."""
    kinds = {known.name: known for known in KINDS}
    if kind not in kinds:
        known = did_you_mean(kind, kinds) or f"the kinds are: {', '.join(kinds)}"
        raise click.ClickException(f'there is no kind "{kind}"; {known}')
    click.echo(json.dumps(kind_schema(kinds[kind]), ensure_ascii=False, indent=2))


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE wants, with a bad and a good sample; without RULE, list them all."""
    rules = all_rules()
    if rule is None:
        width = max(map(len, rules))
        for name, listed in rules.items():
            click.echo(f"{name:{width}}  {listed.title}")
        return
    if rule not in rules:
        raise click.ClickException(f'there is no rule "{rule}". {did_you_mean(rule, rules)}'.strip())
    wanted = rules[rule]
    click.echo(f"{wanted.name} ({wanted.severity.value})\n\n{wanted.title}\n{wanted.why}\n")
    for heading, sample in (("Not like this", wanted.bad), ("But like this", wanted.good)):
        click.echo(heading + ":\n")
        click.echo("\n".join(f"    {line}" for line in sample.split("\n")) + "\n")


main.add_command(pool)
main.add_command(rate)
