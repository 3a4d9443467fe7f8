"""What was published once keeps its address: pages that have moved, and the list to compare with."""

import json

import pytest
from tests.helpers import TODAY, Store

from evidence_store import run
from evidence_store.catalogue.former import moved
from evidence_store.pages.addresses import LIST
from evidence_store.pages.publication import Publication

COUNCIL = "---\ntitle: Wickford Council\nsummary: Tests walks.\nagency: council\n{}---\n"
RENAMED = COUNCIL.format("renamed_from: [wick, practices/walks.html]\n")
SUMMARY = "---\ntitle: Walks\nsummary: S.\nstatus: in preparation\nrenamed_from: [strolls]\n---\n"


def addresses(store: Store) -> list[str]:
    return store.file(LIST).split("\n")[:-1]


def test_an_earlier_id_and_an_earlier_address_lead_to_the_page_of_today(store: Store):
    store("partners/wickford.md", RENAMED)
    pages = {page.address: page for page in store.build().site.pages}
    for address in ("partners/wick.html", "practices/walks.html"):
        assert pages[address].moved_to == "partners/wickford.html"
        assert "This page has moved" in pages[address].html
    assert 'href="wickford.html"' in pages["partners/wick.html"].html
    assert 'href="../partners/wickford.html"' in pages["practices/walks.html"].html
    assert store.file("data/redirects.csv") == (
        "from,to\npartners/wick.html,partners/wickford.html\npractices/walks.html,partners/wickford.html\n"
    )


def test_an_outcome_that_has_a_page_leads_there_and_one_without_leads_nowhere(store: Store):
    store(
        "vocabulary/outcomes.yml",
        "- {id: calm, label: Calm, noun: calm, definition: D., domain: home, better: higher, metric: OR, "
        "renamed_from: [quiet]}\n",
    )
    assert moved(store.check().catalogue) == {}


def test_the_data_of_a_record_is_there_under_its_earlier_id_too(store: Store):
    store("interventions/walks.md", SUMMARY)
    for ending in ("json", "ris", "bib", "csl.json"):
        assert store.file(f"data/interventions/strolls.{ending}") == store.file(
            f"data/interventions/walks.{ending}"
        )
    assert json.loads(store.file("data/interventions/strolls.json"))["id"] == "walks"


def test_the_list_has_pages_and_data_and_no_machinery(store: Store):
    store("interventions/walks.md", SUMMARY)
    found = addresses(store)
    assert found == sorted(set(found))
    assert {"interventions/walks.html", "interventions/strolls.html", "data/partners.csv", LIST} <= set(found)
    assert not [address for address in found if address.startswith("assets/")]
    assert "interventions/compare.html" not in found
    assert "data/interventions/walks.json" not in found  # it goes with its page


def test_the_list_does_not_depend_on_the_day(store: Store):
    store("interventions/walks.md", SUMMARY)("partners/wickford.md", RENAMED)
    lists = [
        next(file.content for file in run(store.content, day).site.files if file.address == LIST)
        for day in (TODAY, TODAY.replace(year=2000))
    ]
    assert lists[0] == lists[1]


@pytest.mark.parametrize(
    ("record", "lost"),
    [
        (RENAMED, []),
        (COUNCIL.format(""), ['"partners/wick.html" was published and is not there any more']),
    ],
    ids=["renamed", "renamed without a word"],
)
def test_a_renamed_file_is_reported_until_it_says_what_it_was(store: Store, record: str, lost: list[str]):
    store("partners/wick.md", COUNCIL.format(""))
    store(".published.txt", store.file(LIST))
    (store.content / "partners/wick.md").unlink()
    store("partners/wickford.md", record)
    assert [finding.message for finding in store.check().report] == lost


def test_a_reference_and_a_link_to_an_earlier_name_are_told_the_new_one(store: Store):
    store("partners/wickford.md", RENAMED)
    store("events/e.md", "---\ntitle: T\nsummary: S.\npartners: [wick]\n---\n[them](../partners/wick.md)\n")
    assert [finding.help for finding in store.check().report] == [
        'it is called "wickford" now',
        "link to ../partners/wickford.md",
    ]


@pytest.mark.parametrize(
    "written", ["Wick Ford", "../up", "a/../b", "x.html?y", "/a.html", "javascript:x", "a" * 161]
)
def test_an_earlier_name_is_an_id_or_an_address(store: Store, written: str):
    store("partners/wickford.md", COUNCIL.format(f"renamed_from: ['{written}']\n"))
    assert [finding.rule for finding in store.check().report] == ["bad-value"]


def test_robots_are_told_where_the_sitemap_is_once_the_site_has_an_address(store: Store):
    def files(publication: Publication) -> dict[str, str]:
        made = run(store.content, TODAY, publication=publication).site.files
        return {file.address: file.content for file in made if file.address in ("robots.txt", "llms.txt")}

    assert files(Publication())["robots.txt"] == "User-agent: *\nAllow: /\n"
    online = files(Publication(site_url="https://store.example/x"))
    assert online["robots.txt"].endswith("Sitemap: https://store.example/x/sitemap.xml\n")
    assert "](https://store.example/x/interventions/index.html): " in online["llms.txt"]
    assert files(Publication(offline=True)) == {}
