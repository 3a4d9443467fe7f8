"""`evidence-store export offline` and `verify` when something goes wrong: a full disk, a kill, no permission."""

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evidence_store import whole_file
from evidence_store.cli import main
from evidence_store.site.offline import make
from evidence_store.site.offline.archive import archive
from evidence_store.site.offline.make import OfflineCopy

NEW = archive({"START-HERE.html": b"<!doctype html>", "store/index.html": b"new"})


@pytest.fixture(autouse=True)
def quickly_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The building of the copy is not what can go wrong here."""
    monkeypatch.setattr(make, "make_offline_copy", lambda *_, **__: OfflineCopy(NEW, date(2026, 11, 22), 2))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "store.zip"


def export(target: Path, *options: str) -> Result:
    settings = target.with_name("mkdocs.yml")
    settings.touch()
    return CliRunner().invoke(
        main, ["export", "offline", "-f", str(settings), "--out", str(target), *options]
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "mkdocs.yml"}


def test_a_copy_and_its_sum_are_written_and_nothing_else(target: Path):
    done = export(target)
    assert (done.exit_code, done.output) == (
        0,
        f"{target}: 2 files, 0.0 MB. Unpack it, then open START-HERE.html.\n",
    )
    assert sorted(files(target.parent)) == ["store.zip", "store.zip.sha256"]
    assert CliRunner().invoke(main, ["verify", str(target)]).exit_code == 0


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("before", [{}, {"store.zip": b"old", "store.zip.sha256": b"its sum"}])
def test_on_a_full_disk_what_was_there_stays_as_it_was(
    before: dict[str, bytes], target: Path, monkeypatch: pytest.MonkeyPatch
):
    for name, content in before.items():
        (target.parent / name).write_bytes(content)
    monkeypatch.setattr(whole_file.os, "fsync", full_disk)
    done = export(target, "--replace")
    assert (done.exit_code, done.output) == (1, f"{target} cannot be written: No space left on device\n")
    assert files(target.parent) == before


def test_a_disk_that_is_full_before_the_sum_is_written_leaves_no_sum_of_another_copy(
    target: Path, monkeypatch: pytest.MonkeyPatch
):
    target.write_bytes(b"old")
    beside = target.with_name("store.zip.sha256")
    beside.write_bytes(b"0" * 64 + b"  store.zip\n")
    write = whole_file.tempfile.mkstemp

    def full_for_the_sum(**where: str) -> tuple[int, str]:
        return full_disk() if "sha256" in where["prefix"] else write(**where)  # type: ignore[func-returns-value]

    monkeypatch.setattr(whole_file.tempfile, "mkstemp", full_for_the_sum)
    done = export(target, "--replace")
    assert (done.exit_code, done.output) == (1, f"{beside} cannot be written: No space left on device\n")
    assert files(target.parent) == {"store.zip": NEW}
    assert CliRunner().invoke(main, ["verify", str(target)]).exit_code == 0


def test_without_permission_the_reason_is_given(target: Path, monkeypatch: pytest.MonkeyPatch):
    def forbidden(**_: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(whole_file.tempfile, "mkstemp", forbidden)
    done = export(target)
    assert (done.exit_code, done.output) == (1, f"{target} cannot be written: Permission denied\n")
    assert files(target.parent) == {}


def test_a_copy_that_is_there_is_not_replaced_unasked(target: Path):
    target.write_bytes(b"old")
    done = export(target)
    assert (done.exit_code, done.output) == (
        1,
        f"{target} is there already; choose another name, or add --replace\n",
    )
    assert files(target.parent) == {"store.zip": b"old"}


KILLED = """
import os, sys
from evidence_store import whole_file
from evidence_store.cli_export import _write
from pathlib import Path
whole_file.os.fsync = lambda handle: os.kill(os.getpid(), 9)
_write(sys.stdin.buffer.read(), Path(sys.argv[1]), replace=True)
"""


def test_killed_while_the_zip_is_written_the_old_one_stays(target: Path):
    old = archive({"START-HERE.html": b"old"})
    target.write_bytes(old)
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], input=NEW, check=False)
    assert done.returncode == -9
    assert target.read_bytes() == old
    left = sorted(files(target.parent))
    assert left[1:] == ["store.zip"]
    assert left[0].endswith(whole_file.ENDING)


def test_a_sum_beside_it_that_is_of_another_copy_is_told(target: Path):
    target.write_bytes(NEW)
    target.with_name("store.zip.sha256").write_bytes(b"0" * 64 + b"  store.zip\n")
    done = CliRunner().invoke(main, ["verify", str(target)])
    assert (done.exit_code, done.output) == (
        1,
        f"{target}: not to be trusted\n  store.zip.sha256 beside it belongs to another copy\n",
    )
