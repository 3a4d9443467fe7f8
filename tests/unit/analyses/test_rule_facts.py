"""Facts that contradict themselves are refused before any rule sees them."""

import math

import pytest

from evidence_store.analyses.rules.facts import KEYS, FactsError, RuleFacts

GOOD = {"k": 4, "est": 0.2, "lo": 0.1, "hi": 0.3, "plo": 0.0, "phi": 0.4, "T": 0.1, "I2": 30}


def test_facts_and_their_json_say_the_same() -> None:
    facts = RuleFacts.from_json(GOOD | {"favour": 0.75, "fav_n": 0.6})
    assert RuleFacts.from_json(facts.to_json()) == facts
    assert list(facts.to_json()) == list(KEYS)


def test_what_is_not_given_is_not_known() -> None:
    assert RuleFacts.from_json({"k": 0}) == RuleFacts(k=0)
    assert RuleFacts.from_json({"k": 2, "T": None, "est": None}) == RuleFacts(k=2)
    assert RuleFacts.from_json({"k": None}) == RuleFacts(k=None)


def test_mirrored_twice_is_the_same() -> None:
    facts = RuleFacts.from_json(GOOD | {"favour": 0.75, "fav_n": 0.5})
    assert facts.mirrored().mirrored() == facts
    assert (facts.mirrored().lo, facts.mirrored().hi) == (-0.3, -0.1)


def test_bounds_may_touch_the_estimate() -> None:
    RuleFacts(k=3, est=0.2, lo=0.2, hi=0.2, plo=0.2, phi=0.2)


@pytest.mark.parametrize(
    ("change", "key", "message"),
    [
        ({"lo": 0.25}, "est", "the estimate lies outside its interval"),
        ({"hi": 0.15}, "est", "the estimate lies outside its interval"),
        ({"T": -0.1}, "T", "the trivial bound is below 0"),
        ({"lo": None}, "est", "an estimate and its interval belong together"),
        ({"est": None, "lo": None}, "est", "an estimate and its interval belong together"),
        ({"plo": None}, "plo", "a prediction interval has two bounds"),
        ({"plo": 0.25}, "plo", "the estimate lies outside its prediction interval"),
        (
            {"est": None, "lo": None, "hi": None},
            "plo",
            "a prediction interval without an estimate",
        ),
        ({"favour": 75}, "favour", "a share lies between 0 and 1"),
        ({"fav_n": -0.1}, "fav_n", "a share lies between 0 and 1"),
        ({"I2": 101}, "I2", "I2 lies between 0 and 100"),
        ({"k": -1}, "k", "a number of studies is 0, 1, 2, ..."),
        ({"k": 2.5}, "k", "a number of studies is 0, 1, 2, ..."),
        ({"k": True}, "k", "a number of studies is 0, 1, 2, ..."),
        ({"k": 10**400}, "k", "a number of studies is 0, 1, 2, ..."),
        ({"hi": math.inf}, "hi", "not a number, or beyond all effects"),
        ({"hi": math.nan}, "hi", "not a number, or beyond all effects"),
        ({"hi": 1e308}, "hi", "not a number, or beyond all effects"),
        ({"hi": "0.3"}, "hi", "not a number, or beyond all effects"),
        ({"T": True}, "T", "not a number, or beyond all effects"),
        ({"tau2": 0.1}, "tau2", "no rule knows this fact"),
    ],
)
def test_what_cannot_be_true(change: dict[str, object], key: str, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        RuleFacts.from_json(GOOD | change)
    assert (caught.value.key, caught.value.message) == (key, message)
    assert caught.value.help


def test_the_number_of_studies_is_always_needed() -> None:
    with pytest.raises(FactsError, match="missing"):
        RuleFacts.from_json({"favour": 1.0})
