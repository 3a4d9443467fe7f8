"""A file of HTML as PDF: tagged, the same each time, and nothing is fetched for it."""

import io
import sys
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from evidence_store.cli import main
from evidence_store.site.single_file.pdf import as_pdf

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Walks</title></head><body><main>
<h1>Walks</h1><p>Walking <button class="ev-term">helps</button> a little.</p>
<img src="http://127.0.0.1:9/x.png" alt="Somebody walks"><img src="file:///etc/hostname" alt="A secret">
<svg class="ev-forest" role="img" width="100" height="20"><title>Plot</title><text x="0" y="12">0.5</text></svg>
</main></body></html>"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return as_pdf(HTML)


def test_a_screen_reader_gets_language_title_and_structure(made: bytes):
    reader = pypdf.PdfReader(io.BytesIO(made))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert reader.metadata is not None
    assert reader.metadata.title == "Walks"
    assert b"pdfuaid" in reader.root_object["/Metadata"].get_object().get_data()


def test_words_that_are_explained_on_a_screen_are_printed(made: bytes):
    assert "Walking helps a little." in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_what_a_picture_shows_is_said_and_nothing_is_fetched_for_it(made: bytes):
    text = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert "Somebody walks" in text
    assert "A secret" in text


def test_the_same_file_is_the_same_bytes(made: bytes):
    assert as_pdf(HTML) == made


def test_without_the_extra_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (tmp_path / "mkdocs.yml").touch()
    done = CliRunner().invoke(
        main,
        ["export", "page", "x/y", "-f", str(tmp_path / "mkdocs.yml"), "--out", str(tmp_path / "x.pdf")],
    )
    assert (done.exit_code, done.output) == (
        1,
        'PDF files need WeasyPrint: pip install "evidence-store[pdf]"\n',
    )
    assert not (tmp_path / "x.pdf").exists()
