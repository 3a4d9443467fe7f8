"""Downloads of the ratings: every input and answer, unrounded, so that each can be worked out again."""

from collections.abc import Iterator
from typing import Any

from evidence_store.analyses.analyse import Analyses
from evidence_store.analyses.evidence import Evidence
from evidence_store.analyses.leave_one_out import leave_one_out
from evidence_store.analyses.pooling import Fit
from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.catalogue import Catalogue
from evidence_store.pages.json_parts import whole_list
from evidence_store.pages.open_data.rating_tables import certainty_coding
from evidence_store.pages.page import DataFile


def rating_file(catalogue: Catalogue, analyses: Analyses) -> DataFile:
    """Every rating with its facts and every rule's working; as a table it is `ratings.csv`."""
    return DataFile("data/ratings.json", whole_list(_items(catalogue, analyses)))


def _items(catalogue: Catalogue, analyses: Analyses) -> Iterator[dict[str, Any]]:
    outcomes = {
        (entry.id, result.id): result.outcome
        for entry in catalogue.of("intervention")
        for result in entry.record.outcomes
    }
    for key, rating in analyses.ratings.items():
        place = {"intervention": key[0], "result": key[1], "outcome": outcomes[key]}
        yield {**place, **rating_data(rating), "estimate": _estimate(rating)}


def rating_data(rating: Rating) -> dict[str, Any]:
    """A rating as plain data: inputs, the answer of every rule with its working, and the certainty."""
    return {
        "level": rating.level,
        "rule": rating.rule,
        "sentence": rating.sentence,
        "certainty": rating.certainty.level if rating.certainty else None,
        "certainty_code": certainty_coding(rating.certainty.level) if rating.certainty else None,
        "basis": str(rating.evidence.basis),
        "measure": str(rating.evidence.measure) if rating.evidence.measure else None,
        "better": str(rating.evidence.better),
        "facts": rating.evidence.facts.to_json(),
        "rules": {name: derivation_data(derivation) for name, derivation in rating.derivations.items()},
        "override": rating.override.model_dump(mode="json") if rating.override else None,
    }


def derivation_data(derivation: Derivation) -> dict[str, Any]:
    """A derivation as plain data."""
    return {
        "level": derivation.level,
        "reasons": list(derivation.reasons),
        "row": derivation.row,
        "steps": [
            {"row": step.row, "condition": step.condition, "held": step.held, "numbers": dict(step.numbers)}
            for step in derivation.steps
        ],
    }


def _estimate(rating: Rating) -> dict[str, Any] | None:
    estimate, evidence = rating.evidence.estimate, rating.evidence
    if estimate is None:
        return None
    return {
        "value": estimate.value, "ci_lb": estimate.low, "ci_ub": estimate.high,
        "pi_lb": estimate.predicted_low, "pi_ub": estimate.predicted_high,
        "tau2": evidence.fit.tau2 if evidence.fit and len(evidence.studies) > 1 else None, "i2": evidence.i2,
        "leave_one_out": [
            {"without": study.row.study, "estimate": fit.estimate, "tau2": fit.tau2}
            for study, fit in zip(evidence.studies, _left_out_in_turn(evidence), strict=False)
        ],
        "studies": [
            {"study": study.row.study, "yi": study.yi, "vi": study.vi, "n": study.n} for study in evidence.studies
        ],
    }  # fmt: skip


def _left_out_in_turn(evidence: Evidence) -> tuple[Fit, ...]:
    return leave_one_out([study.yi for study in evidence.studies], [study.vi for study in evidence.studies])
