"""Two summaries as PDF: what PDF/UA asks of it as far as a program can tell, and no word or heading left by itself.

veraPDF, which knows all of it, comes from no registry that the tests reach; these are the rules that are broken most.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject
from tests.site.building import evidence_store

from evidence_store.site.single_file.pdf import as_pdf

pytestmark = pytest.mark.site

PAGES = ("interventions/family-group-conferencing", "interventions/family-drug-and-alcohol-courts")


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("pdf") / "two.html"
    done = evidence_store("export", "page", *PAGES, "--out", str(file))
    assert done.returncode == 0, done.stderr
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def made(html: str, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    file = tmp_path_factory.mktemp("pdf") / "two.pdf"
    file.write_bytes(as_pdf(html))
    return pypdf.PdfReader(file)


def elements(made: pypdf.PdfReader, *tags: str) -> list[DictionaryObject]:
    """Everything that a screen reader walks through, in its order."""
    return [
        element for element in _below(made.root_object["/StructTreeRoot"]["/K"]) if element["/S"][1:] in tags
    ]


def _below(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _below(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from _below(node.get("/K", ArrayObject()))


def lines(page: pypdf.PageObject) -> list[str]:
    """The text of a page from top to bottom, without its number. Links and marks come last in the file."""
    found: dict[int, str] = {}

    def see(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            height = round(cm[5] + cm[3] * tm[5])
            found[height] = f"{found.get(height, '')}{text.strip()} ".replace("  ", " ")

    page.extract_text(visitor_text=see)
    return [" ".join(found[height].split()) for height in sorted(found, reverse=True)][:-1]


def test_it_says_what_it_is(made: pypdf.PdfReader) -> None:
    root = made.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made.metadata is not None
    assert made.metadata.title == "Evidence Store: 2 pages"
    assert re.search(rb"pdfuaid:part\W+1\W", root["/Metadata"].get_object().get_data())


def test_all_that_is_drawn_is_tagged_or_left_out_by_intent(made: pypdf.PdfReader) -> None:
    shows = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"f*", b"S", b"B", b"b", b"sh"}
    for number, page in enumerate(made.pages, start=1):
        depth = 0
        for _, operator in ContentStream(page.get_contents(), made).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            assert depth or operator not in shows, f"page {number}: {operator!r} outside any tag"
        assert page["/Tabs"] == "/S"


def test_headings_begin_at_the_top_and_skip_no_level(made: pypdf.PdfReader) -> None:
    levels = [int(element["/S"][2:]) for element in elements(made, "H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert {2, 3, 4} <= set(levels)


def test_every_picture_says_what_it_shows(made: pypdf.PdfReader) -> None:
    figures = elements(made, "Figure")
    assert figures
    assert all(figure.get("/Alt") for figure in figures)


def test_every_cell_of_a_table_knows_its_heads(made: pypdf.PdfReader) -> None:
    heads = elements(made, "TH")
    names = {head["/ID"] for head in heads}
    assert {head["/A"]["/Scope"] for head in heads} == {"/Column", "/Row"}
    cells = elements(made, "TD")
    assert cells
    for cell in cells:
        assert len(cell["/A"]["/Headers"]) >= 2
        assert set(cell["/A"]["/Headers"]) <= names


def test_every_link_says_in_words_where_it_leads(made: pypdf.PdfReader) -> None:
    links = [note.get_object() for page in made.pages for note in page.get("/Annots", ())]
    said = {link["/Contents"] for link in links}
    assert {"Papaioannou and others 2023", "Children going home to a parent"} <= said
    assert all("/StructParent" in link for link in links)
    assert not [words for words in said if words.startswith(("interventions-", "ref-")) or not words]


def test_no_word_stands_alone_on_a_line(made: pypdf.PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in made.pages)
    assert "A Family Drug and Alcohol Court (FDAC) hears care cases" in text
    assert not re.search(r"^(?:A|An|The|It|In|We)$", text, re.MULTILINE)


def test_no_heading_is_the_last_thing_on_a_page(made: pypdf.PdfReader, html: str) -> None:
    found = re.findall(r"<(h[1-4]|summary)\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    headings = {" ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()) for _, text in found}
    assert "Outcome by outcome" in headings
    last = [lines(page)[-1] for page in made.pages]
    assert not [line for line in last if len(line) > 3 and any(text.startswith(line) for text in headings)]


def test_a_result_is_not_torn_apart(made: pypdf.PdfReader) -> None:
    title, end = "Parents stopping drug or alcohol misuse", "More of it is better for children."
    [page] = [
        page
        for page in made.pages
        if title in lines(page) and "1 study found it better, 0 worse" in lines(page)
    ]
    text = page.extract_text()
    assert end in text[text.index(title) :]
