"""Search over everything: the files that the scripts of the search page read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.data_files import as_script
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.search.columns import columns
from evidence_store.pages.search.index import index_rows, searched
from evidence_store.pages.search.texts import shards, text_of

FOLDER = "assets/evidence-store/"

MATCHING = ("js/words.js", "js/inverted.js", "js/patterns.js", "js/query.js", "js/match.js")
"""What finds the right rows, on the search page and in the finder."""

SCRIPTS = (
    "search-index.js",
    *MATCHING,
    "js/passages.js",
    "js/results.js",
    "js/rows.js",
    "js/search.js",
)
"""What the search page works with."""


def search_files(catalogue: Catalogue, pages: Sequence[Page]) -> Iterator[DataFile]:
    """The index, which is loaded at once, and the texts, which follow when the first results are shown."""
    kinds = {kind.label: kind.label_plural for kind in catalogue.kinds}
    kinds |= {page.found.kind: page.found.kinds for page in pages if page.found}
    texts = (text_of(e) if e.kind.has_pages else "" for e in searched(catalogue))
    yield from files_of(index_rows(catalogue, pages), texts, kinds)


def files_of(
    rows: Sequence[Mapping[str, Any]], texts: Iterable[str], kinds: Mapping[str, str]
) -> Iterator[DataFile]:
    """The files for these rows, with the texts of the first of them and what several of a kind are called."""
    sent, parts = columns(rows)
    texts_sent = list(_numbered("text", "Text", shards(texts)))
    index = as_script("window.evidenceStoreSearch", sent)
    plurals = as_script("window.evidenceStoreKinds", kinds)
    count = as_script("window.evidenceStoreTextCount", len(texts_sent))
    numbered = [*_numbered("summaries", "Summaries", parts), *texts_sent]
    # Their names stay, so a browser may still have those of an earlier build: asked for by version, they fit the index.
    version = sha256()
    for file in numbered:
        version.update(file.data)
    asked = as_script("window.evidenceStoreSearchVersion", version.hexdigest()[:10])
    yield DataFile(f"{FOLDER}search-index.js", index + plurals + count + asked)
    yield from numbered


def _numbered(name: str, variable: str, parts: Iterable[Any]) -> Iterator[DataFile]:
    for number, part in enumerate(parts):
        script = as_script(f"window.evidenceStore{variable}{number}", part)
        yield DataFile(f"{FOLDER}search-{name}-{number}.js", script)
