"""GRADE's arithmetic: where it starts, what moves it, and that it ends between very low and high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.analyses.samples import certainty

from evidence_store.analyses.certainty import Step, certainty_level

DOWN = ("risk_of_bias", "inconsistency", "indirectness", "imprecision", "publication_bias")
UP = ("large_effect", "dose_response", "opposing_confounding")


@pytest.mark.parametrize(
    ("start", "reasons", "level"),
    [
        ("high", {}, 3),
        ("low", {}, 1),
        ("high", {"risk_of_bias": 1}, 2),
        ("high", {"risk_of_bias": 1, "imprecision": 1}, 1),
        ("high", {"risk_of_bias": 2, "imprecision": 1}, 0),
        # Not below very low, not above high.
        ("high", {"risk_of_bias": 2, "imprecision": 2}, 0),
        ("low", {"indirectness": 2, "inconsistency": 2, "publication_bias": 2}, 0),
        ("low", {"large_effect": 2}, 3),
        ("low", {"large_effect": 2, "dose_response": 1, "opposing_confounding": 2}, 3),
        ("high", {"large_effect": 1}, 3),
        # Ups and downs are added before the ends are drawn: five down and three up are two down.
        ("low", {"risk_of_bias": 2, "imprecision": 1, "large_effect": 1, "dose_response": 1}, 0),
        ("low", {"risk_of_bias": 1, "large_effect": 2}, 2),
        ("high", {"risk_of_bias": 2, "inconsistency": 2, "large_effect": 2}, 1),
    ],
)
def test_the_arithmetic(start: str, reasons: dict[str, int], level: int):
    assert certainty_level(certainty(start, **reasons)).level == level


def test_its_working_names_each_reason_with_its_words():
    found = certainty_level(certainty("low", imprecision=2, risk_of_bias=1, large_effect=1))
    assert found.start == 1
    assert found.steps == (
        Step("risk_of_bias", -1, "Because of risk_of_bias."),
        Step("imprecision", -2, "Because of imprecision."),
        Step("large_effect", 1, "Because of large_effect."),
    )


@given(
    st.sampled_from(["high", "low"]),
    st.dictionaries(st.sampled_from(DOWN), st.integers(1, 2)),
    st.dictionaries(st.sampled_from(UP), st.integers(1, 2)),
)
def test_any_record_is_its_start_and_its_steps_kept_within_the_scale(
    start: str, down: dict[str, int], up: dict[str, int]
):
    found = certainty_level(certainty(start, **down, **up))
    assert len(found.steps) == len(down) + len(up)
    total = found.start - sum(down.values()) + sum(up.values())
    assert (
        found.level == min(3, max(0, total)) == min(3, max(0, found.start + sum(s.by for s in found.steps)))
    )
