"""A bar for whoever waits at a terminal, and a table of where the time went."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from time import perf_counter
from typing import Any

import click

from evidence_store.progress import Progress

PATIENCE = 2.0
"""Seconds that nobody needs a bar for."""
LOADING = "Loading the program"
OF_STEPS = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} [{rate_fmt}, {remaining} left]"
OF_NONE = "{desc} …"

profile_option = click.option(
    "--profile", is_flag=True, help="Say at the end where the time went. What runs side by side counts once."
)


class Watcher(Progress):
    """Shows a bar for every stage that takes long, and keeps the seconds of all."""

    def __init__(self, shown: bool) -> None:
        self.seconds: dict[str, float] = {}
        self._shown = shown
        self._bar: Any = None
        self._first = self._since = perf_counter()
        self._stage = LOADING

    def begin(self, stage: str, total: int = 0) -> None:
        """The bar of the stage before goes; the new one shows at once where somebody has been waiting already."""
        self.end()
        self._stage = stage
        if self._shown:
            waited = self._since - self._first
            self._bar = _bars()(
                desc=stage,
                total=total or None,
                delay=0 if waited >= PATIENCE else PATIENCE,
                bar_format=OF_STEPS if total else OF_NONE,
                leave=False,
                dynamic_ncols=True,
                file=sys.stderr,
            )

    def step(self) -> None:
        """One more."""
        if self._bar is not None:
            self._bar.update()

    def end(self) -> None:
        """The stage is over, and its bar goes."""
        now = perf_counter()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0) + now - self._since
        self._since = now
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@contextmanager
def watched(profile: bool = False) -> Iterator[Progress]:
    """Show how far the work has come while it runs, and with `profile` where the time went, on standard error."""
    watcher = Watcher(somebody_looks())
    try:
        yield watcher
    finally:
        watcher.end()
    if profile:
        click.echo(as_table(watcher.seconds), err=True)


def _bars() -> Any:
    """The maker of bars, loaded where one is shown.

    One process alone draws: tqdm's own lock reaches across processes, and its thread that looks after slow bars would
    keep pages from being made by forked ones.
    """
    from tqdm import tqdm

    tqdm.set_lock(RLock())
    tqdm.monitor_interval = 0
    return tqdm


def somebody_looks() -> bool:
    """Whether there is a terminal that can redraw a line, and a person before it."""
    automatic = os.environ.get("CI", "").lower() not in ("", "0", "false")
    return sys.stderr.isatty() and not automatic and os.environ.get("TERM") != "dumb"


def as_table(seconds: dict[str, float]) -> str:
    """A line for each stage, in the order in which they began, and one for all."""
    whole = sum(seconds.values())
    width = max(len("Everything"), *map(len, seconds))
    lines = [f"{'Stage':{width}}  seconds  share"]
    for stage, spent in [*seconds.items(), ("Everything", whole)]:
        lines.append(f"{stage:{width}}  {spent:7.2f}  {spent / whole if whole else 0:5.0%}")
    return "\n".join(lines)
