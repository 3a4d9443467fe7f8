"""The best facts of an outcome: which are taken, on which scale, and what is never made of nothing."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.analyses.samples import directions, outcome, pooled, result, row, rows

from evidence_store.analyses.evidence import Basis, evidence_of
from evidence_store.analyses.intervals import adhoc, wald
from evidence_store.analyses.pooling import Method, pool
from evidence_store.analyses.rating_facts import TRIVIAL_BOUNDS
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES

POOLED = pooled(0.3, 0.1, 0.5, k=4, n=400)
COUNTS = directions(2, 1)
GAP = {"because": "No figure.", "k": 3, "n": 90}
ROWS = rows((0.2, 0.1), (0.3, 0.1), (0.4, 0.1), n=100)
CANNOT_BE_POOLED = [row(events_t=0, total_t=9, events_c=0, total_c=9)]


class TestWhichFactsAreTaken:
    @pytest.mark.parametrize(
        ("facts", "studies", "basis"),
        [
            ({"pooled": POOLED, "directions": COUNTS}, ROWS, Basis.STUDIES),
            ({"pooled": POOLED, "directions": COUNTS}, [], Basis.POOLED),
            ({"pooled": pooled(0.3), "directions": COUNTS}, [], Basis.DIRECTIONS),
            ({"directions": COUNTS}, [], Basis.DIRECTIONS),
            ({"pooled": pooled(0.3)}, [], Basis.NOTHING),
            ({"nothing_usable": GAP}, [], Basis.NOTHING),
            ({}, [], Basis.NOTHING),
            # Effects in no known metric are not numbers that can be used.
            ({"metric": None, "pooled": POOLED, "directions": COUNTS}, ROWS, Basis.DIRECTIONS),
            # Rows none of which can be pooled are as good as none.
            ({"metric": "OR", "pooled": pooled(1.3, 1.1, 1.5)}, CANNOT_BE_POOLED, Basis.POOLED),
            ({"metric": "OR"}, CANNOT_BE_POOLED, Basis.NOTHING),
        ],
    )
    def test_the_best_that_there_are(self, facts: dict[str, Any], studies: list[Any], basis: Basis):
        assert evidence_of(result(**{"metric": "SMD", **facts}), studies, outcome()).basis is basis

    def test_rows_that_could_not_be_pooled_stay_known_whatever_is_used_instead(self):
        for facts in ({}, {"pooled": pooled(1.3, 1.1, 1.5)}, {"directions": COUNTS}):
            found = evidence_of(result(metric="OR", **facts), CANNOT_BE_POOLED, outcome())
            assert [left_out.row for left_out in found.left_out] == CANNOT_BE_POOLED


class TestNothing:
    """No result is a state of its own, and never zero."""

    @pytest.mark.parametrize(
        ("facts", "k", "n"),
        [
            ({}, None, None),
            ({"nothing_usable": GAP}, 3, 90),
            ({"nothing_usable": {"because": "No study."}}, None, None),
            ({"metric": "SMD", "pooled": pooled(0.0, k=7, n=900)}, 7, 900),
            ({"metric": "SMD", "pooled": pooled(1e16, 1e15, 1e17, k=2)}, 2, None),
            ({"metric": "SMD", "pooled": pooled(0.3, 0.1, 0.5, prediction_interval=(0, 1e13))}, None, None),
            ({"metric": "SMD", "pooled": pooled(0.3, 0.3, 0.3, k=2)}, 2, None),
        ],
        ids=[
            "empty",
            "gap",
            "gap without numbers",
            "no interval",
            "beyond all effects",
            "prediction",
            "no width",
        ],
    )
    def test_it_has_no_effect_of_any_size(self, facts: dict[str, Any], k: int | None, n: int | None):
        found = evidence_of(result(**facts), [], outcome())
        assert (found.basis, found.k, found.n) == (Basis.NOTHING, k, n)
        assert (found.estimate, found.facts.est, found.facts.favour, found.i2) == (None, None, None, None)
        assert all(rule.derive(found.facts).level == "no_evidence" for rule in RULES.values())

    @pytest.mark.parametrize(
        ("k", "reason"), [(0, "no_studies"), (1, "nothing_usable"), (None, "nothing_usable")]
    )
    def test_no_study_is_told_from_studies_without_a_result(self, k: int | None, reason: str):
        found = evidence_of(result(nothing_usable={"because": "Looked.", "k": k}), [], outcome())
        assert RULES["effect-rule/1"].derive(found.facts).reasons == (reason,)


class TestPublishedEstimates:
    def test_they_are_taken_as_published(self):
        given = pooled(0.3, 0.1, 0.6, k=4, n=400, i2=37.5, prediction_interval=(-0.2, 0.8))
        found = evidence_of(result(metric="SMD", pooled=given), [], outcome())
        assert found.facts == RuleFacts(k=4, est=0.3, lo=0.1, hi=0.6, plo=-0.2, phi=0.8, trivial=0.1, i2=37.5)
        assert (found.k, found.n, found.i2, found.fit, found.studies) == (4, 400, 37.5, None, ())

    def test_without_a_stated_prediction_interval_there_is_none(self):
        found = evidence_of(result(metric="SMD", pooled=pooled(0.3, 0.1, 0.5, k=40)), [], outcome())
        assert (found.facts.plo, found.facts.phi, found.facts.favour) == (None, None, None)
        assert found.estimate is not None
        assert (found.estimate.predicted_low, found.estimate.predicted_high) == (None, None)

    def test_an_unknown_number_of_studies_stays_unknown(self):
        found = evidence_of(result(metric="SMD", pooled=pooled(0.3, 0.2, 0.4)), [], outcome())
        assert (found.k, found.n, found.facts.k) == (None, None, None)
        assert RULES["effect-rule/1"].derive(found.facts).level == "tends_positive"

    def test_plus_means_good_for_the_rule_and_the_source_keeps_its_sign(self):
        given = pooled(-0.3, -0.5, 0.1, prediction_interval=(-0.9, 0.2))
        found = evidence_of(result(better="lower", metric="SMD", pooled=given), [], outcome())
        facts = found.facts
        assert (facts.est, facts.lo, facts.hi, facts.plo, facts.phi) == (0.3, -0.1, 0.5, -0.2, 0.9)
        assert found.estimate is not None
        assert (found.estimate.value, found.estimate.low, found.estimate.high) == (-0.3, -0.5, 0.1)
        assert (found.estimate.predicted_low, found.estimate.predicted_high) == (-0.9, 0.2)

    @pytest.mark.parametrize("metric", ["OR", "RR", "HR"])
    def test_ratios_are_analysed_as_logarithms(self, metric: str):
        given = pooled(0.5, 0.25, 1.0, prediction_interval=(0.2, 2.0))
        found = evidence_of(result(better="lower", metric=metric, pooled=given), [], outcome())
        assert found.facts.est == pytest.approx(math.log(2))
        assert (found.facts.lo, found.facts.hi) == (0, pytest.approx(math.log(4)))
        assert (found.facts.plo, found.facts.phi) == (pytest.approx(-math.log(2)), pytest.approx(math.log(5)))

    def test_an_estimate_in_another_metric_has_the_scale_and_the_bound_of_that_metric(self):
        given = pooled(1.05, 1.01, 1.09, metric="OR")
        found = evidence_of(result(metric="SMD", trivial_bound=0.3, pooled=given), [], outcome())
        assert str(found.measure) == "OR"
        assert found.facts.est == pytest.approx(math.log(1.05))
        assert found.trivial == found.facts.trivial == pytest.approx(math.log(1 / 0.9))
        in_its_metric = outcome(metric="OR", trivial_bound=0.8)
        found = evidence_of(result(metric="SMD", trivial_bound=0.3, pooled=given), [], in_its_metric)
        assert found.trivial == pytest.approx(math.log(1.25))


class TestTrivialBound:
    @pytest.mark.parametrize(
        ("metric", "of_result", "of_outcome", "bound"),
        [
            ("SMD", 0.2, 0.3, 0.2),
            ("SMD", None, 0.3, 0.3),
            ("SMD", None, None, 0.1),
            ("SMD", 0.0, 0.3, 0.0),
            # The outcome declares its bound for another metric.
            ("RD", None, 0.3, 0.0),
            ("RD", 0.02, 0.3, 0.02),
            ("MD", None, None, 0.0),
            ("HR", None, None, 0.0),
            ("ZCOR", None, None, 0.05),
            ("OR", None, None, math.log(1 / 0.9)),
            ("RR", None, None, math.log(1 / 0.95)),
            # Ratios are declared as ratios, on either side of 1.
            ("RR", 0.8, None, math.log(1.25)),
            ("RR", 1.25, None, math.log(1.25)),
            ("OR", 1.0, None, 0.0),
            ("OR", 0.0, None, 0.0),
            (None, None, 0.3, 0.0),
            (None, 0.3, None, 0.0),
            ("SMD", 1e300, None, 1e12),
        ],
    )  # fmt: skip
    def test_the_nearest_declaration_counts(
        self, metric: str | None, of_result: float | None, of_outcome: float | None, bound: float
    ):
        facts = result(metric=metric, trivial_bound=of_result, directions=COUNTS)
        found = evidence_of(facts, [], outcome(trivial_bound=of_outcome))
        assert found.trivial == found.facts.trivial == pytest.approx(bound)

    def test_an_outcome_in_ratios_declares_a_ratio(self):
        found = evidence_of(result(metric="RR"), [], outcome(metric="RR", trivial_bound=0.5))
        assert found.trivial == pytest.approx(math.log(2))

    def test_it_is_the_same_for_rows_as_for_a_published_estimate(self):
        for metric, default in TRIVIAL_BOUNDS.items():
            ratio = metric.log_scale
            studies = [row(r=0.3, n=50)] if metric == "ZCOR" else rows((1.2 if ratio else 0.2, 0.1))
            found = evidence_of(result(metric=str(metric)), studies, outcome())
            assert (found.basis, found.trivial, found.facts.trivial) == (Basis.STUDIES, default, default)


class TestStudies:
    def test_one_study_stands_for_itself(self):
        found = evidence_of(result(metric="SMD"), rows((0.4, 0.1), n=80), outcome())
        own = wald(pool([0.4], [0.01], Method.EE))
        assert found.estimate is not None
        assert (found.estimate.low, found.estimate.high) == (own.ci_lb, own.ci_ub)
        assert (found.k, found.n, found.i2, found.heterogeneity) == (1, 80, None, None)
        assert (found.estimate.predicted_low, found.facts.plo, found.facts.i2) == (None, None, None)

    def test_two_have_no_prediction_interval_and_three_do(self):
        for k in (2, 3):
            found = evidence_of(result(metric="SMD"), ROWS[:k], outcome())
            assert found.estimate is not None
            known = {
                found.estimate.predicted_low,
                found.estimate.predicted_high,
                found.facts.plo,
                found.facts.phi,
            }
            assert (None in known) == (k == 2)
            assert len(known) == (1 if k == 2 else 2)
            assert found.i2 == found.facts.i2 == pytest.approx(0)

    def test_they_are_pooled_as_the_ratings_page_says(self):
        effects = [0.1, 0.5, 0.9, -0.2]
        found = evidence_of(result(metric="SMD"), rows(*((y, 0.2) for y in effects)), outcome())
        expected = adhoc(pool(effects, [0.2 * 0.2] * 4, Method.REML))
        assert found.estimate is not None
        assert found.estimate.value == pytest.approx(expected.estimate)
        assert (found.estimate.low, found.estimate.high) == pytest.approx((expected.ci_lb, expected.ci_ub))
        assert found.estimate.predicted_low == pytest.approx(expected.pi_lb)
        assert found.facts.favour == 0.75

    def test_signs_are_turned_for_the_rule_alone(self):
        found = evidence_of(result(better="lower", metric="SMD"), rows((-0.4, 0.1), (-0.2, 0.1)), outcome())
        assert found.estimate is not None
        assert found.facts.est == pytest.approx(-found.estimate.value) == pytest.approx(0.3)
        assert found.facts.lo == pytest.approx(-found.estimate.high)
        assert [study.yi for study in found.studies] == [-0.4, -0.2]
        assert found.facts.favour == 1

    def test_people_are_added_up_only_if_every_study_says_how_many(self):
        studies = [*rows((0.4, 0.1), n=80), row("Torch 2020", effect=0.3, se=0.1)]
        found = evidence_of(result(metric="SMD"), studies, outcome())
        assert (found.n, found.facts.fav_n) == (None, None)
        found = evidence_of(result(metric="SMD"), ROWS, outcome())
        assert (found.n, found.facts.fav_n) == (300, 1)


class TestDirections:
    @pytest.mark.parametrize(
        ("counts", "share", "of_people"),
        [
            (directions(3, 1), 0.75, None),
            (directions(1, 0, 1), 0.75, None),
            (directions(3, 1, participants=200, participants_favour=150), 0.75, 0.75),
            (directions(3, 1, participants=200, participants_favour=0), 0.75, 0),
            (directions(3, 1, participants=200), 0.75, None),
            (directions(3, 1, participants=0, participants_favour=0), 0.75, None),
        ],
    )
    def test_are_shares(self, counts: dict[str, Any], share: float, of_people: float | None):
        found = evidence_of(result(directions=counts), [], outcome())
        assert (found.facts.favour, found.facts.fav_n) == (share, of_people)
        assert (found.n, found.estimate) == (counts.get("participants"), None)
        assert found.k == counts["favour"] + counts["against"] + counts["no_difference"]


effects = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 1)), min_size=1, max_size=6)


@given(effects)
def test_better_and_worse_are_mirror_images(studies: list[tuple[float, float]]):
    up = evidence_of(result(metric="SMD", better="higher"), rows(*studies), outcome())
    down = evidence_of(result(metric="SMD", better="lower"), rows(*studies), outcome())
    assert down.estimate == up.estimate
    mirrored = down.facts.mirrored()
    for name, value in up.facts.to_json().items():
        again = mirrored.to_json()[name]
        assert again is value is None or again == pytest.approx(value, rel=1e-6, abs=1e-9), name
