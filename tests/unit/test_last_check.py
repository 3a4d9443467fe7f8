"""`check` where nothing has changed says what it said; where anything has, what a check without a memory says."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import VOCABULARY, Store

from evidence_store import cli_check_now, last_check
from evidence_store.cli import main
from evidence_store.cli_check_options import FORMATS, HTML
from evidence_store.last_build import snapshot
from evidence_store.last_build.kept_file import below_checksum
from evidence_store.last_build.last import FOLDER
from evidence_store.last_build.snapshot import whole
from evidence_store.sources.text import read_bytes

PARTNER = "---\ntitle: {}\nsummary: Tests walks.\nagency: council\n---\n"
STEPS = 40
"""Changes of the store, each of which is checked twice."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A project whose content has an error and a warning."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    store = Store(tmp_path).fill(VOCABULARY)
    store("partners/a.md", PARTNER.format("Alder").replace("title", "titel"))
    return store("partners/b.md", PARTNER.format("Birch").replace("\n", "\r\n"))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The content folders that were read anew, in order."""
    found: list[Path] = []
    check_now = cli_check_now.check_now

    def noted(content: Path, *others: object) -> object:
        found.append(content)
        return check_now(content, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(cli_check_now, "check_now", noted)
    return found


def check(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(store.content), *arguments])


def said(result: Result) -> tuple[str, str, int]:
    return result.stdout, result.stderr, result.exit_code


def kept(store: Store) -> list[Path]:
    return sorted((store.content.parent / FOLDER).glob("check-*.json"))


@pytest.mark.parametrize("format", [*FORMATS, HTML])
def test_the_same_is_said_again_without_reading_the_content(store: Store, checks: list[Path], format: str):
    first = check(store, "--format", format)
    assert (len(checks), first.exit_code) == (1, 1)
    assert said(check(store, "--format", format)) == said(first)
    assert len(checks) == 1
    assert said(check(store, "--format", format, "--no-cache")) == said(first)
    assert len(checks) == 2


def test_files_and_summaries_are_written_again(store: Store, checks: list[Path], tmp_path: Path):
    output, summary = tmp_path / "found.json", tmp_path / "summary.md"
    arguments = ("--format", "json", "--output", str(output), "--summary", str(summary))
    check(store, *arguments)
    found, told = output.read_text("utf-8"), summary.read_text("utf-8")
    output.unlink()
    check(store, *arguments)
    assert (output.read_text("utf-8"), summary.read_text("utf-8")) == (found, told * 2)
    assert len(checks) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("--rule", "unknown-field"),
        ("--ignore", "windows-line-ends"),
        ("--site", "https://a.example/"),
        ("--format", "json"),
    ],
    ids=lambda other: other[0],
)
def test_other_options_are_another_question(store: Store, checks: list[Path], other: tuple[str, str]):
    whole = check(store)
    assert said(check(store, *other)) == said(check(store, *other, "--no-cache"))
    assert said(check(store)) == said(whole)
    assert len(checks) == 3


def test_so_is_another_day(store: Store, checks: list[Path], monkeypatch: pytest.MonkeyPatch):
    ignore = "- {file: partners/b.md, rule: windows-line-ends, reason: So., until: 2026-11-23}\n"
    store("ignores.yml", ignore)
    for seconds, told in (
        ("1795392000", "1 ignored with a reason"),
        ("1795478400", "was to be ignored until"),
    ):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert told in check(store).stdout
    assert len(checks) == 2
    assert len(kept(store)) == 1  # of each question the last answer alone


def test_so_is_another_program(store: Store, checks: list[Path], monkeypatch: pytest.MonkeyPatch):
    check(store)
    monkeypatch.setattr(last_check, "of_code", lambda: "another")
    check(store)
    assert len(checks) == 2


def test_nothing_is_kept_beside_a_folder_that_is_no_site(store: Store, checks: list[Path]):
    (store.content.parent / "mkdocs.yml").unlink()
    assert said(check(store)) == said(check(store))
    assert len(checks) == 2
    assert not (store.content.parent / ".cache").exists()


CHANGES: dict[str, Callable[[Store, random.Random], None]] = {
    "edit": lambda store, chance: write(store, chance.choice(partners(store)), chance),
    "add": lambda store, chance: write(
        store, store.content / f"partners/{chance.choice('defgh')}.md", chance
    ),
    "remove": lambda store, chance: chance.choice(partners(store)[1:] or [store.content / "none"]).unlink(
        missing_ok=True
    ),
    "rename": lambda store, chance: moved(store, chance.choice(partners(store)), chance),
    "image": lambda store, chance: write(store, store.content / f"{chance.choice('xy')}.png", chance),
    "odd": lambda store, chance: write(store, store.content / f"{chance.choice('xy')}.docx", chance),
    "ignore": lambda store, chance: ignored(store, chance),
    "link": lambda store, chance: linked(store, chance),
    "undo": lambda store, chance: None,
}


def partners(store: Store) -> list[Path]:
    return sorted(file for file in (store.content / "partners").glob("*.md") if not file.is_symlink())


def write(store: Store, file: Path, chance: random.Random) -> None:
    text = PARTNER.format(chance.choice(["Alder", "Birch", "Cedar", "A: B"])) + chance.choice(
        ["", "\n[b](b.md)\n", "\n[@none]\n", "\n![a](../x.png)\n"]
    )
    file.write_text(text, newline=chance.choice(["\n", "\n", "\r\n"]))


def moved(store: Store, file: Path, chance: random.Random) -> None:
    file.rename(file.with_name(chance.choice(["c.md", "C.md", "b c.md", "d.txt"])))
    (store.content / "partners/b.md").touch()


def ignored(store: Store, chance: random.Random) -> None:
    rule = chance.choice(["windows-line-ends", "shared-title"])
    store("ignores.yml", f"- {{file: partners/b.md, rule: {rule}, reason: So.}}\n")


def linked(store: Store, chance: random.Random) -> None:
    link = store.content / "partners/link.md"
    if link.is_symlink():
        link.unlink()
    else:
        link.symlink_to("b.md")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_changed_the_answer_is_that_of_a_check_without_a_memory(store: Store, seed: int):
    chance = random.Random(seed)
    for step in range(STEPS):
        change = chance.choice(list(CHANGES))
        CHANGES[change](store, chance)
        assert said(check(store)) == said(check(store, "--no-cache")), f"step {step}: {change}"


def test_what_changes_during_a_check_is_not_missed(store: Store, monkeypatch: pytest.MonkeyPatch):
    check_now = cli_check_now.check_now

    def slow(*arguments: object) -> object:
        said = check_now(*arguments)  # type: ignore[arg-type]
        store("partners/a.md", PARTNER.format("Alder"))
        return said

    monkeypatch.setattr(cli_check_now, "check_now", slow)
    assert "unknown-field" in check(store).stdout
    monkeypatch.undo()
    assert "unknown-field" not in check(store).stdout


def checksummed(text: str) -> bytes:
    return below_checksum(text.encode())


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole.replace(b"unknown-field", b"unknown-fiend"),
        lambda whole: b"\xff" * 100,
        lambda whole: checksummed("[]"),
        lambda whole: checksummed("{}"),
        lambda whole: checksummed('{"seen": [], "said": []}'),
        lambda whole: checksummed("[" * 100_000),
    ],
)
def test_a_damaged_memory_is_none(store: Store, checks: list[Path], damage: Callable[[bytes], bytes]):
    first = check(store)
    [file] = kept(store)
    file.write_bytes(damage(file.read_bytes()))
    assert said(check(store)) == said(first)
    assert len(checks) == 2
    assert said(check(store)) == said(first)
    assert len(checks) == 2


def test_what_cannot_be_kept_is_no_fault(store: Store, checks: list[Path]):
    (store.content.parent / ".cache").write_text("a file")
    assert said(check(store)) == said(check(store))
    assert len(checks) == 2


def processes(store: Store, number: int, code: str = "") -> list["subprocess.Popen[str]"]:
    code = f"import os\nfrom evidence_store.cli import main\n{code}\nmain()"
    command = [sys.executable, "-c", code, "check", "--content", str(store.content)]
    return [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") for _ in range(number)
    ]


def test_two_checks_at_once_do_not_harm_each_other(store: Store, checks: list[Path]):
    told = {process.communicate()[0] for process in processes(store, 3)}
    assert told == {check(store).stdout}
    assert checks == []  # what they kept is whole


def test_a_check_that_is_killed_while_it_writes_leaves_nothing_that_is_read(store: Store):
    [killed] = processes(store, 1, "os.fsync = lambda handle: os._exit(9)")
    assert killed.communicate()[0] == ""
    assert killed.returncode == 9
    assert kept(store) == []
    assert said(check(store)) == said(check(store, "--no-cache"))


def test_nothing_heavy_is_loaded_for_an_answer_that_is_known(store: Store):
    check(store)
    code = "import atexit, sys, json; atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))"
    command = [sys.executable, "-c", f"{code}\nfrom evidence_store.cli import main\nmain()"]
    run = subprocess.run([*command, "check", "--content", str(store.content)], capture_output=True, text=True)
    loaded = set(json.loads(run.stderr))
    assert "evidence_store.last_check" in loaded
    assert loaded.isdisjoint({"pydantic", "mkdocs", "scipy", "jinja2", "evidence_store.pipeline"})


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files were so old that another change gives them another time."""
    monkeypatch.setattr(last_check, "together", lambda stamps, now: whole(stamps))


def test_files_that_nobody_touched_are_not_read(store: Store, settled: None, monkeypatch: pytest.MonkeyPatch):
    first = check(store)
    read: list[str] = []

    def noted(file: Path, shown: str) -> object:
        read.append(file.name)
        return read_bytes(file, shown)

    monkeypatch.setattr(last_check, "read_bytes", noted)
    assert said(check(store)) == said(first)
    assert read == ["mkdocs.yml"]  # the settings alone


def test_files_that_were_touched_are_read_and_what_they_hold_counts(
    store: Store, settled: None, checks: list[Path]
):
    first = check(store)
    [file] = kept(store)
    before = file.read_bytes()
    partner = store.content / "partners/a.md"
    partner.write_bytes(partner.read_bytes())
    assert said(check(store)) == said(first)
    assert file.read_bytes() != before  # the new time is kept, and the next check reads nothing
    assert len(checks) == 1
    partner.write_bytes(partner.read_bytes() + b"\nMore.\n")
    check(store)
    assert len(checks) == 2


def test_a_file_that_was_just_written_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch):
    """Its time may be that of the next change, too."""
    monkeypatch.setattr(snapshot, "SETTLING", 10**18)
    check(store)
    [file] = kept(store)
    assert json.loads(file.read_bytes().partition(b"\n")[2])["seen"][1] == ""
