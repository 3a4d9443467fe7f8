"""Ask the program `git`, and let nothing in a repository decide what is run.

A folder from a stranger may bring settings that name programs: hooks, monitors, filters, drivers for differences. All
of them are switched off. Nothing is written and nothing is fetched.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_OFF = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "submodule.recurse": "false",
}
"""Settings that could run a program or reach further than asked."""


class HistoryUnknown(Exception):
    """Git has no answer. The message is one plain sentence with what to do."""


@dataclass(frozen=True)
class Repository:
    """The working copy that a folder belongs to."""

    root: Path
    """Its uppermost folder."""
    is_shallow: bool = False
    """Whether only the newest commits were fetched, as most services do."""
    off: Mapping[str, str] = field(default_factory=lambda: dict(_OFF))
    """Settings that overrule its own."""

    def ask(self, *arguments: str) -> bytes:
        """What git prints. Raises `HistoryUnknown` when it fails."""
        asked = _run(self.root, self.off, *arguments)
        if asked.returncode:
            raise HistoryUnknown(f"git {arguments[0]} failed: {_last_line(asked.stderr)}")
        return asked.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Git running, with pipes to talk through."""
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603  the arguments are ours, and no shell reads them
            _command(self.root, arguments), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL,
            env=_environment(self.off),
        )  # fmt: skip

    def path_of(self, folder: Path) -> str:
        """A folder as git names it: below the root, with forward slashes; empty for the root itself."""
        below = folder.resolve().relative_to(self.root).as_posix()
        return "" if below == "." else below


def repository_of(folder: Path) -> Repository:
    """The working copy that holds `folder`. Raises `HistoryUnknown` where there is none."""
    asked = _run(folder, _OFF, "rev-parse", "--is-shallow-repository", "--show-toplevel")
    if asked.returncode:
        said = asked.stderr.decode(errors="replace")
        if "safe.directory" in said:
            raise HistoryUnknown(
                f"{folder} belongs to somebody else, so git does not read it; "
                "if you trust it, run `git config --global --add safe.directory` with its path"
            )
        raise HistoryUnknown(f"{folder} is not in a git repository, so nothing is known of its history")
    shallow, _, root = asked.stdout.removesuffix(b"\n").partition(b"\n")
    found = Repository(Path(os.fsdecode(root)).resolve(), shallow == b"true")
    if not folder.resolve().is_relative_to(found.root):
        raise HistoryUnknown(f"{folder} does not lie below {found.root}, where its repository has its files")
    return Repository(found.root, found.is_shallow, {**_OFF, **_filters_off(found)})


def commit(repository: Repository, revision: str) -> str:
    """The full name of the commit that a branch, a tag or a short name stands for."""
    asked = _run(
        repository.root, repository.off,
        "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}",
    )  # fmt: skip
    name = asked.stdout.decode(errors="replace").strip()
    if asked.returncode or not name.isalnum():
        hint = (
            needs_more(repository)
            or "run `git fetch` first, and write a branch of the server as `origin/main`"
        )
        raise HistoryUnknown(f'git knows no revision "{revision}" here; {hint}')
    return name


def needs_more(repository: Repository) -> str:
    """What to do about a shallow copy; nothing to say about a whole one."""
    if not repository.is_shallow:
        return ""
    return (
        "only the newest commits were fetched: set `fetch-depth: 0` where the files are checked out, "
        "or run `git fetch --unshallow`"
    )


def copy_exactly(source: IO[bytes], target: IO[bytes], size: int) -> None:
    """Copy `size` bytes, a piece at a time. Raises `HistoryUnknown` when there are fewer."""
    while size:
        piece = source.read(min(size, 1 << 20))
        if not piece:
            raise HistoryUnknown(
                "git stopped in the middle of a file; `git fsck` says whether the repository is whole"
            )
        target.write(piece)
        size -= len(piece)


def _filters_off(repository: Repository) -> dict[str, str]:
    """Every filter that the settings define, emptied: git would run it to compare a file."""
    asked = _run(
        repository.root, _OFF, "config", "--includes", "--null", "--name-only", "--get-regexp", r"^filter\."
    )
    names = {os.fsdecode(name).rpartition(".")[0] for name in asked.stdout.split(b"\0") if name}
    off = {f"{name}.{command}": "" for name in sorted(names) for command in ("clean", "smudge", "process")}
    return {**off, **{f"{name}.required": "false" for name in sorted(names)}}


def _run(folder: Path, off: Mapping[str, str], *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603  the arguments are ours, and no shell reads them
            _command(folder, arguments), stdin=subprocess.DEVNULL, capture_output=True, check=False,
            env=_environment(off),
        )  # fmt: skip
    except FileNotFoundError:
        raise HistoryUnknown("git is not installed here, so nothing is known of the history") from None


def _command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    return ["git", "--no-pager", "--literal-pathspecs", "-C", str(folder), *arguments]


def _environment(off: Mapping[str, str]) -> dict[str, str]:
    """Ours, without anything that points git elsewhere; settings go this way because any name can."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_COUNT": str(len(off))}
    for number, (name, value) in enumerate(off.items()):
        settings |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {
        **kept,
        **settings,
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it did not say why"
