"""The comparison: every value of a rating as it was published, beside the same worked out here."""

import math
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from evidence_store.pages.open_data.recompute.evidence import evidence_of, strength_of
from evidence_store.pages.open_data.recompute.rules import answer_of
from evidence_store.pages.open_data.recompute.studies import study_effect
from evidence_store.pages.open_data.recompute.tables import Row, by_result, table
from evidence_store.pages.open_data.recompute.words import sentence

TOLERANCE = 1e-8
"""How far two numbers may lie apart, beside their size or beside 1."""


class Compared(NamedTuple):
    """One value."""

    name: str
    published: str
    worked_out: str | float | Fraction | None

    @property
    def same(self) -> bool:
        """Whether both say the same; numbers may differ in their last digits."""
        if self.worked_out is None or isinstance(self.worked_out, str):
            return self.published == (self.worked_out or "")
        if not self.published:
            return False
        return math.isclose(float(self.published), self.worked_out, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def everything() -> Iterator[tuple[str, Compared]]:
    """Every value of every rating, with the result it belongs to."""
    results = {(row["intervention"], row["result"]): row for row in table("results")}
    outcomes = {row["id"]: row for row in table("outcomes")}
    phrases = {row["id"]: row["text"] for row in table("phrases")}
    studies, down, up = map(by_result, ("studies", "reasons-down", "reasons-up"))
    answers = by_result("rule-answers")
    for rating in table("ratings"):
        key = (rating["intervention"], rating["result"])
        strength = strength_of(results[key], down.get(key, ()), up.get(key, ()))
        pooled = [row for row in studies.get(key, ()) if not row["left_out_because"]]
        values = of_rating(
            rating, results[key], pooled, answers[key], strength, outcomes[rating["outcome"]], phrases
        )
        yield from (("/".join(key), value) for value in values)


def of_rating(
    rating: Row,
    result: Row,
    studies: list[Row],
    answers: list[Row],
    strength: int | None,
    outcome: Row,
    phrases: Mapping[str, str],
) -> Iterator[Compared]:
    """The values of one rating."""
    found = evidence_of(result, studies, outcome)
    facts, good, known = found.facts, found.turned, found.facts.est is not None
    derived = answer_of(rating["rule"], good)
    level = result["override_level"].replace("-", "_") or derived.level
    worked_out = {
        "basis": found.basis, "measure": found.metric, "k": facts.k, "trivial_bound": facts.bound,
        "estimate": facts.est, "ci_lb": facts.lo if known else None, "ci_ub": facts.hi if known else None,
        "pi_lb": facts.plo, "pi_ub": facts.phi, "tau2": found.tau2, "i2": facts.i2,
        "favour": good.favour, "favour_participants": good.people,
        "derived": derived.level, "row": derived.row, "reasons": "; ".join(derived.reasons),
        "level": level, "strength": strength,
    }  # fmt: skip
    yield from (Compared(name, rating[name], value) for name, value in worked_out.items())
    words = sentence(level, derived, strength, found, outcome, phrases)
    if words is not None:
        yield Compared("sentence", rating["sentence"], words)
    for row in answers:
        answer = answer_of(row["rule"], good)
        yield Compared(f"level by {row['rule']}", row["level"], answer.level)
        yield Compared(f"row of {row['rule']}", row["row"], answer.row)
        yield Compared(f"reasons of {row['rule']}", row["reasons"], "; ".join(answer.reasons))
    if found.basis == "studies":
        for row in studies:
            effect = study_effect(row, found.metric) or (None, None)
            yield Compared(f"yi of {row['study']}", row["yi"], effect[0])
            yield Compared(f"vi of {row['study']}", row["vi"], effect[1])


def main() -> int:
    """Say what differs; 1 if anything does."""
    compared = list(everything())
    differing = [(place, value) for place, value in compared if not value.same]
    for place, value in differing:
        print(f"{place}: {value.name} is {value.published or 'empty'}, worked out {value.worked_out}")
    ratings = len({place for place, _ in compared})
    print(f"{ratings} ratings, {len(compared)} values compared: {len(differing)} differ.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
