"""Commands that write files, stopped before each of their steps on the disk: every file is the old or the new one.

What happens within a step, `test_whole_file.py` looks at line by line.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from tests.helpers import VOCABULARY, Store
from tests.stores.mistakes import GOOD

from evidence_store.cli import main
from evidence_store.sources.discover import discover
from evidence_store.whole_file import ENDING

UNTIDY = "---\nsummary: Tests walks.\nagency: {}\ntitle: Wickford {}\n---\n\nText.\n"
UNSTOPPED = 100
"""How a command ends that came to its end before the step at which it was to be stopped; one more if it failed."""
STOPPED = """
import json, os, shutil, signal, sys
from pathlib import Path
from evidence_store import pipeline
from evidence_store.cli import main

how, content, *command = sys.argv[1:]
kept = content + ".kept"
shutil.copytree(content, kept)
passed = 0
pipeline.check(Path(content))  # what is loaded now is loaded once

def stop_before(step):
    def hook(event, given):
        global passed
        writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
        if not (writes or event in ("os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod")):
            return
        if content not in str(given[0]) or (how == "no space" and event == "os.remove"):
            return
        passed += 1
        if passed == step:
            if how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(28, "No space left on device")
    return hook

def files():
    found = [path for path in Path(content).rglob("*") if path.is_file()]
    return {str(path.relative_to(content)): path.read_bytes().decode("latin-1") for path in found}

UNSTOPPED = 100
step, found, ended = 0, [], None
while ended is None or ended < UNSTOPPED:
    step += 1
    shutil.rmtree(content)
    shutil.copytree(kept, content)
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        sys.addaudithook(stop_before(step))
        try:
            main(command)
        except SystemExit as end:
            os._exit((0 if passed >= step else UNSTOPPED) + bool(end.code))
        except BaseException:
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found.append((ended, files()))
print(json.dumps(found))
"""


@pytest.fixture
def untidy(store: Store) -> Store:
    """Two partners whose fields stand in another order, the second with a slip."""
    return store("partners/a.md", UNTIDY.format("council", "A"))(
        "partners/b.md", UNTIDY.format("Council", "B")
    )


def stopped(how: str, store: Store, *command: str) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    """The files there were, and for each step: how the command ended, and the files there are then."""
    content = str(store.content)
    before = {
        path.relative_to(content).as_posix(): path.read_bytes().decode("latin-1")
        for path in store.content.rglob("*")
        if path.is_file()
    }
    words = [word.format(content) for word in command]
    ran = subprocess.run(
        [sys.executable, "-c", STOPPED, how, content, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return before, json.loads(ran.stdout)


AT = ("--content", "{}")
NEW = ("new", "partner", "--title", "Appleby", "--set", "summary=S.", "--set", "agency=council", *AT)
ADDED = (
    "new",
    "reference",
    "--title",
    "Fern",
    "--id",
    "fern-2021",
    "--set",
    "type=report",
    "--set",
    "issued=2021",
    *AT,
)


@pytest.mark.parametrize(
    ("how", "command", "changed"),
    [
        ("killed", ("fmt", "{}/partners", *AT), ["partners/a.md", "partners/b.md"]),
        ("no space", ("fmt", "{}/partners", *AT), ["partners/a.md", "partners/b.md"]),
        ("killed", ("fix", *AT), ["partners/b.md"]),
        ("no space", NEW, ["partners/appleby.md"]),
        ("killed", ADDED, ["references.yml"]),
    ],
    ids=lambda given: " ".join(given[:2]) if isinstance(given, tuple) else None,
)
def test_stopped_before_any_step_each_file_is_the_old_or_the_new_one(
    how: str, command: tuple[str, ...], changed: list[str], untidy: Store
):
    check_steps(how, changed, *stopped(how, untidy, *command))


def check_steps(
    how: str, changed: list[str], before: dict[str, str], steps: list[tuple[int, dict[str, str]]]
) -> None:
    """Unstopped, these files are changed; stopped before any step, each file is the old or the new one."""
    end, after = steps[-1]
    assert end == UNSTOPPED, "the command does its work when nothing stops it"
    assert sorted(path for path in after if after[path] != before.get(path)) == changed
    assert len(steps) > 3 * len(changed), "a file is opened, given its permissions and its name"
    for ended, files in steps[:-1]:
        assert how != "killed" or ended == -signal.SIGKILL
        for path, text in files.items():
            hidden = Path(path).name.startswith(".") and path.endswith(ENDING)
            assert hidden if path not in after else text in (before.get(path), after[path]), path
            assert how == "killed" or not hidden, "who can still act leaves nothing behind"
        assert set(before) <= set(files)


@pytest.fixture
def walks(empty_store: Store) -> Store:
    """A store with a record of most kinds, and beside it what is to be imported and the settings of a site."""
    store = empty_store.fill(VOCABULARY).fill(GOOD)
    beside = store.content.parent
    (beside / "new.bib").write_text("@book{lamp, title = {Walks}, author = {Lamp, C.}, year = {2021}}\n")
    (beside / "rows.csv").write_text("study,events_t,total_t,events_c,total_c\nFlare 2022,10,20,8,20\n")
    (beside / "mkdocs.yml").write_text(SETTINGS.format(store.content))
    filled = beside / "council.xlsx"
    words = ["template", "partner", "--from", "wickford-council", "--out", str(filled)]
    assert CliRunner().invoke(main, [*words, "--content", str(store.content)]).exit_code == 0
    book = load_workbook(filled)
    for cell in (cell for sheet in book for row in sheet for cell in row):
        if cell.value == "Tests walks with lanterns.":
            cell.value = "Tests long walks."
    book.save(filled)
    return store


SETTINGS = """site_name: Store
docs_dir: {}
use_directory_urls: false
theme: {{name: material, font: false, language: en}}
plugins: [evidence-store]
"""
ROWS = ("import", "{}/../rows.csv", "--to", "interventions/lantern-walks", "--set", "result=one-home-later")


@pytest.mark.parametrize(
    ("how", "command", "changed"),
    [
        ("killed", ("import", "{}/../new.bib", *AT), ["references.yml"]),
        ("no space", ("import", "{}/../new.bib", *AT), ["references.yml"]),
        ("killed", (*ROWS, *AT), ["interventions/lantern-walks.studies.csv"]),
        ("killed", ("import", "{}/../council.xlsx", "--update", *AT), ["partners/wickford-council.md"]),
        ("killed", ("template", "partner", "--out", "{}/new.xlsx", *AT), ["new.xlsx"]),
        ("no space", ("template", "partner", "--out", "{}/new.xlsx", *AT), ["new.xlsx"]),
        ("killed", ("check", "--format", "json", "--output", "{}/told.json", *AT), ["told.json"]),
        (
            "killed",
            (
                "export",
                "page",
                "partners/wickford-council",
                "-f",
                "{}/../mkdocs.yml",
                "--out",
                "{}/page.html",
            ),
            ["page.html"],
        ),
    ],
    ids=lambda given: " ".join(given[:2]) if isinstance(given, tuple) else None,
)
def test_what_is_brought_in_or_taken_out_is_whole_or_not_there(
    how: str, command: tuple[str, ...], changed: list[str], walks: Store
):
    check_steps(how, changed, *stopped(how, walks, *command))


def test_what_a_killed_command_leaves_behind_is_no_content(untidy: Store):
    handle, _ = tempfile.mkstemp(prefix=".a.md.", suffix=ENDING, dir=untidy.content / "partners")
    os.close(handle)
    found, faults = discover(untidy.content, "content")
    assert sorted(found.texts) == sorted([*VOCABULARY, "partners/a.md", "partners/b.md"])
    assert faults == []


def test_a_command_killed_while_it_runs_leaves_whole_files(empty_store: Store):
    old = {f"partners/p{number}.md": UNTIDY.format("council", number) for number in range(60)}
    empty_store.fill(old)
    program = [sys.executable, "-c", "from evidence_store.cli import main; main()", "fmt", "--content"]
    with subprocess.Popen(
        [*program, str(empty_store.content)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:
        assert running.stdout
        running.stdout.readline()
        running.kill()
    for path, text in old.items():
        title = text.split("title: ")[1].split("\n")[0]
        new = f"---\ntitle: {title}\nsummary: Tests walks.\nagency: council\n---\n\nText.\n"
        assert (empty_store.content / path).read_text() in (text, new)
