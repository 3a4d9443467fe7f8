"""The pages that stand for all others, read from the built site: a new kind of page is looked at unasked."""

from pathlib import Path

from playwright.sync_api import Page, expect

ASKED = {
    "search.html": ["?q=care"],
    "interventions/leaving-care-support.html": ["", "?read=line", "?read=minute"],
    "interventions/family-drug-and-alcohol-courts.html": ["?read=workings"],
    "interventions/compare.html": [
        "?id=kinship-care&id=zebra",
        "?id=family-group-conferencing&id=leaving-care-support&id=mellow-parenting",
    ],
}
"""Pages that show what their address asks for, and what they are asked here."""


def go_to(page: Page, where: str) -> None:
    """Open an address and wait until all is there that it asks for: the search goes on after the page has loaded."""
    page.goto(where)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def one_of_each(site: Path) -> list[str]:
    """The addresses of every kind of page.

    A folder is a kind of page: its list, its longest page, which has the most on it, and its shortest, which
    says what there is not.
    """
    found = []
    for folder in sorted({page.parent for page in site.rglob("*.html")}):
        pages = sorted(folder.glob("*.html"), key=lambda page: (page.stat().st_size, page.name))
        addresses = [page.relative_to(site).as_posix() for page in pages]
        plain = [address for address in addresses if address not in ASKED]
        records = [address for address in plain if not address.endswith("index.html")]
        found += [address for address in plain if address not in records] + sorted(
            {*records[:1], *records[-1:]}
        )
    return found + [address + query for address, queries in ASKED.items() for query in queries]
