"""Builds the real site by the commands a person would type."""

import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: 22 November 2026, 00:00 UTC: the day every site of the tests is built for.
DAY = "1795305600"


def environment() -> dict[str, str]:
    """What every build of the tests runs with: each makes everything anew."""
    return {
        **os.environ,
        "EVIDENCE_STORE_NO_CACHE": "1",
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }


def evidence_store(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command of ours says and answers."""
    command = [sys.executable, "-m", "evidence_store", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=300, check=False
    )


def export_offline(file: Path, *options: str) -> Path:
    """The copy for a memory stick, made by the command a person would type."""
    done = evidence_store("export", "offline", "--out", str(file), *options)
    assert done.returncode == 0, done.stderr
    return file


def unpack(file: Path, folder: Path) -> Path:
    """A copy unpacked into a folder of a telling name that nobody may write in; the site inside it."""
    stick = folder / "Für Kinder & Familien"
    with zipfile.ZipFile(file) as found:
        found.extractall(stick)
    for path in (stick, *stick.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return stick / "store"


def sums(folder: Path) -> dict[str, str]:
    """What every file below a folder holds, and that its folders are there."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() if path.is_file() else "/"
        for path in folder.rglob("*")
    }


def build(folder: Path, program: str = "mkdocs", config: Path = ROOT / "mkdocs.yml") -> Path:
    """The real site, built by the command a person would type."""
    subprocess.run(
        [sys.executable, "-m", program, "build", "--quiet", "--strict", "-f", str(config), "-d", str(folder)],
        check=True,
        cwd=ROOT,
        env=environment(),
        timeout=300,
    )
    return folder


def build_with_editor(store: Path) -> Path:
    """The real site with its forms, built in a copy of the store."""
    shutil.copytree(ROOT / "content", store / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", store / "mkdocs.yml")
    (ROOT / ".cache").mkdir(exist_ok=True)
    (store / ".cache").symlink_to(ROOT / ".cache")
    command = [sys.executable, "-m", "evidence_store", "build", "--web-editor"]
    subprocess.run(command, check=True, cwd=store, env=environment(), timeout=300)
    return store / "site"
