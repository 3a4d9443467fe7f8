"""Snippets: accepted as they come, each is the example of its kind."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import example_files

from evidence_store.cli import main
from evidence_store.editing.snippets import snippets
from evidence_store.kinds import KINDS
from evidence_store.records.kind import Kind

COMMITTED = Path(__file__).resolve().parents[3] / ".vscode" / "evidence-store.code-snippets"
TOKEN = re.compile(r"\\([\\$}])|\$\{(\d+):((?:[^\\}]|\\[\\$}])*)\}|([$])")
"""What means something in a snippet: an escaped sign, a place to type in, a sign that was forgotten."""


def accepted(text: str, stops: list[int]) -> str:
    """A snippet as it stands in the file when nothing is typed over."""

    def put(match: re.Match[str]) -> str:
        sign, number, value, bare = match.groups()
        assert not bare, text
        if number is None:
            return sign
        stops.append(int(number))
        return re.sub(r"\\([\\$}])", r"\1", value)

    return TOKEN.sub(put, text)


def test_the_file_for_text_editors_is_what_the_command_writes():
    written = CliRunner().invoke(main, ["snippets"]).stdout
    assert COMMITTED.read_text("utf-8") == written, (
        "run: evidence-store snippets > .vscode/evidence-store.code-snippets"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_accepted_snippet_is_the_example_and_asks_from_the_first_field_on(kind: Kind):
    snippet = json.loads(snippets([kind]))[kind.label]
    stops = list[int]()
    text = accepted("\n".join(snippet["body"]), stops)
    assert text == next(iter(example_files(kind).values())).rstrip("\n")
    assert stops == list(range(1, len(stops) + 1))
    assert stops


def test_the_first_lines_of_a_snippet():
    made = json.loads(snippets(KINDS))
    assert made["Partner"]["body"][:3] == [
        "---",
        "title: ${1:Wickford Council}",
        "summary: ${2:Tests walks with young people in foster care.}",
    ]
    assert made["Partner"]["prefix"] == "new-partner"
    assert made["Partner"]["scope"] == "markdown"
    assert made["Partner"]["description"] == "Partner: for a new file in partners/"


def test_every_kind_has_a_snippet_of_its_own():
    made = json.loads(snippets(KINDS))
    assert len(made) == len(KINDS)
    assert {snippet["prefix"] for snippet in made.values()} == {f"new-{kind.name}" for kind in KINDS}
