"""One rating: what is derived, what is shown, and everything beside it."""

import itertools
import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.analyses.samples import PHRASES, certainty, directions, outcome, pooled, result, rows

from evidence_store.analyses.evidence import evidence_of
from evidence_store.analyses.rating import DEFAULT_RULE, Dissent, Rating, rate
from evidence_store.analyses.rules.registry import RULES
from evidence_store.analyses.suggestions import suggestions

RISK = {"who": "Children", "source": "moss-2019"}
DOWN = ("risk_of_bias", "inconsistency", "indirectness", "imprecision", "publication_bias")


def rated(facts: dict[str, Any], studies: Any = (), about: Any = None, rule: str = DEFAULT_RULE) -> Rating:
    about = about or outcome()
    given = result(**facts)
    return rate(given, evidence_of(given, studies, about), about, PHRASES, rule)


CLEAR = {
    "metric": "SMD",
    "pooled": pooled(0.4, 0.3, 0.5, k=9),
    "certainty": certainty("high", indirectness=1),
}


class TestWhatIsShown:
    def test_the_derived_level(self):
        rating = rated(CLEAR)
        assert (rating.level, rating.derived.level, rating.override) == (
            "tends_positive",
            "tends_positive",
            None,
        )
        assert rating.sentence == "It probably increases reading."
        assert (rating.rule, rating.derived) == ("effect-rule/1", rating.derivations["effect-rule/1"])

    def test_every_rule_answers(self):
        rating = rated(CLEAR)
        assert list(rating.derivations) == list(RULES)
        for name, derivation in rating.derivations.items():
            assert derivation == RULES[name].derive(rating.evidence.facts)

    @pytest.mark.parametrize("rule", RULES)
    def test_any_rule_can_be_shown_first(self, rule: str):
        rating = rated(CLEAR, rule=rule)
        assert rating.level == rating.derived.level == rating.derivations[rule].level
        assert rating.sentence == "It probably increases reading."

    def test_an_override_is_shown_and_the_derived_level_stays_beside_it(self):
        by_hand = {"level": "no-effect", "because": "It is old.", "by": "Ada", "on": date(2026, 1, 1)}
        rating = rated({**CLEAR, "override": by_hand})
        assert (rating.level, rating.derived.level) == ("no_effect", "tends_positive")
        assert rating.override is not None
        assert rating.override.because == "It is old."
        assert rating.sentence == "It probably makes little or no difference to reading."

    @given(st.sampled_from(["high", "low"]), st.dictionaries(st.sampled_from(DOWN), st.integers(1, 2)))
    def test_strength_never_moves_the_level(self, start: str, reasons: dict[str, int]):
        rating = rated({**CLEAR, "certainty": certainty(start, **reasons)})
        assert rating.level == "tends_positive"
        assert rating.derivations == rated(CLEAR).derivations

    def test_nothing_usable_is_no_evidence_however_sure_somebody_is(self):
        rating = rated({"nothing_usable": {"because": "No figure."}, "certainty": certainty("high")})
        assert (rating.level, rating.dissent, rating.absolute, rating.suggestions) == (
            "no_evidence",
            None,
            None,
            (),
        )


class TestDissent:
    def test_of_study_rows(self):
        facts = {"metric": "SMD", "better": "lower"}
        rating = rated(facts, rows((-0.4, 0.1), (0.0, 0.1), (0.2, 0.1), (-0.1, 0.1)))
        assert rating.dissent == Dissent(favour=2, against=1, neither=1)
        rating = rated({**facts, "better": "higher"}, rows((-0.4, 0.1), (0.0, 0.1), (0.2, 0.1), (-0.1, 0.1)))
        assert rating.dissent == Dissent(favour=1, against=2, neither=1)

    def test_of_ratios_is_seen_from_1(self):
        rating = rated({"metric": "RR"}, rows((0.9, 0.1), (1.0, 0.1), (1.1, 0.1)))
        assert rating.dissent == Dissent(1, 1, 1)

    def test_of_counts(self):
        assert rated({"directions": directions(3, 1, 2)}).dissent == Dissent(3, 1, 2)

    def test_of_a_published_estimate_is_not_known(self):
        assert rated({**CLEAR, "directions": directions(3, 1)}).dissent is None


class TestAbsoluteNumbers:
    """Worked by hand."""

    @pytest.mark.parametrize(
        ("metric", "numbers", "baseline", "risk", "per_1000"),
        [
            # 12.5 % are odds of 1 to 7; times 1.75 they are 1 to 4: 200 of 1,000 instead of 125.
            ("OR", (1.75, 1.0, 7.0), 0.125, 0.2, (75, 0, 375)),
            # 190 of 1,000; six tenths of them are 114.
            ("RR", (0.6, 0.5, 1.0), 0.19, 0.114, (-76, -95, 0)),
            ("RD", (-0.05, -0.1, 0.02), 0.2, 0.15, (-50, -100, 20)),
            # Of 1,000, 800 escape; under half the hazard, 800 ** 0.5 of them more: 894.4.
            ("HR", (0.5, 0.25, 1.0), 0.2, 1 - math.sqrt(0.8), (94.4272 - 200 + 11.1456, 0, 0)),
            # An SMD of sqrt(3) / pi is a log odds ratio of 1: odds of 1 to 1 become e to 1.
            ("SMD", (math.sqrt(3) / math.pi, 0.0, 1.0), 0.5, math.e / (1 + math.e), (231.0586, 0, 359.8)),
        ],
    )
    def test_per_thousand(
        self, metric: str, numbers: tuple[float, float, float], baseline: float, risk: float, per_1000: Any
    ):
        facts = {"metric": metric, "pooled": pooled(*numbers), "baseline_risk": {"value": baseline, **RISK}}
        found = rated({**facts, "trivial_bound": 0.01}).absolute
        assert found is not None
        assert (found.baseline, found.risk) == (baseline, pytest.approx(risk))
        if metric == "HR":
            bounds = [1000 * (1 - 0.8**ratio) - 200 for ratio in (0.5, 0.25, 1.0)]
            assert (found.per_1000, found.per_1000_lb, found.per_1000_ub) == pytest.approx(bounds, abs=1e-9)
        else:
            told = (found.per_1000, found.per_1000_lb, found.per_1000_ub)
            assert told == pytest.approx(per_1000, abs=0.05)

    def test_there_are_none_without_a_baseline_an_estimate_or_a_risk(self):
        with_risk = {"baseline_risk": {"value": 0.2, **RISK}}
        assert rated(CLEAR).absolute is None
        assert rated({"directions": directions(3, 1), **with_risk}).absolute is None
        assert rated({"metric": "SMD", "pooled": pooled(0.4), **with_risk}).absolute is None
        assert (
            rated({"metric": "MD", "pooled": pooled(4, 3, 5), "trivial_bound": 1.0, **with_risk}).absolute
            is None
        )

    def test_they_follow_the_sign_of_the_source_and_not_of_what_is_good(self):
        for better in ("higher", "lower"):
            facts = {"metric": "RR", "better": better, "pooled": pooled(0.5, 0.4, 0.6)}
            found = rated({**facts, "baseline_risk": {"value": 0.2, **RISK}}).absolute
            assert found is not None
            assert found.per_1000 == pytest.approx(-100)

    def test_of_rows_they_are_made_from_what_was_pooled_here(self):
        rating = rated(
            {"metric": "RR", "baseline_risk": {"value": 0.2, **RISK}}, rows((0.5, 0.1), (0.5, 0.1))
        )
        assert rating.absolute is not None
        assert rating.evidence.estimate is not None
        assert rating.absolute.risk == pytest.approx(0.1)
        assert rating.absolute.per_1000_lb == pytest.approx(
            200 * math.exp(rating.evidence.estimate.low) - 200
        )


class TestSuggestions:
    studies = rows((0.9, 0.1), (0.1, 0.1), (-0.6, 0.1), risk_of_bias="High")

    def test_what_is_recorded_already_is_not_suggested_again(self):
        facts = {"metric": "SMD"}
        everything = [s.reason for s in suggestions(evidence_of(result(**facts), self.studies, outcome()))]
        assert everything == ["risk_of_bias", "imprecision"]
        for size in range(len(DOWN) + 1):
            for recorded in itertools.combinations(DOWN, size):
                record = certainty("high", **dict.fromkeys(recorded, 1))
                found = rated({**facts, "certainty": record}, self.studies).suggestions
                assert [s.reason for s in found] == [r for r in everything if r not in recorded]

    def test_without_a_record_everything_is_suggested(self):
        assert len(rated({"metric": "SMD"}, self.studies).suggestions) == 2


class TestWhatWouldChangeIt:
    def test_rows_are_answered_by_studies_and_all_else_by_facts(self):
        by_rows = rated({"metric": "SMD"}, rows((0.4, 0.1), (0.5, 0.1)))
        assert by_rows.by_facts == ()
        assert by_rows.by_studies is not None
        assert by_rows.by_studies.current.level == by_rows.derived.level
        for facts in (CLEAR, {"directions": directions(3, 1)}, {}):
            rating = rated(facts)
            assert rating.by_studies is None
            assert rating.by_facts
            assert all(fact.derivation.level != rating.level for fact in rating.by_facts)

    @pytest.mark.parametrize("rule", RULES)
    def test_it_is_asked_of_the_rule_that_is_shown(self, rule: str):
        rating = rated({"metric": "SMD"}, rows((0.4, 0.1), (0.5, 0.1), (-0.2, 0.1)), rule=rule)
        assert rating.by_studies is not None
        assert rating.by_studies.current.level == rating.level
        for change in rating.by_studies.changes:
            assert RULES[rule].derive(change.facts).level == change.derivation.level != rating.level
