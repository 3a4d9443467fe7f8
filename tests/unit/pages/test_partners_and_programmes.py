"""Who tests what where, rounds and their evaluations, links both ways, and the graph of relations."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.helpers import TODAY, Found, Store, complete

from evidence_store import KINDS, run
from evidence_store.pages.urls import relative

PRACTICE = (
    "---\ntitle: {t}\nsummary: S.\npartners: {p}\nprogramme: {r}\nsources: [moss-2019]\n"
    "themes: [adolescents]\nevaluation: {{{e}}}\n---\n"
)


@pytest.fixture
def town(store: Store) -> Store:
    """Two rounds of one programme; a council and a police force, in one region and nowhere."""
    store("partners/council.md", "---\ntitle: Council\nsummary: S.\nagency: council\nregion: london\n---\n")
    store("partners/force.md", "---\ntitle: Force\nsummary: S.\nagency: police\n---\n")
    store("programmes/fund.md", "---\ntitle: Fund\nsummary: S.\nstatus: Running\nstatus_as_of: 2020\n---\n")
    for round in ("one", "two"):
        text = (
            f"---\ntitle: Round {round}\nsummary: S.\nstatus: Open\nstatus_as_of: 2020\nparent: fund\n---\n"
        )
        store(f"programmes/{round}.md", text)
    store(
        "practices/p.md", PRACTICE.format(t="P", p="[council]", r="one", e="stage: pilot, results_due: 2020")
    )
    report = "stage: report, report: moss-2019"
    store("practices/q.md", PRACTICE.format(t="Q", p="[council, force]", r="two", e=report))
    return complete(store)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", Found(html).text)


def test_a_programme_counts_what_its_rounds_hold(town: Store):
    fund, one = town.page("programmes/fund.html"), town.page("programmes/one.html")
    assert "Calls 0 Partnerships 2 Evaluations published 1" in words(fund)
    assert "the results of 1 of 2 were overdue" in words(fund)
    assert "Calls 0 Partnerships 1 Evaluations published 0" in words(one)
    assert "../practices/q.html" not in one


def test_agencies_are_counted_once_each(town: Store):
    rows = re.findall(
        r'<tr><th scope="row">(\w+)</th><td>.*?count">(\d+)<', town.page("programmes/fund.html")
    )
    assert sorted(rows) == [("Council", "1"), ("police", "1")]


def test_a_region_knows_who_tests_what_there(town: Store):
    html = town.page("partners/index.html")
    row = re.search(r'<tr id="region-london">.*?</tr>', html, re.DOTALL).group()
    assert words(row).split() == ["london", "PQ", "Council"]
    assert "1 partner works all over the country, or no source names a region." in words(html)


def test_a_partner_can_be_filtered_by_theme_and_programme_of_its_practices(town: Store):
    items = [at for _, at in Found(town.page("partners/index.html")).tags if "data-filtered" in at]
    assert [
        (at["data-agency"], at["data-region"], at["data-theme"], at["data-programme"]) for at in items
    ] == [
        ("council", "london", "adolescents", "one two"),
        ("police", "", "adolescents", "two"),
    ]


def test_a_published_evaluation_stands_with_those_who_helped_to_make_it(town: Store):
    html = town.page("partners/force.html")
    made = re.search(r'<section[^>]*aria-labelledby="made">.*?</section>', html, re.DOTALL).group()
    assert 'href="../practices/q.html"' in made
    assert "practices/p.html" not in made


def test_every_link_between_records_of_the_real_store_goes_both_ways():
    site = run(Path("content"), TODAY, KINDS)
    pages = {page.address: str(page.html) for page in site.site.pages}
    missing = []
    for link in site.catalogue.links:
        source, target = site.catalogue.entries[link.source], site.catalogue.entries[link.target]
        if not (source.kind.has_pages and target.kind.has_pages) or source.key == target.key:
            continue
        if f'href="{relative(source.address, target.address)}' not in pages[target.address]:
            missing.append(
                f"{target.address} has no link to {source.address}, which names it in {link.field}"
            )
    assert [line for line in missing if "page/" not in line and "index.html" not in line] == []


def test_the_graph_holds_every_link_once(town: Store):
    graph = json.loads(town.file("data/relations.json"))
    rows = list(csv.DictReader(io.StringIO(town.file("data/relations.csv"))))
    assert {"source": "practice/q", "target": "partner/force", "relation": "partners"} in graph["links"]
    assert len(rows) == len(graph["links"]) == len(town.check().catalogue.links)
    ids = [node["id"] for node in graph["nodes"]]
    assert len(ids) == len(set(ids))
    assert {end for link in graph["links"] for end in (link["source"], link["target"])} == set(ids)
    force = next(node for node in graph["nodes"] if node["id"] == "partner/force")
    assert force == {
        "id": "partner/force",
        "kind": "partner",
        "label": "Force",
        "address": "partners/force.html",
    }


def test_overdue_is_by_the_day_of_the_build(town: Store):
    pages = run(town.content, date(2020, 12, 31), town.kinds).site.pages
    assert "were overdue" not in next(page.html for page in pages if page.address == "programmes/fund.html")
