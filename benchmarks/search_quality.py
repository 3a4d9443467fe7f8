"""How well people find what they mean: `python -m benchmarks.search_quality [--each]`.

Ours against Material's own search, in Chromium and on the same pages, each as people use it: ours by opening
`search.html?q=...`, Material's by typing into the search field of the theme, which asks the lunr it brings. The
queries and the pages they should find are in `tests/search/queries.yml`, judged by reading the pages.
`--each` also shows where the first page they want stands, query by query; never for those held out.
"""

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from benchmarks.host import served
from benchmarks.stock_site import build_stock
from playwright.sync_api import Page, sync_playwright
from tests.helpers import TODAY
from tests.search.judged import Judged, judged, rank, worth
from tests.site.browsers import CHROMIUM
from tests.site.building import ROOT, build

from evidence_store import run

LEFT_OUT = ("index.html", "search.html")
"""Pages that are no answer in either search."""


def main(each: bool) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pages = [p for p in run(ROOT / "content", TODAY).site.pages if p.address not in LEFT_OUT]
        sites = {
            "ours": build(folder / "ours"),
            "Material": build_stock(folder / "stock", pages),
        }
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            print(f"{'':22}{'queries':>8}{'first':>8}{'in five':>9}{'MRR':>7}{'nDCG':>7}")
            for part in ("tuning", "held_out"):
                queries = judged(part)
                found = {}
                for name, site in sites.items():
                    ask = ask_ours if name == "ours" else ask_material
                    with served(site) as address:
                        found[name] = ask(browser.new_page(), address, queries)
                    w = worth(queries, found[name])
                    print(f"{part + ', ' + name:22}{len(queries):8}", end="")
                    print(f"{w.first:8.2f}{w.five:9.2f}{w.reciprocal:7.2f}{w.gain:7.2f}")
                if each and part == "tuning":
                    show(queries, found)
            browser.close()


def show(queries: list[Judged], found: dict[str, list[list[str]]]) -> None:
    """Where the first page they want stands, by query; a dash for not among ten."""
    for number, query in enumerate(queries):
        places = [rank(query, results[number]) or "-" for results in found.values()]
        print("  " + "".join(f"{place!s:>4}" for place in places) + f"  {query.query}")


def ask_ours(page: Page, address: str, queries: list[Judged]) -> list[list[str]]:
    """The first ten results of our search page, when the texts have been looked through as well."""
    found = []
    for query in queries:
        page.goto(f"{address}/search.html?q={quote(query.query)}")
        page.wait_for_selector("#search-results[aria-busy=false]", state="attached")
        links = page.locator("#search-results li a").evaluate_all("all => all.map(a => a.href)")
        found.append([below(link, address) for link in links[:10]])
    return found


def ask_material(page: Page, address: str, queries: list[Judged]) -> list[list[str]]:
    """The first ten pages of the theme's search, typed into its field."""
    page.goto(f"{address}/about/index.html")
    found = []
    for query in queries:
        page.locator("[data-md-toggle=search]").evaluate("box => { if (!box.checked) box.click() }")
        field = page.locator("[data-md-component=search-query]")
        field.fill("")
        page.wait_for_function("document.querySelectorAll('.md-search-result__item').length === 0")
        field.fill(query.query[:-1])
        field.press_sequentially(query.query[-1])
        page.wait_for_function(
            "!/Type to start|Initializing/.test(document.querySelector('.md-search-result__meta').textContent)"
        )
        links, before, calm = list[str](), None, 0
        while calm < 3:  # the first answer may be to what was typed before
            page.wait_for_timeout(300)
            links = page.locator(".md-search-result__item > a").evaluate_all("all => all.map(a => a.href)")
            calm, before = calm + 1 if links == before else 0, links
        found.append([below(link.partition("?")[0], address) for link in links[:10]])
    return found


def below(link: str, address: str) -> str:
    """The address below the site's root."""
    return link.removeprefix(address + "/")


if __name__ == "__main__":
    main("--each" in sys.argv)
