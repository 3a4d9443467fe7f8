"""What the numbers would have a judge consider: each threshold from both sides, and silence where nobody knows."""

import math
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.analyses.samples import outcome, result, rows

from evidence_store.analyses import suggestions as module
from evidence_store.analyses.evidence import Basis, Estimate, Evidence, evidence_of
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.rating_facts import Better
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.suggestions import suggestions


def evidence(low: float, high: float, measure: Measure | None = Measure.SMD, **given: Any) -> Evidence:
    """A published estimate with this interval."""
    trivial = given.pop("trivial", 0.1)
    predicted = (given.pop("plo", None), given.pop("phi", None))
    estimate = Estimate((low + high) / 2, low, high, *predicted)
    facts = RuleFacts(k=5, trivial=trivial)
    return Evidence(
        Basis.POOLED, measure, Better.HIGHER, trivial, facts, 5, None, **{"estimate": estimate, **given}
    )


def found(given: Evidence) -> dict[str, tuple[int, str]]:
    return {suggestion.reason: (suggestion.by, suggestion.because) for suggestion in suggestions(given)}


class TestImprecision:
    both = (2, "The interval includes an important benefit and an important harm.")
    zero = (1, "The interval includes no difference.")
    passes = (1, "The interval includes effects that matter and effects that do not.")
    below, above = math.log(0.75), math.log(1.25)

    @pytest.mark.parametrize(
        ("low", "high", "given", "expected"),
        [
            (-0.2, 0.2, {}, both),
            (-0.2, 0.1999, {}, zero),
            (-0.1999, 0.2, {}, zero),
            (0.0, 0.5, {}, zero),
            (-0.5, 0.0, {}, zero),
            (0.0999, 0.5, {}, passes),
            (0.1, 0.5, {}, None),
            (-0.5, -0.0999, {}, passes),
            (-0.5, -0.1, {}, None),
            # Wholly within the trivial size, on one side of zero: it settles that the effect does not matter.
            (0.01, 0.1, {}, None),
            (0.01, 0.1001, {}, passes),
            (0.01, 0.5, {"trivial": 0.0}, None),
            (below, above, {"measure": Measure.RR}, both),
            (below, above, {"measure": Measure.OR}, both),
            (below, above, {"measure": Measure.HR}, both),
            (below + 1e-6, above, {"measure": Measure.RR}, zero),
            (below, above - 1e-6, {"measure": Measure.RR}, zero),
            # Nobody has said what is large in points or as a correlation.
            (-90.0, 90.0, {"measure": Measure.MD, "trivial": 1.0}, zero),
            (-0.9, 0.9, {"measure": Measure.ZCOR}, zero),
            (-0.9, 0.9, {"measure": Measure.RD}, zero),
            (2.0, 9.0, {"measure": Measure.MD, "trivial": 3.0}, passes),
            (-0.9, 0.9, {"measure": None}, None),
            (-0.9, 0.9, {"estimate": None}, None),
        ],
    )
    def test_the_interval(self, low: float, high: float, given: dict[str, Any], expected: Any):
        assert found(evidence(low, high, **given)).get("imprecision") == expected

    def test_it_is_the_same_whichever_direction_is_good(self):
        for low, high in ((-0.2, 0.5), (0.05, 0.5), (0.3, 0.5)):
            assert found(evidence(low, high)) == found(evidence(-high, -low))


class TestInconsistency:
    @pytest.mark.parametrize(
        ("changed", "suggested"),
        [
            ({}, True),
            ({"i2": 50.0}, True),
            ({"i2": 49.9}, False),
            ({"i2": None}, False),
            ({"plo": 0.0}, True),
            ({"plo": 0.001}, False),
            ({"low": -0.6, "high": -0.2, "plo": -1.1, "phi": 0.0}, True),
            ({"low": -0.6, "high": -0.2, "plo": -1.1, "phi": -0.001}, False),
            ({"plo": None, "phi": None}, False),
            # An interval that includes zero itself is imprecise; the studies may agree on that.
            ({"low": 0.0}, False),
            ({"low": 0.001}, True),
        ],
    )
    def test_the_prediction_interval_includes_what_the_interval_does_not(
        self, changed: dict[str, float], suggested: bool
    ):
        given = {"low": 0.2, "high": 0.6, "plo": -0.3, "phi": 1.1, "i2": 75.0, **changed}
        assert ("inconsistency" in found(evidence(**given))) is suggested

    def test_it_says_how_much_they_vary(self):
        assert found(evidence(0.2, 0.6, plo=-0.3, phi=1.1, i2=74.6)) == {
            "inconsistency": (
                1, "I² is 75 %, and the prediction interval includes no difference while the interval does not."
            )
        }  # fmt: skip

    def test_effects_that_should_fall_count_alike(self):
        assert "inconsistency" in found(evidence(-0.6, -0.2, plo=-1.1, phi=0.3, i2=75.0))


class TestRiskOfBias:
    def judged(self, *studies: tuple[float, float, str | None]) -> Any:
        each = [rows((y, se), risk_of_bias=risk)[0] for y, se, risk in studies]
        return found(evidence_of(result(metric="SMD"), each, outcome())).get("risk_of_bias")

    def test_over_half_of_the_weight(self):
        assert self.judged((0.3, 0.1, "High"), (0.3, 0.1, "Low")) is None
        assert self.judged((0.3, 0.0999, "High"), (0.3, 0.1, "Low")) == (
            1, "50% of the weight comes from studies at high risk of bias."
        )  # fmt: skip
        assert self.judged((0.3, 0.1, "High"), (0.3, 0.3, "Low"))[1].startswith("90%")
        assert self.judged((0.3, 0.3, "High"), (0.3, 0.1, "Low")) is None

    def test_weights_are_those_of_the_pooling(self):
        # Alone the exact study has 90 % of the weight; beside so much variation between studies all weigh alike.
        spread = ((-2.0, 0.1, "High"), (0.3, 0.3, "Low"), (2.0, 0.3, "Low"))
        assert self.judged(*spread) is None
        assert self.judged((0.3, 0.1, "High"), (0.3, 0.3, "Low"), (0.3, 0.3, "Low"))[1].startswith("82%")

    @pytest.mark.parametrize("word", ["High", "high", "Serious", "Critical", "High risk"])
    def test_words_for_high(self, word: str):
        assert self.judged((0.3, 0.1, word)) == (
            1,
            "100% of the weight comes from studies at high risk of bias.",
        )

    @pytest.mark.parametrize("word", ["Low", "Some concerns", "Moderate", "Unclear", None])
    def test_other_words_and_no_word(self, word: str | None):
        assert self.judged((0.3, 0.1, word)) is None

    def test_one_study_that_nobody_judged_leaves_the_share_unknown(self):
        assert self.judged((0.3, 0.05, "High"), (0.3, 0.3, None)) is None


class TestPublicationBias:
    def studies(self, k: int) -> Evidence:
        """Small studies find more."""
        each = [
            (0.1 + se + (0.01 if i % 2 else -0.01), se)
            for i, se in enumerate(0.05 + 0.03 * i for i in range(k))
        ]
        return evidence_of(result(metric="SMD"), rows(*each), outcome())

    def test_a_pattern_in_ten_studies(self):
        by, because = found(self.studies(10))["publication_bias"]
        assert (by, because) == (
            1,
            "Small studies find other effects than large ones (Egger's test, p = 0.00).",
        )

    def test_nine_are_too_few(self):
        assert "publication_bias" not in found(self.studies(9))

    @pytest.mark.parametrize(("p", "suggested"), [(0.0999, True), (0.10, False), (0.5, False), (None, False)])
    def test_the_threshold(self, p: float | None, suggested: bool, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(module, "egger", lambda yi, vi: SimpleNamespace(p=p))
        assert ("publication_bias" in found(self.studies(10))) is suggested

    def test_equal_errors_show_no_pattern(self):
        same = evidence_of(result(metric="SMD"), rows(*[(0.1 * i, 0.2) for i in range(12)]), outcome())
        assert "publication_bias" not in found(same)


def test_nothing_is_suggested_where_there_is_no_number():
    for facts in ({}, {"directions": {"favour": 2, "against": 2, "source": "moss-2019"}}):
        assert suggestions(evidence_of(result(**facts), [], outcome())) == ()


def test_they_stand_in_the_order_of_the_record():
    many = [(0.45 + 3 * se + 0.3 * (-1) ** i, se) for i, se in enumerate(0.02 + 0.01 * i for i in range(12))]
    given = evidence_of(result(metric="SMD"), rows(*many, risk_of_bias="High"), outcome(trivial_bound=0.6))
    reasons = [suggestion.reason for suggestion in suggestions(given)]
    order = ["risk_of_bias", "inconsistency", "imprecision", "publication_bias"]
    assert reasons == [reason for reason in order if reason in reasons]
    assert len(reasons) >= 3
