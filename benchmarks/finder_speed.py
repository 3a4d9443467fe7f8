"""How fast the finder is with many summaries: `python -m benchmarks.finder_speed [N ...]` (300, 1,000 and 10,000).

Method. A store of N generated summaries (`corpus.py`) is read and rated; of its site only the finder's page and data
file are made (`finder_page.py`). Chromium opens the page from disk, 1,280 by 900
pixels. Counted is the processor time of the page's main thread, as Chromium itself counts it, times four: a device four
times slower. (Its own throttle measures the clock on the wall and is wrong as soon as the machine does anything else.)
Each thing is done three times and the median counts. In milliseconds:

- first result: everything from an empty tab to the painted list, as the page comes and with two filters on in the
  address;
- a filter: every choice of the form is turned on alone and off again; script, style and layout (work), and everything
  that happens until the next frame has been painted, less what a click on nothing takes (seen). Of a long list how many
  were found and the first cards are in that frame. The numbers beside the choices, the address and the other cards
  follow in frames of their own, and are counted apart (afterwards);
- words: queries typed, the first of which prepares the text index.

Median and worst of all choices; on a machine that does other things the worst says more about those. Nothing is
asserted. The interface promises, for 10,000 summaries: at most 1 MB of data, a second to the first result, 50 ms a
filter.
"""

import gzip
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.corpus import write_corpus
from benchmarks.finder_page import write_finder
from benchmarks.main_thread import ALL, CLICK, SLOWER, Tab, measure_sizes
from playwright.sync_api import BrowserContext, ElementHandle, Page

SIZES = (300, 1_000, 10_000)
QUERIES = ("measured help", "families 299", "foster care", "scool")
TIMES = 3
AFTERWARDS = 300
"""Milliseconds until all that is put off has come."""

FIND = """(text) => {
  document.getElementById("finder-q").value = text;
  document.getElementById("finder").requestSubmit();
}"""

NOTHING = """() => document.body.appendChild(document.createElement("button"))"""


def choices(page: Page) -> list[ElementHandle]:
    """What to click so that every choice of every filter is on once, and alone."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    clicks = []
    for group in page.query_selector_all("#finder fieldset"):
        none = group.query_selector("input[value='']")
        for choice in group.query_selector_all("input:not([value=''])"):
            clicks += [choice, none or choice]
    return clicks


def clicks(tab: Tab) -> list[tuple[float, float, float]]:
    """Every change of every filter: work, seen, and afterwards."""
    rounds: list[list[tuple[float, float, float]]] = []
    for _ in range(TIMES):
        rounds.append([])
        for choice in choices(tab.page):
            work, seen = tab.measure(partial(choice.evaluate, CLICK))
            afterwards = tab.measure(partial(tab.page.wait_for_timeout, AFTERWARDS))[1]
            rounds[-1].append((work, seen, afterwards))
    nothing = tab.page.evaluate_handle(NOTHING).as_element()
    assert nothing is not None
    idle = median(tab.measure(partial(nothing.evaluate, CLICK))[1] for _ in range(9))
    return [
        (
            median(work for work, _, _ in one),
            median(seen for _, seen, _ in one) - idle,
            median(afterwards for _, _, afterwards in one),
        )
        for one in zip(*rounds, strict=True)
    ]


def show(name: str, times: Sequence[float]) -> None:
    """A line with the median and, of several, the worst."""
    worst = f"  worst {max(times):5.0f} ms" if len(times) > TIMES else ""
    print(f"  {name:44} {median(times):7.0f} ms{worst}", flush=True)


def measure(size: int, context: BrowserContext, folder: Path) -> None:
    """Everything for one size."""
    file, data = write_finder(write_corpus(folder, size), folder / "site")
    sent = [len(gzip.compress(part.read_bytes(), mtime=0)) / 1000 if part else 0 for part in (file, data)]
    print(f"{size:,} summaries: page {sent[0]:,.0f} kB, data {sent[1]:,.0f} kB, as gzip sends them")
    for name, query in (("as the page comes", ""), ("two filters on", "?setting=school&strength=very-low")):
        show(
            f"first result, {name}", [Tab(context, file.as_uri() + query).spent()[ALL] for _ in range(TIMES)]
        )
    times = clicks(Tab(context, file.as_uri()))
    for place, name in enumerate((f"work ({len(times)} changes)", "seen", "afterwards")):
        show(f"a filter, {name}", [one[place] for one in times])
    tabs = [Tab(context, file.as_uri()) for _ in range(TIMES)]
    for number, text in enumerate(QUERIES):
        taken = [tab.measure(partial(tab.page.evaluate, FIND, text))[0] for tab in tabs]
        show(f"words, {'later' if number else 'the first time'}: {text}", taken)


def main() -> None:
    """All sizes asked for."""
    print(f"processor time of the main thread, times {SLOWER}")
    measure_sizes(SIZES, {"width": 1280, "height": 900}, measure)


if __name__ == "__main__":
    main()
