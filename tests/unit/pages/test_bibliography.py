"""References, formatted and named."""

import pytest

from evidence_store.kinds.reference import Reference
from evidence_store.pages.bibliography import cited_first_to_last, csl_item, format_references, short_name

ARTICLE = {
    "type": "article-journal",
    "title": "Walks with lanterns",
    "author": ({"family": "Moss", "given": "A."}, {"family": "Fern", "given": "B."}),
    "issued": "2019-05",
    "container-title": "Journal of Imaginary Trials",
    "volume": "25",
    "page": "1-9",
    "DOI": "10.1000/moss",
    "note": "Shown nowhere in the list.",
    "licence": "CC BY 4.0",
}


def reference(**fields: object) -> Reference:
    return Reference.model_validate({"type": "report", "title": "A report", **fields})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"author": ({"family": "Moss"},), "issued": "2019"}, "Moss 2019"),
        ({"author": ({"family": "Moss"}, {"family": "Fern"}), "issued": "2019-05"}, "Moss and Fern 2019"),
        (
            {"author": ({"family": "Moss"}, {"family": "Fern"}, {"family": "Reed"}), "issued": "2019"},
            "Moss and others 2019",
        ),
        ({"author": ({"literal": "Fern Foundation"},), "issued": "2020"}, "Fern Foundation 2020"),
        ({"publisher": "Fern Press", "issued": "2020"}, "Fern Press 2020"),
        ({"container-title": "The Lantern", "issued": "2020"}, "The Lantern 2020"),
        ({}, "No author no date"),
    ],
)
def test_a_reference_is_named_by_its_authors_and_year(fields: dict[str, object], name: str):
    assert short_name(reference(**fields)) == name


def test_a_reference_is_an_item_of_csl_json():
    assert csl_item("moss-2019", Reference.model_validate(ARTICLE)) == {
        "id": "moss-2019",
        "type": "article-journal",
        "title": "Walks with lanterns",
        "author": [{"family": "Moss", "given": "A."}, {"family": "Fern", "given": "B."}],
        "issued": {"date-parts": [[2019, 5]]},
        "container-title": "Journal of Imaginary Trials",
        "volume": "25",
        "page": "1-9",
        "DOI": "10.1000/moss",
    }


def test_for_the_formatter_what_would_be_html_is_escaped():
    item = csl_item("a", reference(title="A <b> & c", author=({"literal": "<i>"},)), safe=True)
    assert item["title"] == "A &lt;b&gt; &amp; c"
    assert item["author"] == [{"literal": "&lt;i&gt;"}]


def test_a_reference_is_formatted_with_its_doi_as_a_link():
    cited = format_references({"moss-2019": Reference.model_validate(ARTICLE)})["moss-2019"]
    assert cited.key == "moss-2019"
    assert cited.short == "Moss and Fern 2019"
    assert cited.full.striptags().startswith("Moss, A. and Fern, B. (2019)")
    assert 'href="https://doi.org/10.1000/moss"' in cited.full
    assert "CC BY" not in cited.full


def test_an_address_is_linked_without_the_full_stop_after_it():
    cited = format_references({"a": reference(URL="https://fern.example/a", issued="2020")})["a"]
    assert 'href="https://fern.example/a"' in cited.full


def test_html_in_a_reference_is_shown_as_it_stands():
    cited = format_references({"a": reference(title="<script>x</script>", issued="2020")})["a"]
    assert "<script" not in cited.full
    assert "&lt;script&gt;" in cited.full


def test_an_empty_bibliography_is_empty():
    assert format_references({}) == {}


def test_keys_come_in_the_order_of_first_mention():
    assert cited_first_to_last(["b", "a", "b", "c", "a"]) == ["b", "a", "c"]
