"""How a summary is cited, and where a problem with it is reported."""

import json
import re
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from tests.helpers import TODAY, Store

from evidence_store import run
from evidence_store.pages.citations import PageCitation, as_bibtex, as_csl, as_ris, citation_metadata
from evidence_store.pages.publication import FORM, Publication

ROOT = Path(__file__).parents[3]
CITED = PageCitation(
    "walks",
    "Walks & talks: 50% {more}_#1",
    ("A. Writer", "The team"),
    "One\nsentence.",
    date(2026, 3, 9),
    "The Store",
    "https://store.example/interventions/walks.html",
)
STUB = "---\ntitle: Walks\nsummary: S.\nstatus: in preparation\n{}\n---\n"


def test_the_text_names_who_when_what_where_and_which_version():
    assert CITED.text == (
        "A. Writer and The team (2026) Walks & talks: 50% {more}_#1. The Store. Version of 9 March 2026."
    )


def test_without_authors_and_dates_nothing_is_made_up():
    bare = PageCitation("walks", "Walks", (), "S.", None, "The Store", "")
    assert bare.text == "The Store (no date) Walks."
    assert "UR  -" not in as_ris(bare)
    assert "PY  -" not in as_ris(bare)
    assert "url" not in as_bibtex(bare)
    assert "issued" not in as_csl(bare)
    assert "author" not in as_csl(bare)


def test_ris_is_one_tag_a_line_from_type_to_end():
    lines = as_ris(CITED).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  - ")
    assert [line for line in lines if line.startswith("AU")] == ["AU  - A. Writer", "AU  - The team"]
    assert "DA  - 2026/03/09" in lines
    assert "AB  - One sentence." in lines


def test_bibtex_keeps_names_whole_and_escapes_what_tex_would_read():
    text = as_bibtex(CITED)
    assert text.startswith("@misc{walks,\n")
    assert "author = {{A. Writer} and {The team}}" in text
    assert r"title = {{Walks \& talks: 50\% \{more\}\_\#1}}" in text
    assert "month = mar," in text
    unescaped = re.sub(r"\\[{}]", "", text)
    assert unescaped.count("{") == unescaped.count("}")


def test_csl_has_the_day_and_the_address():
    item = as_csl(CITED)
    assert item["issued"] == {"date-parts": [[2026, 3, 9]]}
    assert item["URL"] == CITED.url
    assert item["author"] == [{"literal": "A. Writer"}, {"literal": "The team"}]


def test_every_summary_has_its_files_and_the_page_links_them(store: Store):
    store("interventions/walks.md", STUB.format("changes: [{date: 2026-02-01, what: W., why: Y.}]"))
    html = store.page("interventions/walks.html")
    for ending in ("ris", "bib", "csl.json", "json"):
        assert f'href="../data/interventions/walks.{ending}"' in html
        assert store.file(f"data/interventions/walks.{ending}")
    assert json.loads(store.file("data/interventions/walks.json"))["id"] == "walks"
    assert "Version of 1 February 2026" in html


@pytest.mark.parametrize(
    ("problems", "link"),
    [
        ("", None),
        ("help@store.example", "mailto:help@store.example?subject=S%3A%20Walks"),
        ("https://store.example/tell", "https://store.example/tell"),
        (
            "https://github.com/a/b",
            "https://github.com/a/b/issues/new?template=1-problem.yml&title=S%3A%20Walks&page=Walks",
        ),
        ("nonsense", None),
    ],
)
def test_a_problem_is_reported_only_where_somebody_answers(store: Store, problems: str, link: str | None):
    store("interventions/walks.md", STUB.format(""))
    built = run(store.content, TODAY, publication=Publication("S", problems=problems))
    html = str(next(page.html for page in built.site.pages if page.address == "interventions/walks.html"))
    assert html.count("Report a problem with this page") == (link is not None)
    assert (link is None) or f'href="{escape(link)}"' in html


AT = "https://store.example/x/"


@pytest.mark.parametrize("address", ["partners/a.html", "about/b.html", "map/index.html", "about/rules.html"])
def test_every_page_says_where_to_report_a_problem_and_names_itself(store: Store, address: str):
    store.stub("partner", "a")("about/b.md", "---\ntitle: B & C\nsummary: D.\n---\n")
    by_mail = pages_of(store, Publication("S", AT, problems="help@store.example"))[address]
    by_form = pages_of(store, Publication("S", AT, problems="https://github.com/a/b/"))[address]
    assert f"&amp;body={quote(AT + address, safe='')}%0A%0A" in by_mail
    assert f'&amp;page={quote(AT + address, safe="")}"' in by_form
    assert "Report a problem" not in pages_of(store, Publication("S", AT))[address]


def pages_of(store: Store, publication: Publication) -> dict[str, str]:
    built = run(store.content, TODAY, publication=publication)
    return {page.address: str(page.html) for page in built.site.pages}


def test_the_form_for_problems_has_the_field_that_is_filled_in():
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    assert [field["type"] for field in form["body"] if field.get("id") == "page"] == ["input"]


def test_the_address_is_given_only_where_it_is_known(store: Store):
    store("interventions/walks.md", STUB.format(""))
    assert "Available at" not in store.page("interventions/walks.html")
    built = run(store.content, TODAY, publication=Publication("S", "https://store.example/x"))
    files = {file.address: file.content for file in built.site.files}
    assert "UR  - https://store.example/x/interventions/walks.html" in files["data/interventions/walks.ris"]


@pytest.mark.parametrize(
    ("cited", "metadata"),
    [
        (
            CITED,
            [
                ("citation_title", "Walks & talks: 50% {more}_#1"),
                ("citation_author", "A. Writer"),
                ("citation_author", "The team"),
                ("citation_publication_date", "2026/03/09"),
                ("citation_technical_report_institution", "The Store"),
                ("citation_language", "en"),
                ("citation_public_url", "https://store.example/interventions/walks.html"),
            ],
        ),
        (
            PageCitation("walks", "Walks", (), "S.", None, "The Store", ""),
            [
                ("citation_title", "Walks"),
                ("citation_technical_report_institution", "The Store"),
                ("citation_language", "en"),
            ],
        ),
    ],
    ids=["all is known", "little is known"],
)
def test_the_head_names_what_is_known_and_nothing_else(cited, metadata):
    assert list(citation_metadata(cited)) == metadata


def test_the_files_that_the_head_names_are_made(store):
    store("interventions/walks.md", STUB.format(""))
    site = store.build().site
    page = next(page for page in site.pages if page.address == "interventions/walks.html")
    made = {file.address for file in site.files}
    assert len(page.alternates) == 4
    assert {other.address for other in page.alternates} <= made
