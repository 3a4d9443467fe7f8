"""Search over everything: the files that the scripts of the search page read."""

from collections.abc import Iterator, Sequence

from evidence_store.catalogue import Catalogue
from evidence_store.pages.data_files import as_script
from evidence_store.pages.page import DataFile, Page
from evidence_store.pages.search.index import index_rows, searched
from evidence_store.pages.search.texts import shards, text_of

FOLDER = "assets/evidence-store/"

MATCHING = ("js/words.js", "js/inverted.js", "js/patterns.js", "js/query.js", "js/match.js")
"""What finds the right rows, on the search page and in the finder."""

SCRIPTS = ("search-index.js", *MATCHING, "js/passages.js", "js/results.js", "js/search.js")
"""What the search page works with."""


def search_files(catalogue: Catalogue, pages: Sequence[Page]) -> Iterator[DataFile]:
    """The index, which is loaded at once, and the texts, which follow when the first results are shown."""
    texts = list(shards([text_of(e) if e.kind.has_pages else "" for e in searched(catalogue)]))
    index = as_script("window.evidenceStoreSearch", index_rows(catalogue, pages))
    count = as_script("window.evidenceStoreTextCount", len(texts))
    kinds = {kind.label: kind.label_plural for kind in catalogue.kinds}
    kinds |= {page.found.kind: page.found.kinds for page in pages if page.found}
    plurals = as_script("window.evidenceStoreKinds", kinds)
    yield DataFile(f"{FOLDER}search-index.js", index + plurals + count)
    for number, shard in enumerate(texts):
        yield DataFile(
            f"{FOLDER}search-text-{number}.js", as_script(f"window.evidenceStoreText{number}", shard)
        )
