"""Every convention and constant behind a rating, read from the code that uses it, so that it cannot drift."""

from dataclasses import dataclass
from importlib.metadata import version

from evidence_store.analyses import rating_facts, sentences, suggestions
from evidence_store.analyses.bias import FEWEST_STUDIES_FOR_A_FLAG
from evidence_store.analyses.effect_sizes import ZERO_CELL_CORRECTION
from evidence_store.analyses.rating_facts import TRIVIAL_BOUNDS
from evidence_store.analyses.rules.effect_rule_1 import FEWEST_STUDIES, SUBSTANTIAL_I2
from evidence_store.analyses.rules.registry import RULES, Rule
from evidence_store.pages.plots.forest import UNITS, two_digits


@dataclass(frozen=True, slots=True)
class Constant:
    """A number somebody chose."""

    name: str
    value: str
    used_for: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the page about ratings lists below its own text."""

    version: str
    first_rule: str
    rules: tuple[Rule, ...]
    constants: tuple[Constant, ...]
    pooling: tuple[str, ...]


def conventions(first_rule: str) -> Conventions:
    """All of it, for the rule that is shown first."""
    return Conventions(
        version=version("evidence-store"),
        first_rule=first_rule,
        rules=tuple(RULES.values()),
        constants=(*_trivial_bounds(), *_sizes(), *_thresholds()),
        pooling=POOLING,
    )


def _trivial_bounds() -> list[Constant]:
    return [
        Constant(
            f"Too small to matter: {UNITS[measure]}",
            f"{two_digits(bound)}" + (" on the log scale" if measure.log_scale else ""),
            "effect-rule/1, unless the outcome declares its own",
        )
        for measure, bound in TRIVIAL_BOUNDS.items()
    ]


def _sizes() -> list[Constant]:
    smd = (sentences.SLIGHT_SMD, sentences.LARGE_SMD)
    bounds = (sentences.SLIGHT_BOUNDS, sentences.LARGE_BOUNDS)
    return [
        Constant("“Slightly” and “greatly”: standardised mean difference", f"below {smd[0]}, from {smd[1]}",
                 "the sentence; halfway between 0.2, 0.5 and 0.8"),
        Constant("“Slightly” and “greatly”: ratios", "within 0.80 to 1.25; 0.5 or less, 2 or more", "the sentence"),
        Constant("“Slightly” and “greatly”: other measures", f"below {bounds[0]}, from {bounds[1]} trivial sizes",
                 "the sentence"),
    ]  # fmt: skip


def _thresholds() -> list[Constant]:
    return [
        Constant("Fewest studies for “consistently”", str(FEWEST_STUDIES), "effect-rule/1"),
        Constant("Fewest studies for a prediction interval", str(rating_facts.FEWEST_FOR_PREDICTION), "pooling"),
        Constant("I² called substantial", f"{SUBSTANTIAL_I2} %", "effect-rule/1; a suggestion to the judge"),
        Constant("Added to every cell of a table with a zero", str(ZERO_CELL_CORRECTION), "odds and risk ratios"),
        Constant("Egger's test", f"from {FEWEST_STUDIES_FOR_A_FLAG} studies, p below {suggestions.EGGER_P:.2f}",
                 "a flag to the judge, never the rating"),
    ]  # fmt: skip


POOLING = (
    "The best facts there are count: study rows, else a review's pooled estimate, else directions, else nothing.",
    "Study rows are pooled by random effects. The variance between studies is the global maximum of the restricted "
    "likelihood (REML): all candidates are compared, because there can be several.",
    "The interval is Hartung and Knapp's, with a factor that is never below 1. It is wide when studies are few.",
    "The prediction interval uses the t distribution with one degree of freedom less than there are studies.",
    "The interval of the variance between studies is the Q profile. I² is worked out from that variance; reviews "
    "often work it out from Q, which gives another number.",
    "One study stands for itself. Two studies have no prediction interval.",
    "A table in which nobody, or everybody, had the outcome in both groups is left out for ratios. A half is added to "
    "the cells of other tables with a zero. For risk differences nothing is added; rows without variance are left out.",
    "Standardised mean differences carry Hedges' exact correction.",
    "A pooled estimate from a review is shown as published, never pooled again, and not rated without an interval.",
    "Egger's test is only a flag, from ten studies on.",
    "Study labels are unique for a result; the same study is never pooled twice.",
)
"""How numbers are pooled, in words."""
