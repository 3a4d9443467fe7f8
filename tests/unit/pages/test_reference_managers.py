"""Citations as programs that others wrote read them: RIS by rispy, BibTeX by pybtex."""

import json
from datetime import date
from pathlib import Path

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import BibliographyData, parse_string
from pybtex.richtext import Text
from tests.helpers import TODAY, Store

from evidence_store import run
from evidence_store.pages.citations import PageCitation, as_bibtex, as_ris
from evidence_store.pages.publication import Publication

CONTENT = Path(__file__).parents[3] / "content"
SITE = Publication("The Store", "https://store.example/x")
HISTORY = """---
title: Walks
summary: One sentence.
status: in preparation
reviewed_on: 2026-02-20
authors: [{name: Ann O'Hara, interests: None declared}, {name: The team & friends, interests: None declared}]
changes:
  - {date: 2026-02-01, what: A new review., why: It was published.}
  - {date: 2026-02-01, what: A typing error., why: It was wrong.}
  - {date: 2024-01-05, what: First version., why: Written.}
---
"""


@pytest.fixture
def files(store: Store) -> dict[str, str]:
    store("interventions/walks.md", HISTORY)
    return {file.address: file.data.decode("utf-8", "replace")
            for file in run(store.content, TODAY, publication=SITE).site.files}  # fmt: skip


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    built = run(CONTENT, TODAY, publication=SITE)
    return {file.address: file.content for file in built.site.files if isinstance(file.content, str)}


def bibtex(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def plain(latex: str) -> str:
    return str(Text.from_latex(latex)).replace("\u00a0", " ")


def test_every_citation_of_the_real_store_reads_the_same_in_all_three_formats(real: dict[str, str]):
    places = [address.removesuffix(".ris") for address in real if address.endswith(".ris")]
    assert "data/citations" in places
    assert len(places) > 40
    for place in places:
        ris = rispy.loads(real[f"{place}.ris"])
        bib = bibtex(real[f"{place}.bib"]).entries
        csl = json.loads(real[f"{place}.csl.json"])
        assert [item["id"] for item in csl] == list(bib)
        for item, one, other in zip(csl, ris, bib.values(), strict=True):
            assert one["title"] == item["title"] == plain(other.fields["title"])
            assert one["urls"] == [item["URL"]] == [other.fields["url"]]
            names = [author["literal"] for author in item.get("author", ())]
            assert one.get("authors", []) == names
            assert [str(person) for person in other.persons.get("author", ())] == [f"{{{n}}}" for n in names]
            if "issued" not in item:
                assert not {"date", "year"} & {*one}
                continue
            year, month, day = item["issued"]["date-parts"][0]
            assert one["date"] == f"{year}/{month:02}/{day:02}"
            assert other.fields["year"] == one["year"] == str(year)


@pytest.mark.filterwarnings("ignore")  # it warns of fields that it has no use for
def test_a_program_for_bibliographies_writes_one_from_the_whole_list(real: dict[str, str]):
    items = json.loads(real["data/citations.csl.json"])
    written = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        written.register(Citation([CitationItem(item["id"])]))
    lines = [str(line) for line in written.bibliography()]
    assert len(lines) == len(items) > 10
    for item in items:
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
        assert [line for line in lines if item["title"] in line and year in line], item["id"]


def test_there_is_one_list_of_all_summaries(real: dict[str, str]):
    known = {item["id"] for item in json.loads(real["data/interventions.json"])}
    assert {item["id"] for item in json.loads(real["data/citations.csl.json"])} == known
    sources = {item["id"] for item in json.loads(real["data/references.json"])}
    assert {item["id"] for item in json.loads(real["data/references.csl.json"])} == sources


@pytest.mark.parametrize("day", ["2026-02-01", "2024-01-05"])
def test_each_version_has_a_permanent_address_and_a_citation(files: dict[str, str], store: Store, day: str):
    [found] = rispy.loads(files[f"data/interventions/walks.{day}.ris"])
    assert found["urls"] == [f"https://store.example/x/interventions/walks.html#version-{day}"]
    assert found["date"] == day.replace("-", "/")
    assert store.page("interventions/walks.html").count(f' id="version-{day}"') == 1


def test_a_day_on_which_it_was_only_checked_is_no_version_for_ever(files: dict[str, str]):
    versions = {address for address in files if address.startswith("data/interventions/walks.20")}
    assert {address.split(".")[1] for address in versions} == {"2026-02-01", "2024-01-05"}
    [now] = rispy.loads(files["data/interventions/walks.ris"])
    assert now["date"] == "2026/02/20"
    assert now["urls"] == ["https://store.example/x/interventions/walks.html"]


HOSTILE = "50% of {all} & \\input{x} #1_a ~ ^ $x$\nER  - \nTY  - JOUR\n@misc{evil, title={x}}"


def test_no_text_ends_a_citation_or_begins_another():
    cited = PageCitation(
        "walks", HOSTILE, (HOSTILE,), HOSTILE, date(2026, 3, 9), HOSTILE, "https://s.example/{a}"
    )
    one_line = " ".join(HOSTILE.split())
    [ris] = rispy.loads(as_ris(cited))
    assert ris["title"] == one_line
    assert ris["authors"] == [one_line]
    [(key, entry)] = bibtex(as_bibtex(cited)).entries.items()
    assert key == "walks"
    assert "\\input" not in entry.fields["title"]
    assert entry.fields["url"] == "https://s.example/%7Ba%7D"
