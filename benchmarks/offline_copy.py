"""How large a copy for a memory stick is, and how fast it answers: `python -m benchmarks.offline_copy [N ...]` (1,000).

Method. N generated summaries (`corpus.py`) with bodies of 300 words are exported by `evidence-store export offline` as
one new process; seconds are on the clock. The zip is checked, unpacked, and opened from disk in Chromium, 390 by 844
pixels. Counted is the processor time of the page's main thread, as Chromium itself counts it, times four: a device four
times slower. Three visits, and the median counts. From an empty tab to the painted page:

- search: the result of a query in the address is there, from the index; then from all texts, too;
- finder: the list with one filter on in the address.

Nothing is asserted. The copy promises a second for both with 1,000 summaries.
"""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from statistics import median

from benchmarks.corpus import write_corpus
from benchmarks.main_thread import ALL, SLOWER, Tab, measure_sizes
from benchmarks.peers import OURS
from playwright.sync_api import BrowserContext

SIZES = (1_000,)
VISITS = 3
PLAIN = {
    "index.md": "---\ntitle: Home\nsummary: The first page.\nlayout: home\n---\n",
    "search.md": "---\ntitle: Search\nsummary: The search.\nlayout: search\n---\n",
}
#: Page, query, and what is on it when the answer is.
ANSWERS = {
    "search, from the index": ("search.html?q=measured", "#search-results li a"),
    "search, texts too": ("search.html?q=measured", "#search-results[aria-busy=false]"),
    "finder, one filter": ("interventions/index.html?setting=school", "#finder-cards > li:not([hidden])"),
}


def export(folder: Path, size: int) -> tuple[Path, float]:
    """The zip of a generated store, and the seconds it took."""
    content = write_corpus(folder, size)
    for name, text in PLAIN.items():
        (content / name).write_text(text, "utf-8")
    settings = OURS.replace("nav: [", "nav: [index.md, search.md, ") + "docs_dir: content\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    zipped = folder / "store.zip"
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "evidence_store", "export", "offline", "--out", zipped.name],
        cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return zipped, time.perf_counter() - begin


def answered(context: BrowserContext, address: str, there: str) -> float:
    """Milliseconds of a slow device until an answer is painted."""
    tab = Tab(context, address)
    tab.page.wait_for_selector(there)
    spent = tab.spent()[ALL]
    tab.page.close()
    return spent


def measure(size: int, context: BrowserContext, folder: Path) -> None:
    """Everything for one size."""
    zipped, seconds = export(folder, size)
    with zipfile.ZipFile(zipped) as found:
        found.extractall(folder / "stick")
        unpacked = sum(info.file_size for info in found.infolist())
        files = len(found.infolist())
    whole = zipped.stat().st_size
    print(
        f"{size:,} summaries: zip {whole / 1e6:.1f} MB ({whole / size / 1000:.1f} kB a summary), "
        f"unpacked {unpacked / 1e6:.1f} MB in {files:,} files, made in {seconds:.0f} s"
    )
    store = (folder / "stick/store").as_uri()
    for name, (page, there) in ANSWERS.items():
        times = [answered(context, f"{store}/{page}", there) for _ in range(VISITS)]
        print(f"  {name:26} {median(times):6.0f} ms", flush=True)


def main() -> None:
    """All sizes asked for."""
    print(f"answers from disk: processor time of the main thread, times {SLOWER}")
    measure_sizes(SIZES, {"width": 390, "height": 844}, measure)


if __name__ == "__main__":
    main()
