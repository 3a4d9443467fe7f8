"""What a person at a terminal sees of the work, and that nobody else sees anything."""

import os
import pty
import re
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import Store

from evidence_store import pipeline
from evidence_store.cli import main
from evidence_store.cli_progress import as_table, watched
from evidence_store.progress import FINDING, JOINING, RATING, READING, Progress

PARTNER = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n---\n"
IMPATIENT = """
from evidence_store import cli_progress
from evidence_store.cli import main
cli_progress.PATIENCE = 0
main(prog_name="evidence-store")
"""
"""The command, with bars for everything that takes any time."""
TOO_LONG = 60
"""Seconds after which a process that does not end is ended, and the test with it."""


@pytest.fixture
def command(store: Store) -> list[str]:
    store("partners/a.md", PARTNER)
    return [sys.executable, "-c", IMPATIENT, "check", "--content", str(store.content)]


def at_a_terminal(command: list[str], **settings: str) -> str:
    """What a command writes to a terminal as its standard error, 80 columns wide."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    told = bytearray()
    environment = {**os.environ, "TERM": "xterm", "CI": "", **settings}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    end = threading.Timer(TOO_LONG, process.kill)
    end.start()
    try:
        while more := os.read(ours, 4096):
            told += more
    except OSError:  # how Linux says that the other side has gone
        pass
    finally:
        os.close(ours)
    assert process.wait() == 0, told
    end.cancel()
    return told.decode()


def test_a_terminal_shows_stages_with_count_rate_and_time_left_and_clears_them(command: list[str]) -> None:
    said = at_a_terminal(command)
    assert f"{FINDING} …" in said
    assert f"{JOINING} …" in said
    assert re.search(READING + r":\s+0% \|.*\| 0/\d+ \[.*it/s, .* left\]", said), said
    assert said.split("\r")[-1].strip() == "", "a bar stays when the work is done"


@pytest.mark.parametrize("settings", [{"CI": "true"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_without_a_person_shows_nothing(command: list[str], settings: dict[str, str]) -> None:
    assert at_a_terminal(command, **settings) == ""


def test_a_pipe_gets_nothing(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=TOO_LONG, check=True)
    assert done.stderr == ""
    assert "no problems found" in done.stdout


def test_what_is_over_soon_shows_nothing(command: list[str]) -> None:
    patient = IMPATIENT.replace("PATIENCE = 0", "PATIENCE = 3600")
    assert at_a_terminal([patient if part == IMPATIENT else part for part in command]) == ""


def test_a_profile_lists_every_stage_once_and_leaves_the_findings_alone(store: Store) -> None:
    store("partners/a.md", PARTNER)
    plain = CliRunner().invoke(main, ["check", "--content", str(store.content)])
    told = CliRunner().invoke(main, ["check", "--content", str(store.content), "--profile"])
    assert told.stdout == plain.stdout
    lines = told.stderr.splitlines()
    stages = [re.split(r"\s{2,}", line)[0] for line in lines]
    assert stages == ["Stage", "Loading the program", FINDING, READING, JOINING, RATING, "Everything"]
    assert lines[-1].endswith("100%")


def test_a_table_adds_up() -> None:
    assert as_table({"Reading": 1.5, "Search": 0.5}) == (
        "Stage       seconds  share\n"
        "Reading        1.50    75%\n"
        "Search         0.50    25%\n"
        "Everything     2.00   100%"
    )


class Told(Progress):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.steps = 0

    def begin(self, stage: str, total: int = 0) -> None:
        self.stages.append((stage, total))

    def step(self) -> None:
        self.steps += 1


def test_a_stage_has_as_many_steps_as_it_says(store: Store) -> None:
    store("partners/a.md", PARTNER)
    told = Told()
    files = pipeline.check(store.content, progress=told).files
    assert told.stages == [(FINDING, 0), (READING, len(files)), (JOINING, 0), (RATING, 0)]
    assert told.steps == len(files)


def test_a_bar_begins_no_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beside a thread, pages of records would be made by processes that are begun anew, which takes longer."""
    monkeypatch.setattr("evidence_store.cli_progress.somebody_looks", lambda: True)
    before = threading.active_count()
    with watched() as progress:
        progress.begin("Work", 10)
        progress.step()
        assert threading.active_count() == before
