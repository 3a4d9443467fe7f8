"""How long ratings take: `python benchmarks/rating_speed.py`. One core, no cache, nothing asserted."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

from evidence_store import check
from evidence_store.analyses.analyse import analyse
from evidence_store.analyses.evidence import evidence_of
from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rating import rate
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention.outcome import OutcomeResult, StudyRow
from evidence_store.kinds.vocabulary.models import Outcome

OUTCOMES, STUDIES, TIMES = 10_000, 10, 3
CONTENT = Path(__file__).parents[1] / "content"

OUTCOME = Outcome(
    label="Reading",
    noun="reading",
    definition="A child reads.",
    domain="learning",
    better="higher",
    metric="SMD",
)
RESULT = OutcomeResult(id="reading", outcome="reading", measure="A test", better="higher", metric="SMD")


def some_outcomes() -> list[list[StudyRow]]:
    """Made-up studies whose true effects vary as those of real outcomes do."""
    chance = Random(2026)
    outcomes = []
    for _ in range(OUTCOMES):
        mean, spread = chance.gauss(0.1, 0.3), abs(chance.gauss(0, 0.2))
        rows = []
        for number in range(STUDIES):
            se = chance.uniform(0.08, 0.4)
            effect = chance.gauss(chance.gauss(mean, spread), se)
            rows.append(
                StudyRow(
                    line=number + 2, result="reading", study=f"Study {number}", effect=effect, se=se, n=100
                )
            )
        outcomes.append(rows)
    return outcomes


def seconds(work: Callable[[], object]) -> list[float]:
    """How long the work takes, each time."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def show(name: str, taken: list[float]) -> None:
    """The median, and how far the times differ."""
    print(f"{name:62} {median(taken):8.3f} s  ({min(taken):.3f} to {max(taken):.3f})")


def main() -> None:
    """Time everything, one after another."""
    phrases = phrases_of(Catalogue((), {}, ()))
    outcomes = some_outcomes()
    show(
        f"pool and rate {OUTCOMES:,} outcomes of {STUDIES} studies",
        seconds(
            lambda: [rate(RESULT, evidence_of(RESULT, rows, OUTCOME), OUTCOME, phrases) for rows in outcomes]
        ),
    )
    few = outcomes[: OUTCOMES // 10]
    show(
        f"the same for {len(few):,}, with what would change each",
        seconds(
            lambda: [
                rate(RESULT, evidence_of(RESULT, rows, OUTCOME), OUTCOME, phrases).by_studies for rows in few
            ]
        ),
    )
    if not CONTENT.is_dir():
        return
    catalogue = check(CONTENT).catalogue
    analyses, _ = analyse(catalogue)
    ratings = list(analyses.ratings.values())
    show(f"rate and check the {len(ratings)} results of the content", seconds(lambda: analyse(catalogue)))
    show("say what would change each of them", seconds(lambda: [(r.by_studies, r.by_facts) for r in ratings]))
    show("read, join, rate and check the content", seconds(lambda: check(CONTENT)))


if __name__ == "__main__":
    main()
