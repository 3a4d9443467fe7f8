"""How long a build takes beside other generators: `python -m benchmarks.build_speed [--runs N] [--peers NAME,…] [N …]`.

Method. N generated summaries (`corpus.py`) with bodies of 1,280 words are built by `evidence-store build`, with all
that it does: checks, ratings, plots, lists, search, downloads. The peers (`peers.py`) get the same records as plain
Markdown (`plain_markdown.py`), out of the navigation (in it, MkDocs's time grows with the square), and make their own
search of them. For 14 the store is the real one, with everything else that it has.

Every build is a new process, and its site is removed first. Each peer has a turn that does not count, so that Python
and Jinja have compiled what they keep; then come so many rounds, in each of which all take a turn, in a new random
order. A ratio is the median over the rounds of ours against the peer's in the same round: what slows the machine down
meets both. Beside it stands how far the rounds lie apart, and the load of the machine is said. Where that is above the
number of cores, only the seconds of processors say anything.

Given are seconds on the clock and of all processors, the peak of memory of the largest process, and the bytes of the
site and of its search. `--out FOLDER` writes `build-speed.json`, `build-speed.md` and `build-speed.svg` there.
"""

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.build_table import as_plot, as_table
from benchmarks.corpus import CONTENT, write_corpus
from benchmarks.peers import OURS, PAGEFIND, PEERS, PLAIN_MKDOCS, US, Peer
from benchmarks.plain_markdown import write_plain
from benchmarks.turns import BuildFailed, Turn, machine, take_turn

SIZES = (14, 100)
REAL = 14
WORDS = 1_280


@dataclass(frozen=True)
class Built:
    """All turns of one peer with one size, in the order of the rounds, and what it made."""

    peer: str
    turns: Sequence[Turn]
    site_bytes: int
    index_bytes: int
    index_sent: int
    """The same as gzip makes it, file by file."""


def prepare(size: int, folder: Path, peers: Sequence[Peer]) -> Mapping[str, Path]:
    """Write what each peer builds; returns the folders by its name."""
    folders = {peer.name: folder / str(number) for number, peer in enumerate(peers)}
    ours = folders[US]
    ours.mkdir(parents=True)
    if size == REAL:
        shutil.copytree(CONTENT, ours / "content")
        shutil.copy(CONTENT.parent / "mkdocs.yml", ours)
    else:
        write_corpus(ours, size, WORDS)
        (ours / "mkdocs.yml").write_text(OURS + "docs_dir: content\n", "utf-8")
    plain = folder / "docs"
    write_plain(ours / "content", plain)
    if not (plain / "index.md").exists():
        (plain / "index.md").write_text("---\ntitle: Peer\n---\n\n# Peer\n", "utf-8")
    for peer in peers:
        if peer.name != US:
            shutil.copytree(plain, folders[peer.name] / "docs")
            peer.prepare(folders[peer.name])
    if PLAIN_MKDOCS in folders:
        (folder / "pages").symlink_to(folders[PLAIN_MKDOCS] / "site")
    return folders


def measure(size: int, runs: int, peers: Sequence[Peer]) -> Iterator[Built]:
    """All rounds with one size. One that cannot build is left out, and why is said."""
    with tempfile.TemporaryDirectory() as temporary:
        folders = prepare(size, Path(temporary), peers)
        pages = sum(1 for _ in (Path(temporary) / "docs").rglob("*.md"))
        able: list[Peer] = []
        for peer in peers:
            try:
                folder = folders[peer.name]
                take_turn(peer.program, folder, folder / "site")
                refuse_less(peer, folder / "site", pages)
                able.append(peer)
            except BuildFailed as failed:
                print(f"{peer.name} left out: {failed}", file=sys.stderr)
        turns: dict[str, list[Turn]] = {peer.name: [] for peer in able}
        order = random.Random(size)
        for number in range(runs):
            for peer in order.sample(able, len(able)):
                folder = folders[peer.name]
                turn = take_turn(peer.program, folder, folder / "site")
                turns[peer.name].append(turn)
                print(f"{size:6,} round {number + 1}: {turn.seconds:8.2f} s  {peer.name}", file=sys.stderr)
        for peer in able:
            yield made_by(peer, turns[peer.name], folders[peer.name] / "site")


def refuse_less(peer: Peer, site: Path, pages: int) -> None:
    """Raise BuildFailed where a site has fewer pages than it was given."""
    made = sum(1 for _ in site.rglob("*.html"))
    if peer.name != PAGEFIND and made < pages:
        raise BuildFailed(f"it made {made} pages of {pages}")


def made_by(peer: Peer, turns: Sequence[Turn], site: Path) -> Built:
    """The turns of a peer, and the bytes of its site."""
    files = [file for file in site.rglob("*") if file.is_file()]
    index = {file for pattern in peer.index for file in site.glob(pattern) if file.is_file()}
    return Built(
        peer.name,
        turns,
        sum(file.stat().st_size for file in files),
        sum(file.stat().st_size for file in index),
        sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in index),
    )


def chosen(names: str, size: int) -> list[Peer]:
    """Our store, and the peers that the command line asks for and this size allows."""
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    peers = [
        peer
        for peer in PEERS
        if peer.name == US
        or (size <= peer.most and (not wanted or any(name in peer.name.lower() for name in wanted)))
    ]
    if not any(peer.name == PLAIN_MKDOCS for peer in peers):
        peers = [peer for peer in peers if peer.name != PAGEFIND]  # it reads the pages of MkDocs
    return peers


def main() -> None:
    """Every size that the command line names."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument(
        "--peers", default="", help="Parts of their names, with commas between. Default: all."
    )
    options.add_argument("--out", type=Path, help="A folder for the results as JSON, Markdown and SVG.")
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    asked = options.parse_args()
    results: dict[str, object] = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "runs": asked.runs,
        "words": WORDS,
        "sizes": {},
    }
    sizes: dict[str, list[dict[str, object]]] = {}
    for size in asked.sizes:
        peers = chosen(asked.peers, size)
        for peer in peers:
            peer.install()
        sizes[str(size)] = [asdict(built) for built in measure(size, asked.runs, peers)]
        results["sizes"] = sizes
        if asked.out:  # after each size, so that a long run that is ended leaves what it has found
            asked.out.mkdir(parents=True, exist_ok=True)
            text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
            (asked.out / "build-speed.json").write_text(text, "utf-8")
            (asked.out / "build-speed.md").write_text(as_table(results), "utf-8")
            (asked.out / "build-speed.svg").write_text(as_plot(results), "utf-8")
    print(as_table(results))


if __name__ == "__main__":
    main()
