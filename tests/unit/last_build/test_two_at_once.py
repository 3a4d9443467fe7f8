"""Builds that meet, and builds that are killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.unit.last_build.conftest import PARTNER, Project, built, files_below, fresh

from evidence_store.cli_build import NOTHING_CHANGED, WAITING

STOPS = """
import sys
from evidence_store.cli import main
from evidence_store.site import build as builder

whole = builder.build
def slowly(config, **how):
    whole(config, **how)
    print("written", flush=True)
    sys.stdin.readline()
builder.build = slowly
main(["build"])
"""
"""A build that goes on after all is written only when it gets a line."""


def slow_build(project: Project) -> subprocess.Popen[str]:
    """One that has written all its pages, and is not done."""
    running = subprocess.Popen(
        [sys.executable, "-c", STOPS],
        cwd=project.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "written\n"
    return running


def waiting_build(project: Project) -> "subprocess.Popen[str]":
    """A build that another one keeps waiting."""
    second = subprocess.Popen(
        [sys.executable, "-m", "evidence_store", "build"],
        cwd=project.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr
    assert second.stderr.readline() == WAITING + "\n"
    return second


def test_a_second_build_waits_for_the_first_and_sees_what_changed_meanwhile(project: Project):
    first = slow_build(project)
    (project.content / "partners" / "a.md").write_text(PARTNER.format("Bramley"))
    second = waiting_build(project)
    _, said = first.communicate("\n")
    assert first.returncode == 0, said
    told, said = second.communicate()
    assert (second.returncode, NOTHING_CHANGED in told) == (0, False), said
    assert files_below(project.site) == fresh(project)
    assert built(project), "from another folder, findings name other paths"
    assert not built(project)


def test_a_second_build_of_the_same_has_nothing_to_do(project: Project):
    first = slow_build(project)
    second = waiting_build(project)
    first.communicate("\n")
    told, said = second.communicate()
    assert NOTHING_CHANGED in told, said


def test_after_a_build_that_was_killed_all_is_built(project: Project):
    project.build()
    page: Path = project.content / "partners" / "a.md"
    before = page.read_bytes()
    page.write_text(PARTNER.format("Bramley"))
    running = slow_build(project)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert b"Bramley" in (project.site / "partners" / "a.html").read_bytes()
    page.write_bytes(before)
    assert built(project)
    assert files_below(project.site) == fresh(project)
