"""Links to a part of a page: what is on a page can be linked to, and what is not is told."""

import re

import pytest
from tests.helpers import VOCABULARY, Store
from tests.stores.mistakes import GOOD

from evidence_store.catalogue.checks.unknown_place import finding
from evidence_store.diagnostics import Place


def test_every_part_that_a_page_of_a_record_has_can_be_linked_to(empty_store: Store):
    run = empty_store.fill(VOCABULARY).fill(GOOD).build()
    entries = {entry.address: entry for entry in run.catalogue.entries.values() if entry.kind.has_pages}
    pages = {page.address: set(re.findall(r'\bid="([^"]+)"', str(page.html))) for page in run.site.pages}
    names_of_names = re.compile(
        r".*-(?:caption|desc|hint|title|meaning|word)"
    )  # these tell what an element is called
    parts = [
        (entry, part)
        for address, entry in entries.items()
        for part in sorted(pages[address])
        if not names_of_names.fullmatch(part)
    ]
    assert len({entry.kind.name for entry, _ in parts}) > 8
    assert [
        (entry.address, part) for entry, part in parts if finding(entry, entry, Place("a.md"), "", part)
    ] == []


@pytest.mark.parametrize(
    ("link", "help"),
    [
        ("../interventions/lantern-walks.md#economics", ""),
        ("../interventions/lantern-walks.md#result-one-home", ""),
        (
            "../interventions/lantern-walks.md#econmics",
            'did you mean "../interventions/lantern-walks.md#economics"?',
        ),
        (
            "../interventions/lantern-walks.md#what-does-it-cost",
            'did you mean "../interventions/lantern-walks.md#economics"?',
        ),
        (
            "../interventions/lantern-walks.md#limits",  # a question that this summary does not answer
            "link to ../interventions/lantern-walks.md alone, and name the heading in your text",
        ),
        (
            "../about/index.md#who-we-are",
            "link to ../about/index.md alone, and name the heading in your text",
        ),
        ("#who-we-are", "write the words without a link: headings have no address"),
        ("../about/lantern.png#left", ""),
        ("../glossary/index.md#letter-c", ""),
        ("https://fern.example/#left", ""),
    ],
)
def test_a_part_that_is_not_there_is_told_with_what_to_write(link: str, help: str, empty_store: Store):
    store = empty_store.fill(VOCABULARY).fill(GOOD)
    store("news/chosen.md", GOOD["news/chosen.md"].decode().replace("../events/evening.md", link))
    told = [found for found in store.check().report if found.rule == "unknown-place"]
    assert [found.help for found in told] == ([help] if help else [])
