"""Results, rows and summaries for the tests of ratings: the least that each needs, everything else given by name."""

from datetime import date
from typing import Any

from tests.helpers import STORES

from evidence_store.analyses.phrases import phrases_of
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention.outcome import Certainty, OutcomeResult, PooledEstimate, StudyRow
from evidence_store.kinds.vocabulary.models import Outcome

PHRASES = phrases_of(Catalogue((), {}, ()))
"""The library's own words."""


def outcome(**fields: Any) -> Outcome:
    """An outcome of the vocabulary: reading, measured in SMD, more of it is good."""
    given = {"label": "Reading", "noun": "reading", "definition": "A child reads.", "domain": "learning"}
    return Outcome.model_validate({**given, "better": "higher", "metric": "SMD", **fields})


def result(**fields: Any) -> OutcomeResult:
    """A result without facts."""
    given = {"id": "reading", "outcome": "reading", "measure": "A test of reading", "better": "higher"}
    return OutcomeResult.model_validate({**given, **fields})


def pooled(estimate: float, *ci: float, **fields: Any) -> PooledEstimate:
    """A published estimate."""
    given = {"estimate": estimate, "ci": ci or None, "source": "moss-2019"}
    return PooledEstimate.model_validate({**given, **fields})


def directions(favour: int, against: int, no_difference: int = 0, **fields: Any) -> dict[str, Any]:
    counts = {"favour": favour, "against": against, "no_difference": no_difference}
    return {**counts, "source": "moss-2019", **fields}


def row(study: str = "Moss 2019", **numbers: Any) -> StudyRow:
    return StudyRow.model_validate({"line": 2, "result": "reading", "study": study, **numbers})


def rows(*effects: tuple[float, float], **numbers: Any) -> list[StudyRow]:
    """A row for each effect with its standard error."""
    return [row(f"Study {i}", effect=effect, se=se, **numbers) for i, (effect, se) in enumerate(effects)]


def certainty(start: str = "high", **reasons: int) -> Certainty:
    """A record with these reasons; `large_effect`, `dose_response` and `opposing_confounding` go up."""
    up = {"large_effect", "dose_response", "opposing_confounding"}
    step = {name: {"by": by, "because": f"Because of {name}."} for name, by in reasons.items()}
    return Certainty.model_validate(
        {
            "start": start,
            "start_because": "Trials.",
            "down": {name: reason for name, reason in step.items() if name not in up},
            "up": {name: reason for name, reason in step.items() if name in up},
            "judged_by": "The editors",
            "judged_on": date(2026, 1, 1),
        }
    )


SUMMARY = (STORES / "valid" / "summary-with-study-rows" / "interventions" / "lantern-walks.md").read_text(
    "utf-8"
)
"""A published summary in which nothing is wrong; one outcome, whose rows stand beside it."""
PATH = "interventions/lantern-walks.md"
ROWS = "interventions/lantern-walks.studies.csv"


def summary(facts: str, *changes: tuple[str, str]) -> str:
    """The summary with other facts for its outcome, and other texts."""
    text = SUMMARY.replace("    metric: OR\n", "".join(f"    {line}\n" for line in facts.strip().split("\n")))
    assert text != SUMMARY or facts.strip() == "metric: OR"
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
