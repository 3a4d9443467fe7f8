"""How smooth a heavy summary is: `python -m benchmarks.summary_speed [STUDIES ...]` (60).

Method. A made-up summary with twelve outcomes, each studied by half of so many studies, is put beside the real ones
and the site is built. Chromium opens the page from disk as on a phone, 390 by 844 pixels. Counted is the processor
time of the page's main thread, times four (see `finder_speed.py`); each thing is done three times, the median counts.
Leaving care, the heaviest real summary, stands beside it.

- open: everything from an empty tab to the painted page;
- a section: every closed part is opened alone where it is on the screen, and closed again;
- sorting: every heading of every table is pressed;
- reading: every reading level is chosen in turn;
- scrolling: screen by screen from the top of the summary to its end;
- everything open: all closed parts at once, as search in the page and paper do;
- scrolling it: the same with everything open.

For those, all that the main thread does until the next frame has been painted. Nothing is asserted; up to 100 ms
feels at once.
"""

import gzip
import sys
import tempfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from shutil import copytree
from statistics import median

import yaml
from benchmarks.corpus import Numbers, write_corpus
from benchmarks.main_thread import ALL, CLICK, SLOWER, Tab
from playwright.sync_api import BrowserContext, sync_playwright
from tests.site.browsers import CHROMIUM
from tests.site.building import ROOT, build

SIZES = (60,)
OUTCOMES = 12
TIMES = 3
HEADER = "result,study,year,report,country,design,risk_of_bias,n,effect,se"
RISKS = ("Low", "Some concerns", "High")
REAL = "leaving-care-support"

PARTS = """() => [...document.querySelectorAll("main details")]
  .sort((a, b) => b.querySelectorAll("details").length - a.querySelectorAll("details").length)"""
SCROLL = """() => new Promise((done) => {
  scrollBy({top: innerHeight, behavior: "instant"});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
AT_THE_END = "() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1"
SEEN = """(element) => new Promise((done) => {
  element.scrollIntoView({block: "center", behavior: "instant"});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
OPEN_ALL = """() => new Promise((done) => {
  for (const part of document.querySelectorAll("main details")) part.open = true;
  requestAnimationFrame(() => setTimeout(done));
})"""


def heavy_summary(content: Path, studies: int) -> str:
    """Write a summary of so many studies into `content`; returns its id."""
    name = f"studies-{studies}"
    with tempfile.TemporaryDirectory() as folder:
        text = (write_corpus(Path(folder), 1) / "interventions" / "summary-00000.md").read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    fields = yaml.load(front, Loader=yaml.CSafeLoader)
    like = {key: value for key, value in fields["outcomes"][0].items() if key != "pooled"}
    fields["outcomes"] = [
        {**deepcopy(like), "id": f"result-{number}", "measure": f"Measure {number}", "headline": number < 3}
        for number in range(OUTCOMES)
    ]
    fields["title"], fields["related"] = f"A summary of {studies} studies", [REAL]
    front = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    body = "\n".join(line for line in body.splitlines() if not line.startswith("See [another]"))
    (content / "interventions" / f"{name}.md").write_text(f"---\n{front}---\n{body}\n", "utf-8")
    rows = [HEADER, *study_rows(studies)]
    (content / "interventions" / f"{name}.studies.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return name


def study_rows(studies: int) -> Iterator[str]:
    """Every second study has a result for an outcome."""
    for outcome in range(OUTCOMES):
        for study in range(outcome % 2, studies, 2):
            numbers = Numbers(outcome * studies + study)
            people = 40 + numbers.below(900)
            effect, error = (numbers.below(61) - 20) / 100, round(2 / people**0.5, 4)
            yield (
                f"result-{outcome},Made-up study {study},{1990 + study % 35},A report {study},GB,"
                f"randomised trial,{numbers.one_of(RISKS)},{people},{effect},{error}"
            )


def built(folder: Path, sizes: Iterable[int]) -> tuple[Path, list[str]]:
    """The real site with the heavy summaries in it, and their ids."""
    content = folder / "content"
    copytree(ROOT / "content", content)
    names = [heavy_summary(content, size) for size in sizes]
    config = folder / "mkdocs.yml"
    config.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: {content}\n", "utf-8")
    return build(folder / "site", config=config), names


def parts(tab: Tab) -> list[float]:
    """Every closed part, opened alone, the outer ones first so that the inner ones can be seen."""
    handle = tab.page.evaluate_handle(PARTS)
    count: int = handle.evaluate("parts => parts.length")
    times = []
    for number in range(count):
        heading = handle.evaluate_handle("(parts, n) => parts[n].querySelector('summary')", number)
        inner: bool = handle.evaluate("(parts, n) => !parts[n].querySelector('details')", number)
        heading.evaluate(SEEN)
        times.append(tab.measure(partial(heading.evaluate, CLICK))[1])
        if inner:  # the outer ones stay open: what is in them could not be seen
            heading.evaluate(CLICK)
    return times


def presses(tab: Tab, what: str) -> list[float]:
    """Every element of a kind, brought to the screen where it is shown, and pressed."""
    times = []
    for element in tab.page.query_selector_all(what):
        element.evaluate(SEEN)
        times.append(tab.measure(partial(element.evaluate, CLICK))[1])
    return times


def screens(tab: Tab) -> list[float]:
    """From the top to the end, a screen at a time."""
    tab.page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    times = []
    while not tab.page.evaluate(AT_THE_END):
        times.append(tab.measure(partial(tab.page.evaluate, SCROLL))[1])
    return times


def measure(context: BrowserContext, page: Path) -> None:
    """Everything for one page."""
    rounds: list[dict[str, list[float]]] = []
    for _ in range(TIMES):
        tab = Tab(context, page.as_uri())
        found = {"open": [tab.spent()[ALL]], "reading": presses(tab, "[data-read]")}
        tab.page.close()
        tab = Tab(context, page.as_uri())
        found["scrolling"] = screens(tab)
        found |= {"a section": parts(tab), "sorting": presses(tab, ".ev-sort")}
        tab.page.close()
        tab = Tab(context, page.as_uri())
        found["everything open"] = [tab.measure(partial(tab.page.evaluate, OPEN_ALL))[1]]
        found["scrolling it"] = screens(tab)
        tab.page.close()
        rounds.append(found)
    text = page.read_bytes()
    print(f"{page.stem}: {len(text) / 1000:,.0f} kB, {len(gzip.compress(text, mtime=0)) / 1000:,.0f} kB sent")
    for name in rounds[0]:
        times = [median(one) for one in zip(*(found[name] for found in rounds), strict=False)]
        print(f"  {name:16} {len(times):4}  median {median(times):5.0f} ms  worst {max(times):5.0f} ms")


def main() -> None:
    """All sizes asked for, and the heaviest real summary."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"processor time of the main thread, times {SLOWER}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, names = built(Path(folder), sizes)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844})
        for name in (*names, REAL):
            measure(context, site / "interventions" / f"{name}.html")
        browser.close()


if __name__ == "__main__":
    main()
