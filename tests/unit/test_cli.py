"""The command: what it prints and with which code it ends."""

import json
import runpy
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import Store

from evidence_store import KINDS
from evidence_store.cli import main
from evidence_store.rules import all_rules
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES

PARTNER = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n{}---\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def check(store: Store) -> Result:
    return run("check", "--content", str(store.content))


def test_a_check_without_findings_counts_the_records_and_ends_with_0(store: Store):
    store("partners/a.md", PARTNER.format(""))
    result = check(store)
    count = len(store.check().catalogue.entries)
    assert result.output == f"{count} records: no problems found\n"
    assert result.exit_code == 0


def test_a_check_with_an_error_prints_the_report_and_ends_with_1(store: Store):
    store("partners/a.md", PARTNER.format("titel: A\n"))
    result = check(store)
    lines = result.output.splitlines()
    assert lines[0] == f"{store.content}/partners/a.md:5:1: error[unknown-field]: `titel` is not a field here"
    assert lines[1] == '  help: did you mean "title"?'
    assert lines[2].endswith("records: 1 error")
    assert result.exit_code == 1


def test_a_check_with_warnings_alone_ends_with_0(store: Store):
    store("partners/a.md", PARTNER.format("").replace("\n", "\r\n"))
    result = check(store)
    assert "warning[windows-line-ends]" in result.output
    assert result.output.endswith("records: 1 warning\n")
    assert result.exit_code == 0


def test_a_check_looks_into_the_folder_content_by_itself(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(store.content.parent)
    store("partners/a.md", PARTNER.format("titel: A\n"))
    assert run("check").output.startswith("content/partners/a.md:5:1: error")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    result = run("check", "--content", str(tmp_path / "nothing"))
    assert result.exit_code == 2
    assert "does not exist" in result.output


RULES = {**all_rules(), **{rule.name: rule for rule in UPKEEP_RULES}}


@pytest.mark.parametrize("rule", list(RULES))
def test_explain_says_what_a_rule_wants_and_why_with_both_samples(rule: str):
    wanted = RULES[rule]
    result = run("explain", rule)
    assert result.exit_code == 0
    assert result.output.startswith(f"{rule} ({wanted.severity.value})\n\n{wanted.title}\n{wanted.why}\n\n")
    assert "Not like this:\n\n" in result.output
    assert "But like this:\n\n" in result.output
    for sample in (wanted.bad, wanted.good):
        assert "\n".join(f"    {line}" for line in sample.split("\n")) in result.output


def test_explain_without_a_rule_lists_them_all():
    names = [line.split("  ")[0] for line in run("explain").output.splitlines()]
    assert names == list(RULES)


def test_explain_of_an_unknown_rule_suggests_a_near_one():
    result = run("explain", "dangling-referense")
    assert result.output == (
        'Error: there is no rule "dangling-referense". did you mean "dangling-reference"?\n'
    )
    assert result.exit_code == 1


def test_explain_of_a_rule_like_no_other_says_so():
    assert run("explain", "xyz").output == 'Error: there is no rule "xyz".\n'


@pytest.mark.parametrize("kind", [*(kind.name for kind in KINDS), "ignore"])
def test_schema_prints_the_schema_of_a_kind(kind: str):
    result = run("schema", kind)
    assert result.exit_code == 0
    assert json.loads(result.output)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_prints_the_schema_of_a_report():
    assert json.loads(run("schema", "check-report").output)["title"] == "JsonReport"


def test_schema_of_an_unknown_kind_suggests_a_near_one():
    result = run("schema", "partners")
    assert result.output == 'Error: there is no kind "partners"; did you mean "partner"?\n'
    assert result.exit_code == 1


def test_schema_of_a_kind_like_no_other_lists_them_all():
    assert 'there is no kind "xyz"; the kinds are: intervention, practice' in run("schema", "xyz").output


def test_the_version_is_told():
    assert run("--version").exit_code == 0


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands(option: str):
    output = run(option).output
    for command in ("check", "build", "schema", "explain"):
        assert command in output


def test_the_package_can_be_run_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "argv", ["evidence-store", "explain", "wrong-type"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("evidence_store", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("wrong-type (error)")
