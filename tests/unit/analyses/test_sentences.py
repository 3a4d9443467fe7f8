"""The fixed words: the whole table of representative cases, and what holds for every sentence there can be."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.unit.analyses.samples import PHRASES, directions, outcome, pooled, result, rows

from evidence_store.analyses.evidence import Basis, Evidence, evidence_of
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.facts import FactsError, RuleFacts
from evidence_store.analyses.rules.levels import Level
from evidence_store.analyses.rules.policing_8_1 import LEVELS as POLICING
from evidence_store.analyses.rules.registry import RULES
from evidence_store.analyses.sentences import CERTAINTY, Size, fill, sentence, size_of, verb_phrase

READING = outcome(noun="reading", verb="increase", better="higher")
HOMELESSNESS = outcome(noun="homelessness", verb="increase", better="lower")
BOND = outcome(noun="the bond with carers", verb="improve", better="higher")
WIDE = {"metric": "SMD", "pooled": pooled(0.1, -0.9, 0.9)}
WORRY = outcome(noun="worry", verb="improve", better="lower")


def smd(value: float) -> Evidence:
    """A published effect of this size, with the sign that is good or bad by itself."""
    return evidence_of(
        result(metric="SMD", pooled=pooled(value, value - 0.1, value + 0.1, k=4)), [], outcome()
    )


def because(*reasons: str, level: str = "mixed") -> Derivation:
    return Derivation(level, reasons, 5, (), RuleFacts(k=5))


class TestWords:
    """The wording beside what it is made from."""

    @pytest.mark.parametrize(
        ("level", "certainty", "size", "about", "words"),
        [
            ("positive", 3, 0.5, READING, "It increases reading."),
            ("positive", 2, 0.5, READING, "It probably increases reading."),
            ("tends_positive", 1, 0.5, READING, "It may increase reading."),
            ("tends_positive", 0, 0.5, READING, "The evidence is very uncertain about the effect on reading."),
            ("positive", 3, 0.2, READING, "It slightly increases reading."),
            ("positive", 3, 0.9, READING, "It greatly increases reading."),
            ("tends_positive", 1, 0.9, READING, "It may greatly increase reading."),
            # Consistently and on average are told by the level; the sentence says how sure we are.
            ("tends_positive", 3, 0.5, READING, "It increases reading."),
            ("tends_negative", 2, 0.2, READING, "It probably slightly reduces reading."),
            ("negative", 1, 0.9, READING, "It may greatly reduce reading."),
            # Where less is good, better is less.
            ("positive", 3, 0.5, HOMELESSNESS, "It reduces homelessness."),
            ("tends_positive", 2, 0.2, HOMELESSNESS, "It probably slightly reduces homelessness."),
            ("negative", 3, 0.5, HOMELESSNESS, "It increases homelessness."),
            ("tends_negative", 1, 0.5, HOMELESSNESS, "It may increase homelessness."),
            # Some nouns are neither more nor less.
            ("positive", 3, 0.5, BOND, "It improves the bond with carers."),
            ("tends_positive", 1, 0.2, BOND, "It may slightly improve the bond with carers."),
            ("negative", 2, 0.5, BOND, "It probably worsens the bond with carers."),
            ("tends_negative", 1, 0.9, BOND, "It may greatly worsen the bond with carers."),
            ("positive", 3, 0.5, WORRY, "It improves worry."),
            # Shown to make no difference: the size has no place in it.
            ("no_effect", 3, 0.9, READING, "It makes little or no difference to reading."),
            ("no_effect", 2, 0.0, READING, "It probably makes little or no difference to reading."),
            ("no_effect", 1, 0.0, READING, "It may make little or no difference to reading."),
            ("no_effect", 0, 0.0, READING, "The evidence is very uncertain about the effect on reading."),
            # Without a judgement nobody is sure of anything.
            ("positive", None, 0.9, READING, "The evidence is very uncertain about the effect on reading."),
            # Certainty never moves what is not settled, or not known.
            ("mixed", 3, 0.5, READING, "The results are too uncertain to say whether it changes reading."),
            ("mixed", 0, 0.5, READING, "The results are too uncertain to say whether it changes reading."),
            (
                "no_evidence", 3, 0.5, READING,
                "Its effect on reading has been looked at, but we have no result that we can use.",
            ),
        ],
    )  # fmt: skip
    def test_levels_certainty_and_size(
        self, level: str, certainty: int | None, size: float, about: Any, words: str
    ):
        assert sentence(because(level=level), level, certainty, smd(size), about, PHRASES) == words

    @pytest.mark.parametrize(
        ("facts", "reasons", "words"),
        [
            (WIDE, ("imprecise",), "The results are too uncertain to say"),
            (WIDE, ("heterogeneous",), "Studies disagree about"),
            (
                WIDE, ("heterogeneous", "imprecise"),
                "Studies disagree about",
            ),
            ({"directions": directions(1, 0)}, ("direction_only",), "One study alone is too few to say"),
            ({"directions": directions(2, 2)}, ("direction_only",), "Studies point in different directions"),
            # From two thirds on they point one way; who took part would settle it.
            ({"directions": directions(2, 1)}, ("direction_only",), "Studies point one way, but nobody"),
            ({"directions": directions(1, 2)}, ("direction_only",), "Studies point one way, but nobody"),
            ({"directions": directions(0, 4)}, ("direction_only",), "Studies point one way, but nobody"),
            ({"directions": directions(3, 2)}, ("direction_only",), "Studies point in different directions"),
            ({"directions": directions(2, 3)}, ("direction_only",), "Studies point in different directions"),
            (
                {"directions": directions(3, 0, participants=100, participants_favour=40)},
                ("direction_only",), "Studies point in different directions",
            ),
            # The other rules have other reasons; what the studies are like is the same.
            ({"directions": directions(2, 2)}, ("no_majority",), "Studies point in different directions"),
            ({"directions": directions(2, 2)}, ("no_pooled_effect",), "Studies point in different directions"),
        ],
    )  # fmt: skip
    def test_why_it_is_not_settled(self, facts: dict[str, Any], reasons: tuple[str, ...], words: str):
        evidence = evidence_of(result(**facts), [], outcome())
        told = sentence(because(*reasons), "mixed", 2, evidence, READING, PHRASES)
        assert told.startswith(words)
        assert told.endswith("whether it changes reading.")

    def test_no_study_and_no_usable_result(self):
        for k, words in (
            (0, "We found no study of its effect on reading."),
            (2, "Its effect on reading has been looked at, but we have no result that we can use."),
            (None, "Its effect on reading has been looked at, but we have no result that we can use."),
        ):
            nothing = evidence_of(result(nothing_usable={"because": "So.", "k": k}), [], outcome())
            assert (
                sentence(because(level="no_evidence"), "no_evidence", None, nothing, READING, PHRASES)
                == words
            )

    @pytest.mark.parametrize(
        ("step", "words"),
        [
            ("better", "It probably increases reading."),
            ("better_with_dissent", "It probably increases reading."),
            ("worse_with_dissent", "It probably reduces reading."),
            ("worse", "It probably reduces reading."),
            (
                "some_better_not_significant",
                "The results are too uncertain to say whether it changes reading.",
            ),
            (
                "either_way_not_significant",
                "The results are too uncertain to say whether it changes reading.",
            ),
            ("no_significant_impact", "The results are too uncertain to say whether it changes reading."),
            (
                "some_worse_not_significant",
                "The results are too uncertain to say whether it changes reading.",
            ),
            ("not_rated", "The results are too uncertain to say whether it changes reading."),
            (
                "no_evidence",
                "Its effect on reading has been looked at, but we have no result that we can use.",
            ),
        ],
    )
    def test_the_steps_of_another_scale(self, step: str, words: str):
        assert step in POLICING
        assert sentence(because(level=step), step, 2, smd(0.5), READING, PHRASES) == words

    def test_every_level_of_every_rule_has_a_sentence_that_points_its_way(self):
        """An unknown level must never be read as a harm."""
        for rule, helps in itertools.product(RULES.values(), (True, False)):
            facts = RuleFacts(k=5, est=0.4, lo=0.2, hi=0.6, plo=0.1, phi=0.7, favour=1, fav_n=1, trivial=0.1)
            derived = rule.derive(facts if helps else facts.mirrored())
            told = sentence(derived, derived.level, 3, smd(0.4), READING, PHRASES)
            assert told == f"It {'increases' if helps else 'reduces'} reading."

    def test_an_override_that_no_rule_knows_leaves_the_sentence_to_the_facts(self):
        derived = because(level="tends_positive")
        assert sentence(derived, "promising", 1, smd(0.5), READING, PHRASES) == "It may increase reading."
        assert sentence(because(level="odd"), "odd", 1, smd(0.5), READING, PHRASES).startswith(
            "The results are"
        )

    def test_a_centre_can_use_its_own_words(self):
        own = {**PHRASES, "sentence-low": "Gallai {verb} {noun} {size}.", "verb-increase": "gynyddu"}
        assert sentence(because(), "positive", 1, smd(0.5), READING, own) == "Gallai gynyddu reading."


class TestSize:
    @pytest.mark.parametrize(
        ("metric", "value", "trivial", "size"),
        [
            ("SMD", 0.3499, None, Size.SLIGHT),
            ("SMD", 0.35, None, Size.PLAIN),
            ("SMD", -0.6499, None, Size.PLAIN),
            ("SMD", -0.65, None, Size.LARGE),
            ("RR", 0.81, None, Size.SLIGHT),
            ("RR", 0.79, None, Size.PLAIN),
            ("RR", 1.24, None, Size.SLIGHT),
            ("RR", 1.25, None, Size.PLAIN),
            ("OR", 0.51, None, Size.PLAIN),
            ("OR", 0.5, None, Size.LARGE),
            ("HR", 2.0, None, Size.LARGE),
            ("HR", 1.99, None, Size.PLAIN),
            ("RD", 0.0699, 0.02, Size.SLIGHT),
            ("RD", 0.0701, 0.02, Size.PLAIN),
            ("RD", 0.1301, 0.02, Size.LARGE),
            ("MD", 6.4, 1.0, Size.PLAIN),
            ("ZCOR", 0.17, None, Size.SLIGHT),
            ("ZCOR", 0.33, None, Size.LARGE),
            # Nobody has said what is large.
            ("MD", 1000.0, None, Size.PLAIN),
            ("MD", 1000.0, 0.0, Size.PLAIN),
        ],
    )
    def test_bounds(self, metric: str, value: float, trivial: float | None, size: Size):
        low, high = (value / 2, value * 2) if value > 0 else (value * 2, value / 2)
        facts = result(metric=metric, trivial_bound=trivial, pooled=pooled(value, low, high))
        assert size_of(evidence_of(facts, [], outcome())) is size

    def test_directions_have_no_size(self):
        assert size_of(evidence_of(result(directions=directions(3, 0)), [], outcome())) is Size.PLAIN

    def test_halving_and_doubling_are_alike(self):
        for ratio in (0.5, 2.0):
            facts = result(metric="RR", pooled=pooled(ratio, ratio / 2, ratio * 2))
            assert size_of(evidence_of(facts, [], outcome())) is Size.LARGE


def test_gaps_are_replaced_and_never_run():
    assert fill("{a} of {b}, {c}.", a="{b}", b="two") == "two of two, {c}."
    assert (
        fill("It {verb} {noun} {size}.", verb="helps", noun="{noun.__class__}", size="")
        == "It helps {noun.__class__}."
    )


def test_the_verb_follows_what_is_good():
    told = {(o.verb, o.better, b): verb_phrase(o, better=b, base=True)
            for o in (READING, HOMELESSNESS, BOND, WORRY) for b in (True, False)}  # fmt: skip
    assert told == {
        ("increase", "higher", True): "verb-increase", ("increase", "higher", False): "verb-reduce",
        ("increase", "lower", True): "verb-reduce", ("increase", "lower", False): "verb-increase",
        ("improve", "higher", True): "verb-improve", ("improve", "higher", False): "verb-worsen",
        ("improve", "lower", True): "verb-improve", ("improve", "lower", False): "verb-worsen",
    }  # fmt: skip


EVIDENCE = [
    *map(smd, (0.1, 0.5, 0.9)),
    evidence_of(result(directions=directions(1, 0)), [], outcome()),
    evidence_of(result(directions=directions(2, 3)), [], outcome()),
    evidence_of(result(directions=directions(3, 0)), [], outcome()),
    evidence_of(result(), [], outcome()),
    evidence_of(result(nothing_usable={"because": "None.", "k": 0}), [], outcome()),
    evidence_of(result(metric="SMD"), rows((0.1, 0.1), (0.9, 0.1), (-0.5, 0.1)), outcome()),
]
"""Every basis, every size."""


def every_sentence(phrases: Any) -> Iterator[str]:
    """All levels by certainty, evidence, reasons and verbs; no rule comes to most of these."""
    levels = sorted({*Level, *POLICING, "promising"})
    outcomes = (READING, HOMELESSNESS, BOND, WORRY)
    reasons = ((), ("heterogeneous",), ("imprecise",), ("direction_only",))
    for level, sure, known, why, about in itertools.product(
        levels, (None, *range(len(CERTAINTY))), EVIDENCE, reasons, outcomes
    ):
        yield sentence(because(*why, level=level), level, sure, known, about, phrases)


def test_every_sentence_is_whole():
    assert {known.basis for known in EVIDENCE} == set(Basis)
    assert {size_of(known) for known in EVIDENCE} == set(Size)
    for told in set(every_sentence(PHRASES)):
        assert re.fullmatch(r"[A-Z][^{}<>]*[^\s.]\.", told), told
        assert "  " not in told, told
        assert " ." not in told, told
        assert " ," not in told, told


def test_every_phrase_of_a_sentence_is_used():
    marked = {name: f"{text} <{name}>" for name, text in PHRASES.items()}
    used = {name for told in every_sentence(marked) for name in re.findall(r"<([a-z-]+)>", told)}
    kinds = ("sentence-", "no-effect-", "mixed-", "no-evidence-", "verb-", "size-")
    assert used == {name for name in PHRASES if name.startswith(kinds)}


def facts_of_all_kinds() -> Iterator[RuleFacts]:
    """A grid wide enough for every row of every rule."""
    shares = (None, 0.0, 0.25, 0.4, 0.5, 0.7, 1.0)
    for k, favour, fav_n in itertools.product((None, 0, 1, 2, 4), shares, shares):
        yield RuleFacts(k=k, favour=favour, fav_n=fav_n, trivial=0.1)
    bounds = (-1.0, -0.05, 0.0, 0.05, 1.0)
    intervals = [(a, b, c) for a, b, c in itertools.product(bounds, repeat=3) if a <= b <= c]
    for (lo, est, hi), k, favour, predicted, i2 in itertools.product(
        intervals, (None, 1, 2, 4), shares, (None, (-2.0, 2.0), (-0.06, 2.0)), (None, 80.0)
    ):
        plo, phi = predicted or (None, None)
        try:
            yield RuleFacts(
                k=k, est=est, lo=lo, hi=hi, plo=plo, phi=phi, favour=favour, fav_n=0.5, trivial=0.1, i2=i2
            )
        except FactsError:
            continue
    yield RuleFacts(k=4, est=0.4, lo=0.2, hi=0.6, plo=0.1, phi=0.7, favour=1.0, trivial=0.1)


def test_every_reason_of_every_rule_has_words_and_no_words_stand_for_nothing():
    derived = [rule.derive(facts) for facts in facts_of_all_kinds() for rule in RULES.values()]
    reasons = {reason.replace("_", "-") for derivation in derived for reason in derivation.reasons}
    assert {f"reason-{reason}" for reason in reasons} == {
        name for name in PHRASES if name.startswith("reason-")
    }


def test_every_level_of_the_other_scale_has_words():
    steps = {f"step-{name.replace('_', '-')}" for name in POLICING if name != "no_evidence"}
    assert steps == {name for name in PHRASES if name.startswith("step-")}


@pytest.mark.parametrize("name", sorted(name for name in PHRASES if not name.startswith("compare-")))
def test_no_phrase_has_a_gap_that_nobody_fills(name: str):
    known = {
        "sentence": {"verb", "noun", "size"}, "no-effect": {"noun"}, "mixed": {"noun"}, "no-evidence": {"noun"},
        "dissent": {"against", "k"}, "absolute": {"per", "who", "with", "without", "low", "high"},
    }  # fmt: skip
    allowed = next((gaps for start, gaps in known.items() if name.startswith(start)), set())
    assert set(re.findall(r"{(.*?)}", PHRASES[name])) <= allowed
