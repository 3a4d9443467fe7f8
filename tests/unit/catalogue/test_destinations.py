"""Links in the text to pages that have no file of their own."""

import pytest
from tests.helpers import Store

PRACTICE = (
    "---\ntitle: T\nsummary: S.\npartners: [a]\nprogramme: p\noutcomes_sought: [placement-stability]\n"
    "evaluation: {{stage: announced}}\nsources: [moss-2019]\n---\n\n## What we know\n\n[x]({})\n"
)


def practice(store: Store, link: str) -> Store:
    return store.stub("partner", "a").stub("programme", "p")("practices/x.md", PRACTICE.format(link))


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("../outcomes/placement-stability.md", [("outcome", "placement-stability")]),
        ("../outcomes/placement-stability.md#practices", [("outcome", "placement-stability")]),
        ("../glossary/index.md#term-cohort-study", [("term", "cohort-study")]),
        ("../glossary/index.md", []),
        ("../glossary/index.md#c", []),
        ("../map/index.md", []),
        ("../outcomes/index.md", []),
        ("../populations/index.md", []),
        ("../interventions/index.md", []),
    ],
)
def test_a_page_that_is_made_without_a_file_can_be_linked(
    link: str, leads_to: list[tuple[str, str]], store: Store
):
    practice(store, link)
    assert store.report == ""
    named = store.check().catalogue.outgoing(("practice", "x"))
    assert [link.target for link in named if link.field == "body"] == leads_to
    page = next(page for page in store.build().site.pages if page.address == "practices/x.html")
    assert f'href="{link.replace(".md", ".html")}"' in page.html


@pytest.mark.parametrize(
    ("link", "finding", "help"),
    [
        (
            "../outcomes/wellbeing.md",
            '"Wellbeing" has no page, because no published summary and no practice names it',
            "link to ../outcomes/index.md, or name it in a field of a summary first",
        ),
        (
            "../themes/adolescents.md",
            'there is no file "themes/adolescents.md"',
            "look up the name of the file",
        ),
        (
            "../outcomes/indx.md",
            'there is no file "outcomes/indx.md"',
            'did you mean "../outcomes/index.md"?',
        ),
        (
            "../glossary/index.md#term-xyz",
            'the glossary has no term "xyz"',
            "link to ../glossary/index.md alone, or add the term",
        ),
        ("../map/index.html", 'there is no file "map/index.html"', "link to the file: ../map/index.md"),
    ],
)
def test_a_page_that_the_site_will_not_have_is_caught(link: str, finding: str, help: str, store: Store):
    report = practice(store, link).report.splitlines()
    assert report == [f"content/practices/x.md:13:5: error[broken-link]: {finding}", f"  help: {help}"]


def test_to_be_mentioned_in_a_text_gives_an_outcome_no_page(store: Store):
    practice(store, "../outcomes/placement-stability.md")
    assert store.check().catalogue.topics == {("outcome", "placement-stability")}


def test_every_page_of_the_site_can_be_linked(store: Store):
    practice(store, "../outcomes/placement-stability.md").stub("intervention", "i")
    # A choice of the finder comes and goes with the summaries it finds: texts link to outcomes, groups and the finder.
    paths = [page.document_path for page in store.build().site.pages]
    links = [f"- [x]({path})" for path in paths if not path.startswith("interventions/by/")]
    store("all.md", "---\ntitle: T\nsummary: S.\n---\n\n" + "\n".join(links) + "\n")
    assert store.report == ""
