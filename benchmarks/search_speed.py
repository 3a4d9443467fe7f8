"""How fast the search is, and how large its files are: `python -m benchmarks.search_speed [N ...]`.

Stores of any size are made from the words of the real one: titles, names and summaries are put together anew, every
record brings two invented words (as places and brands do), is about eight others, and has a text of 300 words.
Chromium opens the search page from a disk with its processor slowed down four times, about a cheap phone, and says
how long its main thread worked: the least of three visits, because a busy machine only ever adds.

    http      opening the search with a query, from a host on this machine and as fast as this machine is, until the
    disk      first result is in the page, and what was sent until then, all of the page's own files included; and the
              same from a disk. By the clock on the wall, so a busy machine is slower
    prepare   from the rows to the index, once when the page opens
    search    one query in the index, on average of three; the slowest of those below
    texts     one query through all texts, when they have been loaded; the slowest again
    gzip      the index, its summaries where they follow, and the texts, each together

The interface promises, for 10,000 records: the first result within 0.5 s and 400 kB over HTTP, within 1 s from a disk.
"""

import gzip
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corpus import Numbers
from benchmarks.host import served
from playwright.sync_api import Browser, Page, sync_playwright
from tests.site.browsers import CHROMIUM
from tests.site.building import ROOT, build

from evidence_store import check
from evidence_store.pages.search import FOLDER, files_of
from evidence_store.pages.search.index import index_rows, searched
from evidence_store.pages.search.texts import text_of

SIZES = (200, 1_000, 10_000)
SLOWED = 4
QUERIES = (
    "LAC",
    "kinship care",
    "does kinship care work",
    "reunificaton",
    "behavioral problems",
    "children",
    "pla",
    "zebra crossing",
)
ABOUT, WORDS, TIMES, VISITS, FIRST_VISITS = 8, 300, 3, 3, 5
SYLLABLES = ("ba", "du", "fe", "gor", "hem", "lin", "mo", "nar", "pel", "ros", "tav", "wick")


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size."""
    print(
        f"{'records':>8}{'http':>8}{'sent':>10}{'disk':>10}{'prepare':>10}{'search':>9}{'texts':>9}"
        f"{'gzip':>9}{'summaries':>12}{'texts':>9}"
    )
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = build(Path(temporary) / "site")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in sizes:
            count = fill(site, size)
            with served(site) as address:
                online = [first_result(browser, address) for _ in range(FIRST_VISITS)]
            on_disk = [first_result(browser, site.as_uri()) for _ in range(FIRST_VISITS)]
            visits = []
            for _ in range(VISITS):
                page = browser.new_page()
                page.goto((site / "search.html").as_uri())
                visits.append(measure(page, count))
                page.close()
            times = {name: min(visit[name] for visit in visits) for name in visits[0]}
            index = zipped(index_of(site))
            summaries = sum(map(zipped, (site / FOLDER).glob("search-summaries-*.js")))
            texts = sum(zipped(site / FOLDER / f"search-text-{n}.js") for n in range(count))
            print(
                f"{size:8,}{min(at for at, _ in online):5.0f} ms{online[0][1] / 1000:7,.0f} kB"
                f"{min(at for at, _ in on_disk):7.0f} ms"
                f"{times['prepare']:7.0f} ms{times['search']:6.0f} ms{times['texts']:6.0f} ms"
                f"{index / 1000:6,.0f} kB{summaries / 1000:9,.0f} kB{texts / 1000:6,.0f} kB",
                flush=True,
            )
        browser.close()


def fill(site: Path, size: int) -> int:
    """Put `size` made-up records into the search files of a built site; returns the number of files of texts."""
    catalogue = check(ROOT / "content").catalogue
    real = index_rows(catalogue, ())
    records = [row for row in real if row.get("url", "").startswith("interventions/")]
    others = [row for row in real if row not in records]
    for row in others:
        row.pop("about", None)
    sentences = [s for entry in searched(catalogue) for s in text_of(entry).split("\n") if len(s) > 40]
    rows: list[dict[str, Any]] = []
    for number in range(size):
        numbers = Numbers(number)
        first = numbers.one_of(records)
        own = ["".join(numbers.one_of(SYLLABLES) for _ in range(4)) for _ in range(2)]
        rows.append(
            {
                **first,
                "title": f"{first['title']} ({own[0].title()})",
                "url": f"interventions/{own[0]}-{number}.html",
                "names": [*numbers.one_of(records).get("names", [])[:3], f"{own[1].title()} programme"],
                "about": sorted({size + numbers.below(len(others)) for _ in range(ABOUT)}),
                "summary": numbers.one_of(sentences)[:140],
            }
        )
    texts = []
    for number in range(size):
        numbers, text = Numbers(number + 1), ""
        while text.count(" ") < WORDS:
            text += numbers.one_of(sentences) + "\n"
        texts.append(text)
    for old in (site / FOLDER).glob("search-*.js"):
        old.unlink()
    files = list(files_of([*rows, *others], texts, {}))
    for file in files:
        named = file.address.endswith("search-index.js")
        (index_of(site) if named else site / file.address).write_text(file.content, "utf-8")
    return sum("search-text-" in file.address for file in files)


def index_of(site: Path) -> Path:
    """The index, which is named after what it held when the site was built."""
    [index] = (site / FOLDER).rglob("search-index.*js")
    return index


def first_result(browser: Browser, root: str) -> tuple[float, float]:
    """Milliseconds and bytes until the first result is in the page."""
    page = browser.new_page()
    page.add_init_script(FIRST)
    page.goto(f"{root}/search.html?q=kinship+care", wait_until="commit")
    page.wait_for_selector("#search-results li", state="attached")
    at, sent = page.evaluate("window.first")
    page.close()
    return at, sent


FIRST = """new MutationObserver((_, self) => {
    if (!document.querySelector("#search-results li")) return;
    self.disconnect();
    const files = [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")];
    window.first = [performance.now(), files.reduce((sum, file) => sum + file.transferSize, 0)];
}).observe(document, { childList: true, subtree: true })"""


def measure(page: Page, count: int) -> dict[str, float]:
    """Milliseconds of the page's own thread, so that other work of the machine does not count."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})

    def timed(script: str, argument: object = None) -> float:
        begin = spent()
        page.evaluate(script, argument)
        return (spent() - begin) * 1000

    def spent() -> float:
        return next(
            m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "ThreadTime"
        )

    prepare = timed(PREPARE)
    search = [timed(f"query => {{ for (let i = 0; i < {TIMES}; i += 1) look(query) }}", q) for q in QUERIES]
    for number in range(count):
        page.add_script_tag(url=f"assets/evidence-store/search-text-{number}.js")
    texts = [timed("([query, count]) => lookThrough(query, count)", [query, count]) for query in QUERIES]
    return {"prepare": prepare, "search": max(search) / TIMES, "texts": max(texts)}


PREPARE = """() => {
    const prepared = evidenceStoreMatch.prepare(evidenceStoreRows.rows.slice());
    window.look = (query) => evidenceStoreMatch.look(prepared, query);
    window.lookThrough = (query, count) => {
        const looked = look(query), sought = evidenceStorePassages.seekers(looked.query), taken = new Set(looked.found);
        for (let n = 0; n < count; n += 1) {
            evidenceStorePassages.lookThrough(window["evidenceStoreText" + n], looked, sought, taken);
        }
    };
}"""


def zipped(file: Path) -> int:
    """Bytes of a file when it is sent."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main(tuple(int(size.replace(",", "")) for size in sys.argv[1:]) or SIZES)
