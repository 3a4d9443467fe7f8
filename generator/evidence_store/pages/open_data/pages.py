"""The page about the data, for people: what there is, how to open it, and what every column means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup, escape

from evidence_store.catalogue.destinations import DATA
from evidence_store.pages.citations import ALL
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.open_data.data_package import ADDRESS as PACKAGE
from evidence_store.pages.open_data.data_package import version
from evidence_store.pages.open_data.recompute_file import ADDRESS as RECOMPUTE
from evidence_store.pages.open_data.sqlite import ADDRESS as SQLITE
from evidence_store.pages.open_data.store_file import ADDRESS as STORE
from evidence_store.pages.open_data.store_file import SCHEMA
from evidence_store.pages.open_data.table import Table, Type
from evidence_store.pages.open_data.views import VIEWS
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.urls import relative

STYLES = ("data.css",)
QUESTION = """\
SELECT o.label AS outcome, i.title AS help, r.sentence
FROM '{ratings}' r
JOIN '{interventions}' i ON i.id = r.intervention
JOIN '{outcomes}' o ON o.id = r.outcome
WHERE r.level IN ({good})
  AND r.strength >= 2
ORDER BY outcome, help;"""
"""Which help do we know with moderate or high certainty to do some good? For DuckDB, over the files."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take, and what it is good for."""

    name: str
    address: str
    good_for: str
    size: str


def data_page(
    tables: Sequence[Table], files: Iterable[DataFile], shared: Shared, templates: Environment
) -> Page:
    """The page; `files` are those whose sizes it tells."""
    sizes = {file.address: size_words(file.size) for file in files}
    title = "The data"
    about = "Everything on this site as tables: to open, to check and to build on."
    publication = shared.publication
    groups = [(group, list(found)) for group, found in groupby(tables, key=lambda table: table.group)]

    def here(name: str) -> str:
        return publication.address(f"data/{name}.csv") or f"{name}.csv"

    html = templates.get_template("data/data.html.jinja").render(
        page=PageContext(shared, DATA),
        title=title,
        about=about,
        groups=groups,
        sizes=sizes,
        offers=[Offer(*offer, sizes[offer[1]]) for offer in OFFERS if offer[1] in sizes],
        licence=publication.licence,
        changed=version(shared.catalogue),
        parquet=relative("data/parquet/ratings.parquet", DATA) if publication.parquet else "",
        query=QUESTION.format(
            good=", ".join(f"'{level}'" for level, words in shared.scale if (words.rank or 0) > 0),
            **{name: here(name) for name in ("ratings", "interventions", "outcomes")},
        ),
        online=bool(publication.site_url),
        views=VIEWS,
        kinds=shared.catalogue.kinds,
        store_schema=SCHEMA,
        recompute=RECOMPUTE,
        sqlite=relative(SQLITE, DATA),
        coded=_coded,
        types=TYPES,
    )
    return Page(DATA, title, about, Markup(html), styles=STYLES)  # noqa: S704 - made by escaping templates


TYPES = {
    Type.STRING: "Text",
    Type.INTEGER: "Whole number",
    Type.NUMBER: "Number",
    Type.BOOLEAN: "True or false",
    Type.DATE: "Day",
}
"""What a column holds, in plain words."""
OFFERS = (
    ("All tables in one SQLite file", SQLITE,
     "To look through everything and to ask questions, on your own computer."),
    ("The ratings as a spreadsheet", "data/ratings.csv",
     "What each kind of help does to each outcome, and how sure we can be."),
    ("The evidence map as a spreadsheet", "data/gap-map.csv",
     "What was studied, what is being tested, and where nobody has looked."),
    ("The whole store as JSON", STORE,
     "For programmers: every record and every rating, with a JSON Schema."),
    ("The description of all tables", PACKAGE,
     "A Data Package: columns, types, keys, licence and sources, for programs that read it."),
    ("Citations of all summaries", f"{ALL}.ris",
     "For Zotero, EndNote and other reference managers (RIS)."),
)  # fmt: skip


def _coded(text: str) -> Markup:
    """What stands between backticks, as code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped here


def size_words(bytes: int) -> str:
    """`31 kB`, `1.4 MB`."""
    return f"{bytes / 1e6:.1f} MB" if bytes >= 999_500 else f"{max(1, round(bytes / 1e3))} kB"
