"""What programs that walk through sites look for at its root: `robots.txt` and `llms.txt`."""

from collections.abc import Iterable, Iterator

from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.publication import Publication

START = (
    "about/ratings.html",
    "interventions/index.html",
    "outcomes/index.html",
    "practices/index.html",
    "glossary/index.html",
    "about/data-and-licence.html",
)
"""What a program that looks for evidence should read first."""
DATA = (
    (
        "data/datapackage.json",
        "What every table holds: its columns, keys, licence and sources (Data Package 2)",
    ),
    ("data/evidence-store.sqlite", "All tables in one SQLite file"),
    ("data/store.json", "Every record and every rating in one JSON file"),
    (
        "data/recompute.py",
        "A script that works every rating out again from the tables and compares; Python alone",
    ),
    ("data/ratings.json", "Every rating with its facts and the working of every rule"),
)


def robot_files(
    pages: Iterable[Page], files: Iterable[DataFile], publication: Publication
) -> Iterator[DataFile]:
    """Both files; none in a copy for a memory stick, through which nobody walks."""
    if publication.offline:
        return
    sitemap = publication.address("sitemap.xml")
    yield DataFile("robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else ""))
    by_address = {page.address: page for page in pages}
    there = {file.address for file in files}
    home = by_address.get("index.html")
    lines = [f"# {_plain(publication.name)}", ""]
    if home is not None:
        lines += [f"> {_plain(home.description)}", ""]
    lines += [
        "Ratings are worked out by a fixed rule from facts on each page. How sure we can be is a second answer and "
        "stands beside it. “No evidence” is not “no effect”. Practices and partners carry no rating.",
        "",
        "## Pages",
        "",
    ]
    for address in START:
        if page := by_address.get(address):
            lines.append(_item(page.title, address, page.description, publication))
    lines += ["", "## Data", ""]
    lines += [_item(address, address, about, publication) for address, about in DATA if address in there]
    yield DataFile("llms.txt", "\n".join(lines) + "\n")


def _item(name: str, address: str, about: str, publication: Publication) -> str:
    return f"- [{_plain(name)}]({publication.address(address) or address}): {_plain(about)}"


def _plain(text: str) -> str:
    """Text on one line that closes no link."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
