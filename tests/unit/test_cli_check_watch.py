"""`check --watch`, as a process of its own: a finding appears when a file is saved, and goes when it is mended."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from threading import Timer

import pytest
from click.testing import CliRunner
from tests.helpers import Store
from tests.problem_matcher import problems

from evidence_store.cli import main

GOOD = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n---\n"
BAD = GOOD.replace("title", "titel")
AT_A_TERMINAL = """
import signal
from evidence_store.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(prog_name="evidence-store")
"""
"""Starts as from a terminal: where the tests run in the background, Ctrl-C is shut off for all that they start."""
TOO_LONG = 300
"""Seconds after which a process that says nothing is ended, and the test with it."""


@pytest.fixture
def watcher(store: Store) -> Iterator["subprocess.Popen[str]"]:
    store("partners/a.md", GOOD)
    command = [sys.executable, "-c", AT_A_TERMINAL, "check", "--watch", "--content", str(store.content)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        end = Timer(TOO_LONG, process.kill)
        end.start()
        yield process
        end.cancel()
        process.kill()


def round_with(watcher: "subprocess.Popen[str]", wanted: str) -> list[str]:
    """What it says from `Checking` to `Watching`, of the first round that says what is wanted.

    On a slow machine an earlier one may have seen a file half written, and one saving may make two rounds.
    """
    while True:
        lines = next_round(watcher)
        if any(wanted in line for line in lines):
            return lines


def next_round(watcher: "subprocess.Popen[str]") -> list[str]:
    assert watcher.stdout is not None
    lines = list[str]()
    for line in watcher.stdout:
        lines.append(line.rstrip("\n"))
        if line.startswith("Watching "):
            break
    assert lines[0].startswith("Checking "), lines
    return lines


def test_a_finding_appears_and_goes_and_ctrl_c_ends_it(watcher: "subprocess.Popen[str]", store: Store):
    assert problems(round_with(watcher, "no problems found")) == []
    store("partners/a.md", BAD)
    with_fault = round_with(watcher, "error[unknown-field]")
    assert with_fault[1:3] == [
        f"{store.content}/partners/a.md:2:1: error[unknown-field]: `titel` is not a field here",
        '  help: did you mean "title"?',
    ]
    assert [problem["message"] for problem in problems(with_fault)] == [
        '`titel` is not a field here\ndid you mean "title"?'
    ]
    store("partners/a.md", GOOD)
    assert problems(round_with(watcher, "no problems found")) == []
    (store.content / "partners" / "a.md").rename(store.content / "partners" / "A b.md")
    assert [problem["code"] for problem in problems(round_with(watcher, "error[bad-file-name]"))] == [
        "bad-file-name"
    ]
    watcher.send_signal(signal.SIGINT)
    assert watcher.communicate()[0].splitlines()[-1] == "Stopped watching"
    assert watcher.returncode == 0


@pytest.mark.parametrize(
    "more", [["--format", "json"], ["--output", "a.txt"], ["--summary", "a.md"]], ids=lambda more: more[0]
)
def test_it_writes_nothing_but_text_to_the_terminal(store: Store, more: list[str]):
    result = CliRunner().invoke(main, ["check", "--watch", "--content", str(store.content), *more])
    assert result.exit_code == 2
    assert "leave out --format, --output, --summary and --profile" in result.output
