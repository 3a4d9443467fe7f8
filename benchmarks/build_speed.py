"""How long a build takes beside plain MkDocs: `python -m benchmarks.build_speed [--runs N] [N ...]` (14, 100, 1,000).

Method. N generated summaries (`corpus.py`) with bodies of 1,280 words are built by `evidence-store build`, with all
that it does: checks, ratings, plots, lists, search, downloads. The peer is MkDocs with Material as it comes, in the
same environment: the same bodies as plain Markdown with the title and the first sentence above them, out of the
navigation (in it, its time grows with the square), with its own search. Both begin as new processes and with their
site removed; they take turns, and the median counts. Before the first turn each has run once, so that Python and
Jinja have compiled what they keep. Given are seconds on the clock, the peak of memory of the largest process, and the
bytes of the site. Quote a ratio rather than seconds: on a shared machine both are slowed down alike.

For 14 the store is the real one, and the peer gets its Markdown files as they are.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import CONTENT, write_corpus

SIZES = (14, 100, 1_000)
REAL = 14
WORDS = 1_280
OURS = """\
site_name: Ours
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - evidence-store: {today: 2026-11-22}
nav: [interventions/index.md, outcomes/index.md, map/index.md]
"""
PEER = """\
site_name: Peer
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
validation: {links: {not_found: ignore, unrecognized_links: ignore}}
"""


@dataclass(frozen=True)
class Turn:
    """One build."""

    seconds: float
    megabytes: float
    """Peak memory."""


def build(command: Sequence[str], folder: Path) -> Turn:
    """Build the site of a folder in a new process."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed in {folder}")
    return Turn(time.perf_counter() - begin, used.ru_maxrss / 1024)


def write_peer(content: Path, folder: Path) -> None:
    """The Markdown of a content folder as a plain site: titles and bodies."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Peer\n", "utf-8")
    for file in sorted(content.rglob("*.md")):
        _, fields, body = file.read_text("utf-8").split("---\n", 2)
        lines = dict(
            line.split(": ", 1) for line in fields.splitlines() if line.startswith(("title: ", "summary: "))
        )
        page = docs / file.relative_to(content)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {lines.get('title', file.stem)}\n\n{lines.get('summary', '')}\n\n{body}", "utf-8")
    (folder / "mkdocs.yml").write_text(PEER, "utf-8")


def size_of(site: Path) -> float:
    """Megabytes of all files."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """A line for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    asked = options.parse_args()
    print(
        f"{'summaries':>9} {'ours':>8} {'peer':>8} {'ratio':>6} {'peak MB':>8} {'peer':>6} {'site MB':>8} {'peer':>6}"
    )
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as temporary:
            ours, peer = Path(temporary) / "ours", Path(temporary) / "peer"
            ours.mkdir()
            if size == REAL:
                shutil.copytree(CONTENT, ours / "content")
                shutil.copy(CONTENT.parent / "mkdocs.yml", ours)
            else:
                write_corpus(ours, size, WORDS)
                (ours / "mkdocs.yml").write_text(OURS + "docs_dir: content\n", "utf-8")
            write_peer(ours / "content", peer)
            commands = {ours: ("evidence_store", "build"), peer: ("mkdocs", "build", "--quiet")}
            for folder, command in commands.items():
                build(command, folder)
            turns = [
                {folder: build(command, folder) for folder, command in commands.items()}
                for _ in range(asked.runs)
            ]
            seconds = {folder: median(turn[folder].seconds for turn in turns) for folder in commands}
            memory = {folder: median(turn[folder].megabytes for turn in turns) for folder in commands}
            ratio = median(turn[ours].seconds / turn[peer].seconds for turn in turns)
            print(
                f"{size:9,} {seconds[ours]:7.2f}s {seconds[peer]:7.2f}s {ratio:6.2f}"
                f" {memory[ours]:8.0f} {memory[peer]:6.0f} {size_of(ours / 'site'):8.1f} {size_of(peer / 'site'):6.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
