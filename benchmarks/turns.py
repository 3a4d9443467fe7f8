"""A build in a new process, and how quiet the machine is meanwhile."""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class BuildFailed(Exception):
    """A command did not do what it was measured for; the text has its last words."""


@dataclass(frozen=True)
class Turn:
    """One build."""

    seconds: float
    """On the clock."""
    processor: float
    """Seconds of all processors, of the command and what it started."""
    megabytes: float
    """Peak memory of the largest process."""
    load: float
    """Processes that wanted to run when it began, as the system counts them over a minute."""


def take_turn(command: Sequence[str], folder: Path, made: Path, anew: bool = True) -> Turn:
    """Run `command` in `folder`, if `anew` once `made` has been removed, which it has to make. Raises BuildFailed."""
    if anew:
        shutil.rmtree(made, ignore_errors=True)
    load = os.getloadavg()[0]
    said = folder / "said.txt"
    with said.open("wb") as output:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **QUIET}
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not made.exists():
        raise BuildFailed(f"{' '.join(command)}\n{said.read_text('utf-8', 'replace')[-2000:]}")
    return Turn(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, load)


def machine() -> Mapping[str, str | int]:
    """What the figures were measured on."""
    processors = Path("/proc/cpuinfo")
    lines = processors.read_text("utf-8").splitlines() if processors.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return {"processor": named[0] if named else "unknown", "cores": os.cpu_count() or 1, "gigabytes": memory}
