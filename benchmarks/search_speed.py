"""How fast the search is, and how large its files are: `python -m benchmarks.search_speed [N ...]`.

Stores of any size are made from the words of the real one: titles, names and summaries are put together anew, every
record brings two invented words (as places and brands do), is about eight others, and has a text of 300 words.
Chromium opens the search page from a disk with its processor slowed down four times, about a cheap phone, and says
how long its main thread worked: the least of three visits, because a busy machine only ever adds.

    prepare   from the rows to the index, once when the page opens
    search    one query in the index, on average of three; the slowest of those below
    texts     one query through all texts, when they have been loaded; the slowest again
    gzip      what is loaded at once, and the texts together
"""

import gzip
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corpus import Numbers
from playwright.sync_api import Page, sync_playwright
from tests.site.building import ROOT, build
from tests.site.conftest import CHROMIUM

from evidence_store import check
from evidence_store.pages.data_files import as_script
from evidence_store.pages.search import FOLDER
from evidence_store.pages.search.index import index_rows, searched
from evidence_store.pages.search.texts import shards, text_of

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
ABOUT, WORDS, TIMES, VISITS = 8, 300, 3, 3
SYLLABLES = ("ba", "du", "fe", "gor", "hem", "lin", "mo", "nar", "pel", "ros", "tav", "wick")


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size."""
    print(
        f"{'records':>8}{'prepare':>10}{'search':>9}{'texts':>9}{'gzip at once':>14}{'texts':>9}{'files':>7}"
    )
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = build(Path(temporary) / "site")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in sizes:
            count = fill(site, size)
            visits = []
            for _ in range(VISITS):
                page = browser.new_page()
                page.goto((site / "search.html").as_uri())
                visits.append(measure(page, count))
                page.close()
            times = {name: min(visit[name] for visit in visits) for name in visits[0]}
            index = zipped(site / FOLDER / "search-index.js")
            texts = sum(zipped(site / FOLDER / f"search-text-{n}.js") for n in range(count))
            print(
                f"{size:8,}{times['prepare']:7.0f} ms{times['search']:6.0f} ms{times['texts']:6.0f} ms"
                f"{index / 1000:11,.0f} kB{texts / 1000:6,.0f} kB{count:7}"
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
    cut = list(shards(texts))
    (site / FOLDER / "search-index.js").write_text(
        as_script("window.evidenceStoreSearch", rows + others)
        + as_script("window.evidenceStoreTextCount", len(cut)),
        "utf-8",
    )
    for number, shard in enumerate(cut):
        (site / FOLDER / f"search-text-{number}.js").write_text(
            as_script(f"window.evidenceStoreText{number}", shard), "utf-8"
        )
    return len(cut)


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
    const rows = window.evidenceStoreSearch.slice();
    const prepared = evidenceStoreMatch.prepare(rows, rows);
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
