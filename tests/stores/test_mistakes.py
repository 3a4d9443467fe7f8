"""Mistakes that editors make: each is told once, at its line, and what the help asks for mends it.

They are written down in `mistakes/`: what was done to a good store, the report, and the mend.
"""

import pytest
from tests.helpers import VOCABULARY, Store
from tests.stores.mistakes import GOOD, HERE, MISTAKES, fix, follow, mend

from evidence_store.diagnostics.formats.text import as_text


@pytest.fixture
def good(empty_store: Store) -> Store:
    return empty_store.fill(VOCABULARY).fill(GOOD)


def test_nothing_is_wrong_with_the_good_store(good: Store):
    assert good.report == ""


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_and_what_the_help_asks_for_mends_it(name: str, good: Store):
    mistake = MISTAKES[name]
    follow(good, mistake)
    checked = good.check()
    assert as_text(checked.report) == mistake["told"]
    assert len(checked.report) == 1
    certain = any(finding.suggestion and finding.suggestion.certain for finding in checked.report)
    assert not certain or mistake["fixed"]
    mend(good, mistake, checked)
    assert good.report == ""


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if mistake.get("fixed")])
def test_what_has_one_safe_mend_is_mended_by_the_command_and_then_all_is_well(name: str, good: Store):
    follow(good, MISTAKES[name])
    assert fix(good)
    assert good.report == ""


def test_a_mistake_has_one_name():
    files = [file.read_text("utf-8") for file in HERE.glob("*.yml")]
    assert sum(text.count("- mistake:") for text in files) == len(MISTAKES)
