"""JSON-LD, read by a parser of RDF that others wrote, without a network."""

import json
import warnings
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from tests.helpers import TODAY, Store

from evidence_store import Run, run
from evidence_store.pages.linked_data import as_linked_data
from evidence_store.pages.publication import Publication

CONTENT = Path(__file__).parents[3] / "content"
SITE = Publication("The Store", "https://store.example/x")
SCHEMA = Namespace("https://schema.org/")
#: The published context, as far as it matters here: all names are schema.org's, and these hold addresses.
CONTEXT = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "license", "sameAs", "contentUrl")},
}
PAGES = {"ScholarlyArticle", "DefinedTerm", "DefinedTermSet", "Dataset", "Organization", "ResearchProject",
         "NewsArticle"}  # fmt: skip
"""What a page may be about. A review or a checked claim is none of it."""


def graph(text: str) -> Graph:
    data = json.loads(text)
    assert data.pop("@context") == "https://schema.org"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the parser's own code
        return Graph().parse(data=json.dumps({"@context": CONTEXT, **data}), format="json-ld")


@pytest.fixture(scope="module")
def built() -> Run:
    return run(CONTENT, TODAY, publication=SITE)


@pytest.fixture(scope="module")
def graphs(built: Run) -> dict[str, Graph]:
    return {page.address: graph(page.linked_data) for page in built.site.pages if page.linked_data}


def types(found: Graph) -> set[str]:
    return {str(kind).removeprefix(str(SCHEMA)) for kind in found.objects(None, RDF.type)}


def test_pages_are_about_what_they_may_be_and_nothing_is_a_review(graphs: dict[str, Graph]):
    about = {type for found in graphs.values() for type in types(found)}
    assert about == PAGES | {"CreativeWork", "DataDownload"}
    names = {str(name).removeprefix(str(SCHEMA)) for found in graphs.values() for name in found.predicates()}
    assert not [name for name in names if "review" in name.lower() or "rating" in name.lower()]


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("intervention", "ScholarlyArticle"),
        ("partner", "Organization"),
        ("practice", "ResearchProject"),
        ("programme", "ResearchProject"),
        ("news", "NewsArticle"),
    ],
)
def test_every_page_of_a_kind_says_its_name_and_its_address(
    built: Run, graphs: dict[str, Graph], kind: str, type: str
):
    entries = built.catalogue.of(kind)
    assert entries
    for entry in entries:
        found = graphs[entry.address]
        [this] = found.subjects(SCHEMA.url, URIRef(f"https://store.example/x/{entry.address}"))
        assert (this, RDF.type, SCHEMA[type]) in found
        name = SCHEMA.headline if type.endswith("Article") else SCHEMA.name
        assert found.value(this, name) == Literal(entry.record.title)
        assert str(this).startswith("urn:uuid:")


def test_a_summary_names_its_outcomes_by_the_names_of_their_own_pages(built: Run, graphs: dict[str, Graph]):
    for entry in built.catalogue.of("intervention"):
        found = graphs[entry.address]
        for outcome in found.objects(None, SCHEMA.about):
            label = found.value(outcome, SCHEMA.name)
            id = next(e.id for e in built.catalogue.of("outcome") if Literal(e.record.label) == label)
            own = graphs.get(f"outcomes/{id}.html")
            assert own is None or (outcome, SCHEMA.termCode, Literal(id)) in own


def test_the_data_can_be_taken_where_the_page_says(built: Run, graphs: dict[str, Graph]):
    found = graphs["data/index.html"]
    there = {f"https://store.example/x/{file.address}" for file in built.site.files}
    taken = {str(address) for address in found.objects(None, SCHEMA.contentUrl)}
    assert taken <= there
    assert len(taken) == 4
    assert URIRef("https://creativecommons.org/licenses/by/4.0/") in set(found.objects(None, SCHEMA.license))


HOSTILE = '</script><script>alert(1)</script><!-- \u2028 " ]]> {name}'


def test_no_text_leaves_the_element_that_holds_it():
    text = as_linked_data({"@type": "NewsArticle", "headline": HOSTILE, "description": ""})
    page = lxml.html.fromstring(
        f'<html><head><script type="application/ld+json">{text}</script></head></html>'
    )
    [element] = page.iter("script")
    assert json.loads(element.text) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HOSTILE,
    }
    assert list(graph(text).objects(None, SCHEMA.headline)) == [Literal(HOSTILE)]


def test_without_an_address_and_on_a_disk_nothing_is_made_up(store: Store):
    store("partners/a.md", "---\ntitle: A\nsummary: S.\nagency: council\n---\n")

    def said(publication: Publication) -> Any:
        pages = run(store.content, TODAY, publication=publication).site.pages
        return next(page.linked_data for page in pages if page.address == "partners/a.html")

    assert {*json.loads(said(Publication()))} == {"@context", "@id", "@type", "name", "description"}
    assert said(Publication(offline=True)) == ""
