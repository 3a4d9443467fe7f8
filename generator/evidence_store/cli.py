"""The command `evidence-store`: the only place that prints and exits."""

from importlib import import_module

import click

COMMANDS = {
    "build": "cli_build:build",
    "check": "cli_check:check",
    "diff": "cli_diff:diff",
    "diff-comment": "cli_diff:diff_comment",
    "explain": "cli_explain:explain",
    "export": "cli_export:export",
    "fix": "cli_fix:fix",
    "fmt": "cli_fmt:fmt",
    "import": "cli_import:import_",
    "links": "cli_upkeep:links",
    "merge": "cli_merge:merge",
    "new": "cli_new:new",
    "pool": "cli_numbers:pool",
    "rate": "cli_numbers:rate",
    "reviews": "cli_upkeep:reviews",
    "schema": "cli_explain:schema",
    "sign": "cli_sign:sign",
    "snippets": "cli_explain:snippets",
    "template": "cli_template:template",
    "verify": "cli_sign:verify",
}
"""Where each command is made. It is loaded when it is asked for: everything at once would take longer than some do."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"evidence_store.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="evidence-store")
def main() -> None:
    """Compile Markdown into an evidence store: a site that says what works, and how sure we can be."""
