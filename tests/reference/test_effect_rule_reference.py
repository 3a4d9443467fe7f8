"""The truth table of effect-rule/1, as it stands and mirrored."""

import json
from pathlib import Path
from typing import Any

import pytest

from evidence_store.analyses.rules.effect_rule_1 import derive
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.levels import Level

TABLE = json.loads((Path(__file__).parent / "data" / "effect-rule-1.cases.json").read_text(encoding="utf-8"))
CASES = TABLE["cases"]

MIRRORED_REASONS = {
    "important_harm_excluded": "important_benefit_excluded",
    "important_benefit_excluded": "important_harm_excluded",
}


def test_the_table_is_the_one_of_this_rule_and_reaches_every_row() -> None:
    assert TABLE["rule"] == "effect-rule/1"
    assert len(CASES) == 29
    rows = {derive(RuleFacts.from_json(case["input"])).row for case in CASES}
    assert rows == {0, 1, 2, 3, 4, 5}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_level_and_its_reasons(case: dict[str, Any]) -> None:
    derivation = derive(RuleFacts.from_json(case["input"]))
    assert derivation.level == case["level"]
    assert list(derivation.reasons) == case["reasons"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_mirror_image(case: dict[str, Any]) -> None:
    derivation = derive(RuleFacts.from_json(case["input"]).mirrored())
    assert derivation.level == Level(case["level"]).mirrored
    mirrored = [MIRRORED_REASONS.get(reason, reason) for reason in case["reasons"]]
    assert list(derivation.reasons) == mirrored
