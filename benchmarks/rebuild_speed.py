"""How long our own builds and checks take the first time and again: `python -m benchmarks.rebuild_speed [--sizes N,…]`.

Method. Stores of N generated summaries (`corpus.py`) with bodies of 1,280 words; for 14 the real store with all that it
has. Every step is the command line in a new process, and these follow each other, so many rounds of them:

    build         `build --no-cache` where no site is
    kept          `build` where no site is and nothing was kept: it keeps its pages for the next
    edited        a sentence is added to one record, then `build`
    unchanged     `build` once more
    check         `check --no-cache`
    check again   `check`, when a check has been made before

Given are seconds on the clock and of all processors, the peak of memory of the largest process, and the bytes of the
site. Medians of the rounds count; beside them stands how far the rounds lie apart, and what else the machine had to do.
Results are added to `rebuild-speed.json` in the folder of `--out` as soon as a size is done, so a long run can be
ended and begun again with the sizes that are missing; a table and a picture are made from all that it holds. With
`--page` the table on the page about speed and the picture in `docs` are renewed as well.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.build_speed import REAL, WORDS
from benchmarks.corpus import CONTENT, write_corpus
from benchmarks.peers import OURS
from benchmarks.rebuild_table import as_picture, as_table, in_page
from benchmarks.turns import Turn, machine, take_turn

SIZES = "14,100,1000"
PROGRAM = (sys.executable, "-m", "evidence_store")
RESULTS = "rebuild-speed.json"
RECORDED = Path(__file__).parent / "results"
PAGE = CONTENT / "about" / "speed.md"
PICTURE = CONTENT.parent / "docs" / "build-times.svg"
SENTENCE = "\nA sentence that was not there before.\n"


def prepare(size: int, folder: Path) -> Path:
    """Write a store into an empty folder; returns the record that is edited."""
    if size == REAL:
        shutil.copytree(CONTENT, folder / "content")
        shutil.copy(CONTENT.parent / "mkdocs.yml", folder)
        return folder / "content" / "interventions" / "kinship-care.md"
    write_corpus(folder, size, WORDS)
    (folder / "mkdocs.yml").write_text(OURS + "docs_dir: content\n", "utf-8")
    return folder / "content" / "interventions" / f"summary-{size // 2:05}.md"


def round_of(folder: Path, record: Path) -> dict[str, Turn]:
    """Each step once. Raises BuildFailed."""
    site, content = folder / "site", folder / "content"

    def step(*command: str, made: Path = site, anew: bool = False) -> Turn:
        turn = take_turn([*PROGRAM, *command], folder, made, anew)
        print(f"  {' '.join(command):20}{turn.seconds:9.2f} s", file=sys.stderr)
        return turn

    turns = {"build": step("build", "--no-cache", anew=True)}
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    turns["kept"] = step("build", anew=True)
    with record.open("a", encoding="utf-8") as text:
        text.write(SENTENCE)
    turns["edited"] = step("build")
    turns["unchanged"] = step("build")
    turns["check"] = step("check", "--no-cache", made=content)
    step("check", made=content)
    return turns | {"check again": step("check", made=content)}


def measure(size: int, runs: int) -> dict[str, Any]:
    """All rounds with one size, and the bytes of its site."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        record = prepare(size, folder)
        take_turn([*PROGRAM, "--help"], folder, record, anew=False)  # Python has compiled what it keeps
        rounds = [round_of(folder, record) for _ in range(runs)]
        files = [file for file in (folder / "site").rglob("*") if file.is_file()]
        return {
            "measured": datetime.now(UTC).date().isoformat(),
            "site_bytes": sum(file.stat().st_size for file in files),
            "steps": {name: [asdict(one[name]) for one in rounds] for name in rounds[0]},
        }


def write(results: Mapping[str, Any], out: Path, on_page: bool) -> None:
    """All that is made from the results so far."""
    out.mkdir(parents=True, exist_ok=True)
    (out / RESULTS).write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (out / "rebuild-speed.md").write_text(as_table(results), "utf-8")
    if on_page:
        PICTURE.write_text(as_picture(results), "utf-8")
        PAGE.write_text(in_page(PAGE.read_text("utf-8"), as_table(results)), "utf-8")


def known(out: Path) -> dict[str, Any]:
    """What earlier runs on this machine have found."""
    file = out / RESULTS
    found = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found if found.get("machine") == machine() else {"machine": machine(), "words": WORDS, "sizes": {}}


def main(arguments: Sequence[str] | None = None) -> None:
    """Every size that the command line names."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--sizes", default=SIZES, help=f"With commas between. Default: {SIZES}.")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--out", type=Path, default=RECORDED)
    options.add_argument(
        "--page", action="store_true", help="Renew content/about/speed.md and docs/build-times.svg."
    )
    asked = options.parse_args(arguments)
    for size in map(int, asked.sizes.split(",")):
        print(f"{size:,} summaries", file=sys.stderr)
        found = measure(size, asked.runs)
        results = known(asked.out)
        sizes = results["sizes"] | {str(size): found}
        results["sizes"] = dict(sorted(sizes.items(), key=lambda item: int(item[0])))
        write(results, asked.out, asked.page)
    print(as_table(known(asked.out)))


if __name__ == "__main__":
    main()
