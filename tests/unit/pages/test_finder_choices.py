"""Plain pages for each choice of a filter: which summaries stand there, and in which order."""

import re

from tests.helpers import Found, Store, complete

SUMMARY = (
    "---\ntitle: {t}\nsummary: S.\nstatus: in preparation\n"
    "population: {{who: W, ages: {{from: {a}, to: {b}}}}}\n---\n"
)


def store_of(store: Store) -> Store:
    store("interventions/young.md", SUMMARY.format(t="Young", a=2, b=6))
    store("interventions/old.md", SUMMARY.format(t="Old", a=16, b=20))
    return complete(store)


def titles(html: str) -> list[str]:
    return re.findall(r'<h3 class="ev-card__title"><a href="([^"]+)">', html)


def test_a_choice_lists_what_it_finds_and_no_more(store: Store):
    store_of(store)
    assert titles(store.page("interventions/by/age/0-4.html")) == ["../../young.html"]
    assert titles(store.page("interventions/by/age/5-10.html")) == ["../../young.html"]
    assert titles(store.page("interventions/by/age/16-17.html")) == ["../../old.html"]


def test_a_choice_that_finds_nothing_has_no_page_and_is_named_with_its_zero(store: Store):
    addresses = {page.address for page in store_of(store).build().site.pages}
    assert "interventions/by/age/11-15.html" not in addresses
    text = re.sub(r"\s+", " ", Found(store.page("interventions/by/index.html")).text)
    assert "11 to 15 0 summaries" in text


def test_every_link_of_the_list_leads_to_a_page(store: Store):
    addresses = {page.address for page in store_of(store).build().site.pages}
    links = re.findall(r'href="((?:\w+)/[\w-]+\.html)"', store.page("interventions/by/index.html"))
    assert len(links) > 5
    assert {f"interventions/by/{link}" for link in links} <= addresses


def test_a_store_without_summaries_has_no_such_pages(store: Store):
    addresses = {page.address for page in store.build().site.pages}
    assert not [address for address in addresses if address.startswith("interventions/by/")]
