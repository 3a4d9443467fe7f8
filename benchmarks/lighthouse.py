"""How Lighthouse judges the pages on a phone: `python -m benchmarks.lighthouse [--runs N] [page ...]`.

Method. The site is built into a temporary folder and served on this machine as a host would serve it: gzip, and
permission to keep what it sent. Lighthouse (npm, `tools/`) opens each page as its phone does: a processor four times
slower, a link of 1.6 Mbit/s with 150 ms there and back, an empty cache. Every number is the median of three runs.

    perform, access, practice   Lighthouse's own marks, of 100
    first    when the first words are painted
    largest  when the largest part of the first screen is
    blocked  how long the page could not answer a tap while it loaded
    shift    how far things moved while it loaded; 0 is nothing
    sent     bytes over the wire, headers included; of them the page's own, without what all pages share
    parts    elements in the page

Lighthouse counts the clock on the wall: on a busy machine marks fall. `power` is its own measure of this machine at
each run (about 1,000 and more is a quiet desktop computer). Nothing is asserted; the aim is 95 or more for the first
mark, 100 for the second, no shift, and 60 kB at most for the first load of a summary.
"""

import argparse
import json
import os
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from benchmarks.host import served
from tests.site.browsers import CHROMIUM
from tests.site.building import build

TOOLS = Path(__file__).parent / "tools"
NPM = Path(sysconfig.get_path("scripts")) / "npm"

PAGES = (
    "index.html",
    "interventions/index.html",
    "interventions/leaving-care-support.html",
    "interventions/kinship-care.html",
    "interventions/schwartz-rounds.html",
    "map/index.html",
    "search.html",
)
"""Home, finder, the heaviest summary, a middling and a light one, the map of gaps, the search page."""

MARKS = {"perform": "performance", "access": "accessibility", "practice": "best-practices"}
AUDITS = {
    "first": "first-contentful-paint",
    "largest": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "shift": "cumulative-layout-shift",
}
COLUMNS = (*MARKS, *AUDITS, "sent", "own", "parts", "power")
SHOWN = {
    "first": "{:,.0f} ms",
    "largest": "{:,.0f} ms",
    "blocked": "{:,.0f} ms",
    "shift": "{:.3f}",
    "sent": "{:,.1f} kB",
    "own": "{:,.1f} kB",
}


def install() -> Path:
    """Lighthouse, as the lock file has it."""
    program = TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        subprocess.run([NPM, "ci", "--silent", "--ignore-scripts"], cwd=TOOLS, check=True)
    return program


def judge(program: Path, url: str, answer: Path) -> dict[str, float]:
    """One run, by the names of the columns."""
    subprocess.run(
        [
            *(program, url, "--quiet", "--output=json", f"--output-path={answer}"),
            f"--only-categories={','.join(MARKS.values())}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        check=True,
        env={**os.environ, "CHROME_PATH": CHROMIUM, "PATH": f"{NPM.parent}{os.pathsep}{os.environ['PATH']}"},
        timeout=300,
    )
    return columns(json.loads(answer.read_text("utf-8")), urlsplit(url).path)


def columns(said: dict[str, Any], path: str) -> dict[str, float]:
    """What a table shows of a report."""
    audits = said["audits"]
    requests = audits["network-requests"]["details"]["items"]
    own = [request for request in requests if urlsplit(request["url"]).path == path]
    return {
        **{name: said["categories"][category]["score"] * 100 for name, category in MARKS.items()},
        **{name: audits[audit]["numericValue"] for name, audit in AUDITS.items()},
        "sent": sum(request["transferSize"] for request in requests) / 1000,
        "own": sum(request["transferSize"] for request in own) / 1000,
        "parts": audits["dom-size-insight"]["numericValue"],
        "power": said["environment"]["benchmarkIndex"],
    }


def main() -> None:
    """A line for each page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--site", type=Path, help="a site that is built already")
    options.add_argument("pages", nargs="*", default=PAGES)
    asked = options.parse_args()
    program = install()
    print(f"{'':44}" + "".join(f"{name:>10}" for name in COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        site = asked.site or build(Path(temporary) / "site")
        with served(site) as address:
            for page in asked.pages:
                answer = Path(temporary) / "answer.json"
                runs = [judge(program, f"{address}/{page}", answer) for _ in range(asked.runs)]
                middle = {name: median(run[name] for run in runs) for name in COLUMNS}
                shown = [SHOWN.get(name, "{:,.0f}").format(middle[name]) for name in COLUMNS]
                print(f"{page:44}" + "".join(f"{one:>10}" for one in shown), flush=True)


if __name__ == "__main__":
    main()
