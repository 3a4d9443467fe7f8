"""The command `evidence-store`: the only place that prints and exits."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from evidence_store.cli_check import check
from evidence_store.cli_diff import diff, diff_comment
from evidence_store.cli_export import build_with_offline_copy, export
from evidence_store.cli_fix import fix
from evidence_store.cli_fmt import fmt
from evidence_store.cli_import import import_
from evidence_store.cli_new import new
from evidence_store.cli_numbers import pool, rate
from evidence_store.cli_options import refuse_unknown_kind
from evidence_store.cli_progress import profile_option, watched
from evidence_store.cli_sign import sign, verify
from evidence_store.cli_template import template
from evidence_store.cli_upkeep import links, reviews
from evidence_store.diagnostics.formats.json_report import json_schema
from evidence_store.diagnostics.rule import did_you_mean
from evidence_store.ignores import KIND as IGNORES
from evidence_store.kinds import KINDS
from evidence_store.rules import all_rules
from evidence_store.site.offline.archive import ExportFailed
from evidence_store.site.web_editor.packages import NoEditor, install
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES
from evidence_store.whole_file import WriteFailed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="evidence-store")
def main() -> None:
    """Compile Markdown into an evidence store: a site that says what works, and how sure we can be."""


@main.command()
@click.option(
    "--config-file", "-f", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"), show_default=True, help="The settings of the site.",
)  # fmt: skip
@click.option(
    "--keep-going", is_flag=True, help="Build the rest when a page has an error. Still exits with 1."
)
@click.option("--offline-copy", is_flag=True, help="Offer the site as a zip for a memory stick, too.")
@click.option(
    "--web-editor", is_flag=True, help="Add forms for editors, in admin/. They are installed by npm."
)
@click.option(
    "--precompress",
    is_flag=True,
    help="Put a packed form beside every text file, .gz and .br, for hosts that send those as they are.",
)
@profile_option
def build(
    config_file: Path,
    keep_going: bool,
    offline_copy: bool,
    web_editor: bool,
    precompress: bool,
    profile: bool,
) -> None:
    """Check the content and build the site. Exits with 1, and builds nothing, if there is an error."""
    from evidence_store.site.build import BuildFailed, build_site  # MkDocs is slow to import
    from evidence_store.site.pack import pack

    editor = _installed_editor(config_file) if web_editor else None
    try:
        with watched(profile) as progress:
            make = build_with_offline_copy if offline_copy else build_site
            built = make(config_file, keep_going=keep_going, web_editor=editor, progress=progress)
            packed = pack(built.folder, progress) if precompress else None
    except (BuildFailed, ExportFailed, WriteFailed) as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    click.echo(f"The site is in {built.folder}: {built.pages} pages.")
    if packed:
        click.echo(packed.in_words)


def _installed_editor(config_file: Path) -> Path | None:
    """The packages of the web editor. A site is none the worse without them: it says how to get them, and goes on."""
    try:
        return install(config_file.parent / ".cache" / "web-editor")
    except NoEditor as failed:
        click.echo(f"No admin/ on this site: {failed}", err=True)
        return None


@main.command()
@click.argument("kind")
def schema(kind: str) -> None:
    """Print the JSON Schema of a KIND of content, a `check-report` or an `evidence-diff`, its fields explained."""
    from evidence_store.evidence_diff.formats.json_diff import json_schema as diff_schema
    from evidence_store.pages.data_files import kind_schema  # pages take a while to load

    schemas: dict[str, Callable[[], Any]] = {
        known.name: partial(kind_schema, known) for known in (*KINDS, IGNORES)
    }
    schemas |= {"check-report": json_schema, "evidence-diff": diff_schema}
    refuse_unknown_kind(kind, schemas)
    click.echo(json.dumps(schemas[kind](), ensure_ascii=False, indent=2))


@main.command()
def snippets() -> None:
    """Print snippets for Visual Studio Code: the example of each kind of content, to be typed over.

    The project keeps them in .vscode/evidence-store.code-snippets.
    """
    from evidence_store.editing.snippets import snippets as of_all

    click.echo(of_all(KINDS), nl=False)


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE wants, with a bad and a good sample; without RULE, list them all."""
    rules = {**all_rules(), **{asked.name: asked for asked in UPKEEP_RULES}}
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


main.add_command(check)
main.add_command(diff)
main.add_command(diff_comment)
main.add_command(export)
main.add_command(fix)
main.add_command(fmt)
main.add_command(import_)
main.add_command(links)
main.add_command(new)
main.add_command(pool)
main.add_command(rate)
main.add_command(reviews)
main.add_command(sign)
main.add_command(template)
main.add_command(verify)
