"""The page of the rules: everything that `explain` says, each rule at an address of its own."""

import pytest
from tests.helpers import Found, Store, dangers

from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.report import Report
from evidence_store.rules import all_rules
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES

PAGE = "about/rules.html"
RULES = {**all_rules(), **{rule.name: rule for rule in UPKEEP_RULES}}


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return Store(tmp_path_factory.mktemp("store")).page(PAGE)


def test_every_rule_is_explained_with_its_samples(html: str):
    text = " ".join(Found(html).text.split())
    for rule in RULES.values():
        samples = f"Not like this {rule.bad or '(nothing at all)'} But like this {rule.good}"
        said = f"{rule.title} {rule.name} {rule.severity.value} {rule.why} {samples}"
        assert " ".join(said.split()) in text


def test_samples_of_faults_are_shown_and_not_obeyed(html: str):
    assert "<script>alert(1)</script>" in Found(html).text
    assert dangers(html) == []


def test_what_a_finding_links_to_is_there(html: str):
    results = Results(Report(), RULES, rules_at=f"https://store.example.org/{PAGE}")
    ids = {attributes["id"] for _, attributes in Found(html).tags if "id" in attributes}
    for rule in RULES:
        address, _, place = results.explained_at(rule).partition("#")
        assert (address, place in ids) == (f"https://store.example.org/{PAGE}", True)


def test_a_text_may_link_to_the_page(store: Store):
    store("about/a.md", "---\ntitle: A\nsummary: B.\n---\n\nSee [the rule](rules.md#rule-broken-link).\n")
    assert store.report == ""
    assert 'href="rules.html#rule-broken-link"' in store.page("about/a.html")
