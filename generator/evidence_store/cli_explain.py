"""Commands that print what the program knows: `explain`, `schema`, `snippets`."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from evidence_store.cli_options import refuse_unknown_kind
from evidence_store.diagnostics.formats.json_report import json_schema
from evidence_store.diagnostics.rule import did_you_mean
from evidence_store.ignores import KIND as IGNORES
from evidence_store.kinds import KINDS
from evidence_store.rules import all_rules
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES


@click.command()
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


@click.command()
def snippets() -> None:
    """Print snippets for Visual Studio Code: the example of each kind of content, to be typed over.

    The project keeps them in .vscode/evidence-store.code-snippets.
    """
    from evidence_store.editing.snippets import snippets as of_all

    click.echo(of_all(KINDS), nl=False)


@click.command()
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
