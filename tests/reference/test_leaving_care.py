"""The published models of the review on leaving care (Taylor and others 2024), against ours over the same rows.

The review's own numbers stand beside the rows in the content. Its models are random effects by REML with
Wald intervals, and its I-squared is made from Q; the site shows Knapp and Hartung's interval, which is wider.
"""

from functools import cache
from pathlib import Path

import pytest

from evidence_store import check
from evidence_store.analyses.distributions import normal_two_sided_p
from evidence_store.analyses.evidence import Evidence
from evidence_store.analyses.intervals import wald
from evidence_store.analyses.pooling import Fit
from evidence_store.kinds.intervention.outcome import OutcomeResult, PooledEstimate

CONTENT = Path(__file__).parents[2] / "content"

#: Half a unit of the last digit that is printed; the little more is for a five on the edge.
ESTIMATE = 0.5e-4 * 1.01
TAU2 = 0.5e-5 * 1.01
I2 = 0.05 * 1.01
#: A whole unit: for pregnancy the rows as published give 0.73135, and the review prints 0.7314.
P = 1e-4
#: Below this, the review prints "< 0.001".
SMALLEST_P = 0.001

POOLED = {
    "ilp-homelessness", "coaching-quality-of-life", "ilp-employment", "ilp-school-qualifications", "ilp-college",
    "ilp-residential-moves", "ilp-earnings", "ilp-net-worth", "ilp-financial-account", "ilp-delinquent-behaviours",
    "ilp-pregnancy", "ilp-preparedness-overall", "ilp-preparedness-job", "ilp-birth-certificate",
    "ilp-social-security-card", "ilp-driving-licence", "coaching-further-education",
    "coaching-school-qualifications", "coaching-employment",
}  # fmt: skip


@cache
def results() -> dict[str, tuple[OutcomeResult, Evidence]]:
    """Every result of the summary with what we make of its rows."""
    checked = check(CONTENT)
    record = checked.catalogue.entries["intervention", "leaving-care-support"].record
    ratings = checked.analyses.ratings
    return {r.id: (r, ratings["leaving-care-support", r.id].evidence) for r in record.outcomes}


def published_and_ours(name: str) -> tuple[PooledEstimate, Evidence, Fit]:
    result, evidence = results()[name]
    assert result.pooled is not None
    assert evidence.fit is not None
    return result.pooled, evidence, evidence.fit


def test_all_that_the_review_pooled_is_compared():
    assert {name for name, (result, _) in results().items() if result.pooled is not None} == POOLED
    assert {name for name, (_, evidence) in results().items() if len(evidence.studies) > 1} == POOLED


def test_no_row_is_left_out():
    assert [left_out for _, evidence in results().values() for left_out in evidence.left_out] == []


@pytest.mark.parametrize("name", sorted(POOLED))
class TestEachModel:
    def test_the_studies_and_the_people(self, name: str):
        published, evidence, _ = published_and_ours(name)
        assert (evidence.k, evidence.n) == (published.k, published.n)

    def test_the_estimate(self, name: str):
        published, evidence, fit = published_and_ours(name)
        assert fit.estimate == pytest.approx(published.estimate, rel=0, abs=ESTIMATE)
        assert evidence.estimate is not None
        assert evidence.estimate.value == fit.estimate

    def test_the_interval_of_the_same_kind(self, name: str):
        published, _, fit = published_and_ours(name)
        interval = wald(fit)
        assert published.ci is not None
        assert (interval.ci_lb, interval.ci_ub) == pytest.approx(published.ci, rel=0, abs=ESTIMATE)

    def test_the_variance_between_studies(self, name: str):
        published, _, fit = published_and_ours(name)
        assert published.tau2 is not None
        assert fit.tau2 == pytest.approx(published.tau2, rel=0, abs=TAU2)

    def test_the_share_of_variation_between_studies(self, name: str):
        published, evidence, _ = published_and_ours(name)
        assert evidence.heterogeneity is not None
        q, df = evidence.heterogeneity.q, len(evidence.studies) - 1
        from_q = max(0.0, 100 * (q - df) / q)
        assert published.i2 == pytest.approx(from_q, rel=0, abs=I2)

    def test_the_p_value(self, name: str):
        published, _, fit = published_and_ours(name)
        ours = wald(fit)
        p = max(SMALLEST_P, normal_two_sided_p(ours.estimate / ours.se))
        assert published.p == pytest.approx(p, rel=0, abs=P)

    def test_the_interval_that_is_shown_is_never_narrower(self, name: str):
        published, evidence, _ = published_and_ours(name)
        assert published.ci is not None
        assert evidence.estimate is not None
        assert evidence.estimate.low < published.ci[0] + ESTIMATE
        assert evidence.estimate.high > published.ci[1] - ESTIMATE
