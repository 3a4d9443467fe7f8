"""A part of the store that stands by itself."""

import pytest
from tests.helpers import TODAY, Store

from evidence_store import run
from evidence_store.catalogue.selection import NothingChosen, chosen, listed, selection
from evidence_store.pages.publication import Publication

SUMMARY = "---\ntitle: {}\nsummary: S.\nstatus: in preparation\nrelated: [{}]\n---\n"


@pytest.fixture
def small(store: Store) -> Store:
    """Walks and talks are neighbours; a practice of a partner tests walks; nothing has to do with the other partner."""
    store("interventions/walks.md", SUMMARY.format("Walks", "talks"))
    store("interventions/talks.md", SUMMARY.format("Talks", "walks"))
    for kind, id in (
        ("partner", "alpha"),
        ("partner", "beta"),
        ("programme", "a-programme"),
    ):
        store.stub(kind, id)
    store(
        "about.md",
        "---\ntitle: About\nsummary: S.\n---\n\n## More\n\n"
        "[Walking](interventions/walks.md), [talking](interventions/talks.md#x).\n",
    )
    return store(
        "practices/steps.md",
        "---\ntitle: Steps\nsummary: S.\npartners: [alpha]\nprogramme: a-programme\ninterventions: [walks]\n"
        "evaluation:\n  stage: announced\nsources: [moss-2019]\n---\n",
    )


def pages(store: Store, *only: str) -> list[str]:
    catalogue = store.check().catalogue
    part = selection(catalogue, chosen(catalogue, only))
    return sorted(entry.address for entry in part.entries.values() if part.has_page(entry))


@pytest.mark.parametrize(
    ("only", "there"),
    [
        (
            ["interventions/walks"],
            ["interventions/walks.html", "about.html", "partners/alpha.html", "practices/steps.html",
             "programmes/a-programme.html"],
        ),
        (["interventions/talks"], ["interventions/talks.html", "about.html"]),
        (
            ["interventions/walks,talks"],
            ["interventions/talks.html", "interventions/walks.html", "about.html", "partners/alpha.html",
             "practices/steps.html", "programmes/a-programme.html"],
        ),
        (["interventions/talks", "partners/beta"], ["interventions/talks.html", "about.html", "partners/beta.html"]),
    ],
)  # fmt: skip
def test_it_has_what_was_chosen_who_tests_it_and_what_these_name_but_no_neighbours(
    only: list[str], there: list[str], small: Store
):
    assert pages(small, *only) == sorted(there)


@pytest.mark.parametrize(
    "address",
    [
        "https://store.example/interventions/compare.html?id=walks&id=talks",
        "file:///D:/Copy%20of%20it/store/interventions/compare.html?id=walks&id=talks#compare-table",
        "interventions/compare.html?id=walks&id=talks",
        "https://store.example/part/interventions/index.html?outcome=school&only=steps&pick=walks&pick=talks",
    ],
)
def test_the_address_of_a_shortlist_stands_for_what_is_compared_or_ticked(address: str, small: Store):
    assert listed(address) == ["interventions/walks", "interventions/talks"]
    assert chosen(small.check().catalogue, [address]) == {
        ("intervention", "walks"),
        ("intervention", "talks"),
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://store.example/interventions/walks.html",
        "https://store.example/interventions/walks.html#sources",
        "interventions/walks.html",
        "https://store.example/interventions/index.html?only=walks",
    ],
)
def test_the_address_of_a_page_stands_for_its_record(address: str, small: Store):
    assert chosen(small.check().catalogue, [address]) == {("intervention", "walks")}


def test_the_whole_vocabulary_and_all_sources_come_along(small: Store):
    catalogue = small.check().catalogue
    part = selection(catalogue, chosen(catalogue, ["interventions/talks"]))
    for kind in ("reference", "outcome", "effect-level", "phrase", "term"):
        assert part.of(kind) == catalogue.of(kind)


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("interventions/wlaks", 'there is no "interventions/wlaks". did you mean "walks"?'),
        (
            "intervention/walks",
            '"intervention/walks": there is no folder "intervention" of pages; did you mean "interventions"?',
        ),
        (
            "https://store.example/interventions/compare.html?id=wlaks",
            'there is no "interventions/wlaks". did you mean "walks"?',
        ),
        (
            "https://store.example/interventions/index.html?outcome=school",
            '"https://store.example/interventions/index.html?outcome=school" names no record: tick summaries in the '
            "list, or take the command that stands below it",
        ),
        (
            "https://store.example/interventions/index.html",
            '"https://store.example/interventions/index.html" names no record: tick summaries in the list, or take the '
            "command that stands below it",
        ),
        ("walks", '"walks": name the folder first: interventions/kinship-care'),
        ("interventions/ , ", "nothing is chosen: name records, such as interventions/kinship-care"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_with_what_may_be_meant(only: str, said: str, small: Store):
    with pytest.raises(NothingChosen) as raised:
        chosen(small.check().catalogue, [only])
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("site_url", "neighbour", "in_text"),
    [
        ("", "<li>Talks</li>", "<span>talking</span>"),
        (
            "https://store.example/",
            '<li><a href="https://store.example/interventions/talks.html">Talks</a></li>',
            '<a href="https://store.example/interventions/talks.html#x"',
        ),
    ],
)
def test_what_stayed_behind_is_named_and_linked_only_where_it_is_published(
    site_url: str, neighbour: str, in_text: str, small: Store
):
    made = run(
        small.content, TODAY, publication=Publication(site_url=site_url), only=["interventions/walks"]
    ).site
    html = {page.address: str(page.html) for page in made.pages}
    assert "interventions/talks.html" not in html
    assert neighbour in html["interventions/walks.html"]
    assert in_text in html["about.html"]
    assert '<a href="interventions/walks.html"' in html["about.html"]
