"""Whole little stores: each rule has one that breaks it, and some hold nothing wrong."""

from pathlib import Path

import pytest
from tests.helpers import STORES, Store
from tests.rewrite_expected import COMMAND, invalid_store, model_dump, valid_store
from tests.unusual_files import MADE

from evidence_store.rules import all_rules

RULES = list(all_rules())
VALID = sorted(path.name for path in (STORES / "valid").iterdir() if path.is_dir())
REWRITE = f"not what is expected; if it is better, run `{COMMAND}` and read the diff"


@pytest.mark.parametrize("rule", RULES)
def test_a_store_that_breaks_a_rule_gets_exactly_this_report(rule: str, tmp_path: Path):
    expected = (STORES / "invalid" / rule / "expected.txt").read_text("utf-8")
    assert invalid_store(rule, tmp_path).report == expected, REWRITE


@pytest.mark.parametrize("rule", RULES)
def test_the_store_of_a_rule_breaks_that_rule_and_no_other(rule: str, tmp_path: Path):
    # Two come together by nature: Excel's `sep=` line may name the semicolon, and so on; none does today.
    assert set(invalid_store(rule, tmp_path).rules) == {rule}


@pytest.mark.parametrize("rule", RULES)
def test_every_finding_says_what_to_do(rule: str, tmp_path: Path):
    for finding in invalid_store(rule, tmp_path).check().report:
        assert finding.help, f"{finding.place}: {finding.message}"
        assert not finding.message.endswith("."), finding.message


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_has_the_severity_of_its_rule(rule: str, tmp_path: Path):
    for finding in invalid_store(rule, tmp_path).check().report:
        assert finding.severity == all_rules()[finding.rule].severity.value


@pytest.mark.parametrize("rule", RULES)
def test_what_is_left_of_a_faulty_store_can_be_built(rule: str, tmp_path: Path):
    assert invalid_store(rule, tmp_path).build().site.pages


def test_no_store_is_kept_for_a_rule_that_is_gone():
    kept = {path.name for path in (STORES / "invalid").iterdir() if path.is_dir()}
    assert kept - set(RULES) == set()
    assert set(MADE) - set(RULES) == set()


@pytest.mark.parametrize("case", VALID)
def test_nothing_is_wrong_with_a_valid_store(case: str, tmp_path: Path):
    assert valid_store(case, tmp_path).report == ""


@pytest.mark.parametrize("case", VALID)
def test_a_valid_store_is_read_as_this_model(case: str, tmp_path: Path):
    expected = (STORES / "valid" / case / "expected.json").read_text("utf-8")
    assert model_dump(valid_store(case, tmp_path)) == expected, REWRITE


def test_the_vocabulary_of_the_tests_is_a_store_in_which_nothing_is_wrong(store: Store):
    assert store.report == ""


def test_a_store_with_nothing_in_it_has_nothing_wrong(empty_store: Store):
    assert empty_store.report == ""
