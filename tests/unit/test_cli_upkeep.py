"""The commands `links` and `reviews`: what they tell, and that nobody is asked on the web without need."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import VOCABULARY, Store
from tests.unit.upkeep.web import QUICK, Web, web

from evidence_store.cli import main
from evidence_store.upkeep import ask, check

AGENCIES = "vocabulary/agencies.yml"
PARTNER = """---
title: Wickford
summary: Tests walks.
agency: council
website: {0}/gone
---

[What it tests]({0}/here), after [a study](https://doi.org/10.5555/a).
"""
RETRACTED = {"message": {"updated-by": [{"type": "retraction", "DOI": "10.5555/notice"}]}}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose sources lead nowhere: no test may ask the true web."""
    return Store(tmp_path)(AGENCIES, VOCABULARY[AGENCIES])


@pytest.fixture
def there(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A store with one page that leads to a little web, which is the only one there is."""
    with web({"/gone": 404, "/here": 200, "/10.5555/a": RETRACTED}) as running:
        store("partners/a.md", PARTNER.format(running.address))
        monkeypatch.setattr(ask, "Manners", lambda contact: QUICK)
        own = f"{running.address}/"
        monkeypatch.setattr(check, "check_links", partial(check.check_links, resolver=own))
        monkeypatch.setattr(check, "check_sources", partial(check.check_sources, registry=own))
        yield running


def links(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["links", "--content", str(store.content), *arguments])


def test_it_lists_every_address_with_its_place_and_asks_nobody(store: Store, there: Web):
    result = links(store)
    file = f"{store.content}/partners/a.md"
    assert result.stdout.splitlines() == [
        f"{file}:5:10: {there.address}/gone",
        f"{file}:8:17: {there.address}/here",
        f"{file}:8:{len(there.address) + 41}: https://doi.org/10.5555/a",
    ]
    assert result.exit_code == 0
    assert there.asked == []


def test_a_dead_link_is_told_with_its_place_and_does_not_fail(store: Store, there: Web):
    result = links(store, "--check")
    assert f"partners/a.md:5:10: warning[dead-link]: {there.address}/gone: there is nothing" in result.stdout
    assert f"{there.address}/here" not in result.stdout
    assert result.stderr == "3 addresses: 1 warning\n"
    assert result.exit_code == 0


def test_a_retracted_source_is_told_and_fails(store: Store, there: Web):
    result = links(store, "--retractions")
    assert "error[retracted-source]: 10.5555/a was retracted" in result.stdout
    assert result.exit_code == 1


def test_both_can_be_asked_at_once_and_written_for_programs_and_for_a_summary(store: Store, there: Web):
    summary = store.content.parent / "summary.md"
    result = links(store, "--check", "--retractions", "--format", "json", "--summary", str(summary))
    found = json.loads(result.stdout)["findings"]
    assert {finding["rule"] for finding in found} == {"dead-link", "retracted-source"}
    assert summary.read_text("utf-8").startswith("## Links and sources: 1 error, 1 warning\n")


GONE = "partners/a.md:5:10: warning[dead-link]"


@pytest.mark.parametrize(
    ("item", "silent"),
    [
        ("rule: dead-link", True),
        ("rule: dead-link, address: '{0}/gone'", True),
        ("rule: dead-link, address: '{0}/here'", False),
        ("rule: silent-link", False),
        ("rule: dead-link, until: 2026-11-22", True),
        ("rule: dead-link, until: 2026-11-21", False),
    ],
)
def test_a_warning_that_is_accepted_is_not_told_until_its_last_day(
    item: str, silent: bool, store: Store, there: Web, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    store("ignores.yml", f"- {{file: partners/a.md, {item.format(there.address)}, reason: It comes back.}}\n")
    result = links(store, "--check")
    assert (GONE in result.stdout) is not silent
    assert result.stderr == (
        "3 addresses: no problems found; 1 ignored with a reason\n" if silent else "3 addresses: 1 warning\n"
    )


def test_a_retraction_is_told_whatever_is_accepted(store: Store, there: Web):
    item = (
        "- {file: partners/a.md, rule: retracted-source, reason: So., address: 'https://doi.org/10.5555/a'}\n"
    )
    result = links(store("ignores.yml", item), "--retractions")
    assert "error[retracted-source]: 10.5555/a was retracted" in result.stdout
    assert result.exit_code == 1


def test_a_review_may_be_put_off_with_a_reason(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    store("interventions/walks.md", SUMMARY.format("in preparation", "2026-11-21"))
    store(
        "ignores.yml",
        "- {file: interventions/walks.md, rule: review-due, reason: A trial ends., until: 2027-01-31}\n",
    )
    result = CliRunner().invoke(main, ["reviews", "--content", str(store.content)])
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr.endswith(": no problems found; 1 ignored with a reason\n")


SUMMARY = "---\ntitle: Walks\nsummary: A stub.\nstatus: {}\nnext_review: {}\n---\n"


@pytest.mark.parametrize(
    ("status", "by", "arguments", "told"),
    [
        ("in preparation", "2026-11-21", [], "the review of Walks was due on 21 November 2026, 1 day ago"),
        ("in preparation", "2026-11-22", [], "the review of Walks is due on 22 November 2026"),
        (
            "in preparation",
            "2026-12-22",
            ["--within", "30"],
            "the review of Walks is due on 22 December 2026",
        ),
        ("in preparation", "2026-11-23", [], ""),
        ("in preparation", "2026-12-23", ["--within", "30"], ""),
        ("withdrawn\nwithdrawn: {on: 2026-01-01, because: Retracted.}", "2026-11-21", [], ""),
    ],
)
def test_a_review_is_told_when_it_is_due(
    store: Store, monkeypatch: pytest.MonkeyPatch, status: str, by: str, arguments: list[str], told: str
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    store("interventions/walks.md", SUMMARY.format(status, by))
    result = CliRunner().invoke(main, ["reviews", "--content", str(store.content), *arguments])
    assert result.exit_code == 0
    if told:
        assert f"interventions/walks.md:5:14: warning[review-due]: {told}\n" in result.stdout
    else:
        assert result.stdout == ""
