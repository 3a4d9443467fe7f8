"""A file is written whole or not at all, whatever happens meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_store import whole_file
from evidence_store.whole_file import AlreadyThere, WriteFailed, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path):
    write_whole(b"new", tmp_path / "page.md", replace=False)
    assert (tmp_path / "page.md").read_bytes() == b"new"
    assert names(tmp_path) == ["page.md"]


def test_a_file_that_is_there_is_not_touched_unless_asked(tmp_path: Path):
    old = tmp_path / "page.md"
    old.write_bytes(b"old")
    with pytest.raises(AlreadyThere, match="is there already"):
        write_whole(b"new", old, replace=False)
    assert old.read_bytes() == b"old"
    write_whole(b"new", old, replace=True)
    assert old.read_bytes() == b"new"
    assert names(tmp_path) == ["page.md"]


@pytest.mark.parametrize("links", [True, False], ids=["disk", "memory stick"])
def test_a_file_that_appears_meanwhile_is_not_touched(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    page = tmp_path / "page.md"
    sync = os.fsync

    def sync_while_somebody_else_writes(handle: int) -> None:
        sync(handle)
        page.write_bytes(b"somebody else's")

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(whole_file.os, "fsync", sync_while_somebody_else_writes)
    if not links:
        monkeypatch.setattr(whole_file.os, "link", no_links)
    with pytest.raises(AlreadyThere):
        write_whole(b"new", page, replace=False)
    assert page.read_bytes() == b"somebody else's"
    assert names(tmp_path) == ["page.md"]


def test_where_files_have_one_name_only_a_new_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(whole_file.os, "link", no_links)
    write_whole(b"new", tmp_path / "page.md", replace=False)
    assert names(tmp_path) == ["page.md"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path):
    old = tmp_path / "page.md"
    old.write_bytes(b"old")
    old.chmod(mode)
    write_whole(b"new", old, replace=True)
    assert old.stat().st_mode & 0o7777 == mode


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb", b"\xef\xbb\xbfa\n", b"", b"\x00\xff"])
def test_every_byte_is_written_as_it_is(data: bytes, tmp_path: Path):
    write_whole(data, tmp_path / "page.md", replace=False)
    assert (tmp_path / "page.md").read_bytes() == data


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(WriteFailed, match="cannot be written: No such file or directory"):
        write_whole(b"new", tmp_path / "nowhere" / "page.md", replace=False)


FULL = """
import resource, signal, sys
from pathlib import Path
from evidence_store.whole_file import WriteFailed, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(b"n" * 5000, Path(sys.argv[1]), replace=True)
except WriteFailed as failed:
    print(failed)
"""


def test_on_a_full_disk_the_old_file_stays_and_nothing_half_written(tmp_path: Path):
    old = tmp_path / "page.md"
    old.write_bytes(b"old")
    said = subprocess.run(
        [sys.executable, "-c", FULL, str(old)], capture_output=True, text=True, check=True
    ).stdout
    assert said == f"{old} cannot be written: File too large\n"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.md", b"old")]


KILLED = """
import os, sys
from pathlib import Path
from evidence_store.whole_file import write_whole

def kill_before(line):
    passed = 0
    def trace(frame, event, argument):
        nonlocal passed
        passed += event == "line"
        if passed == line:
            os.kill(os.getpid(), 9)
        return trace
    return trace

old = Path(sys.argv[1])
line = 0
while True:
    line += 1
    old.write_bytes(b"old")
    child = os.fork()
    if not child:
        sys.settrace(kill_before(line))
        write_whole(b"n" * 5000, old, replace=True)
        sys.settrace(None)
        os._exit(0)
    killed = os.waitpid(child, 0)[1] != 0
    print(old.read_bytes()[:3].decode(), len(old.read_bytes()))
    if not killed:
        break
"""


def test_killed_before_any_line_of_the_program_the_file_is_the_old_or_the_new_one(tmp_path: Path):
    old = tmp_path / "page.md"
    said = subprocess.run(
        [sys.executable, "-c", KILLED, str(old)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(said) > 50, "the standard library's lines are counted, too"
    assert set(said) == {"old 3", "nnn 5000"}
    assert said == sorted(said, reverse=True), "once the new file is there, it stays"
    left = {name for name in names(tmp_path) if name != "page.md"}
    assert all(name.startswith(".page.md.") and name.endswith(whole_file.ENDING) for name in left)
