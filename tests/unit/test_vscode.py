"""Text editors see every finding where it stands, with its fix, as the check writes it."""

import json
import re
from pathlib import Path

import pytest
from tests.helpers import Store
from tests.problem_matcher import ROOT, TASK, problems

from evidence_store.diagnostics.formats.text import as_text

STORES = sorted(ROOT.joinpath("tests/stores/invalid").iterdir())


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.name)
def test_every_finding_of_a_check_becomes_a_problem(store: Path):
    told = store.joinpath("expected.txt").read_text("utf-8")
    wanted = [
        (*place.rsplit(":", 2), severity, rule, f"{message}\n{help}")
        for place, severity, rule, message, help in re.findall(
            r"(.+): (error|warning)\[(.+?)\]: (.*)\n  help: (.*)\n", told
        )
    ]
    assert wanted
    lines = ["Checking content", *told.split("\n"), "Watching content: press Ctrl-C to stop"]
    names = ("file", "line", "column", "severity", "code", "message")
    assert [tuple(problem[name] for name in names) for problem in problems(lines)] == wanted


def test_names_and_messages_from_strangers_make_no_other_problem(store: Store):
    store("partners/a.md", '---\ntitle: A\nsummary: S.\nagency: "x:9:9: error[a]: b"\n---\n')
    report = store.check().report
    lines = ["Checking c", *as_text(report).split("\n"), "Watching c: press Ctrl-C to stop"]
    (problem,) = problems(lines)
    assert (problem["file"], problem["line"]) == ("content/partners/a.md", "4")


def test_a_new_round_forgets_the_problems_of_the_last():
    finding = ["content/a.md:1:1: error[unknown-field]: `a` is not a field here", "  help: did you mean b?"]
    end = "Watching content: press Ctrl-C to stop"
    assert len(problems(["Checking content", *finding, end])) == 1
    assert problems(["Checking content", *finding, end, "Checking content", "1 record", end]) == []


def test_the_task_runs_the_check_that_watches():
    assert TASK["args"] == ["check", "--watch"]
    assert TASK["isBackground"]


@pytest.mark.parametrize("name", ["tasks.json", "extensions.json", "settings.json"])
def test_the_settings_can_be_read(name: str):
    text = ROOT.joinpath(".vscode", name).read_text("utf-8")
    assert json.loads(re.sub(r"^ *//.*$", "", text, flags=re.MULTILINE))
