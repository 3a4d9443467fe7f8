"""What Crossref tells of a work -> findings: whether it was retracted, doubted or corrected.

The work has `updated-by`, a list of notices about it; a notice has `update-to`, the works it is about. Each names its
type, the DOI of the other, its date, and who found it: the publisher or Retraction Watch.
(https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/)
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from evidence_store.diagnostics import Diagnostic, Place, Rule
from evidence_store.pages.words import day
from evidence_store.records.addresses import RESOLVER
from evidence_store.upkeep_rules import (
    CORRECTED_SOURCE,
    DOUBTED_SOURCE,
    NOTICE_AS_SOURCE,
    RETRACTED_SOURCE,
)

_RETRACTED = ("retraction", "partial_retraction", "withdrawal", "removal")
_DOUBTED = ("expression_of_concern",)
_WORDS = {
    "retraction": "was retracted",
    "partial_retraction": "was retracted in part",
    "withdrawal": "was withdrawn",
    "removal": "was removed",
    "expression_of_concern": "is under an expression of concern",
    "new_version": "has a newer version",
    "new_edition": "has a newer edition",
}
_FOUND_BY = {"retraction-watch": ", as Retraction Watch found"}
_HELP = {
    RETRACTED_SOURCE.name: "read {notice}, take the source out, and let the rating be worked out without it",
    DOUBTED_SOURCE.name: "read {notice}, and say on the page what is in doubt",
    CORRECTED_SOURCE.name: "read {notice}, and check every figure that comes from this source",
    NOTICE_AS_SOURCE.name: "name the work itself, {notice}, if it can be named at all",
}


def notices(work: dict[str, Any], doi: str, place: Place) -> Iterator[Diagnostic]:
    """One finding for each notice about the work with this DOI, and one if it is a notice itself."""
    told = set()
    for kind, other, when, found_by in _updates(work, "updated-by"):
        if (kind, other) not in told:
            told.add((kind, other))
            rule = _rule(kind)
            message = f"{doi} {_WORDS.get(kind, 'was corrected')}{when}{_FOUND_BY.get(found_by, '')}"
            yield _finding(rule, place, message, other)
    for _, other, _, _ in list(_updates(work, "update-to"))[:1]:
        yield _finding(NOTICE_AS_SOURCE, place, f"{doi} is a notice about another work", other)


def _rule(kind: str) -> Rule:
    return (
        RETRACTED_SOURCE if kind in _RETRACTED else DOUBTED_SOURCE if kind in _DOUBTED else CORRECTED_SOURCE
    )


def _finding(rule: Rule, place: Place, message: str, other: str) -> Diagnostic:
    notice = RESOLVER + other if other else "the notice"
    return rule.at(place, message, _HELP[rule.name].format(notice=notice))


def _updates(work: dict[str, Any], field: str) -> Iterator[tuple[str, str, str, str]]:
    """Type, DOI of the other work, date in words, and who found it. What is not as documented is left out."""
    listed = work.get(field)
    for update in listed if isinstance(listed, list) else ():
        if isinstance(update, dict) and isinstance(update.get("type"), str):
            kind = update["type"].strip().lower().replace("-", "_").replace(" ", "_")
            yield (
                kind,
                str(update.get("DOI") or ""),
                _when(update.get("updated")),
                str(update.get("source") or ""),
            )


def _when(updated: Any) -> str:
    try:
        return f" on {day(date(*updated['date-parts'][0]))}"
    except (TypeError, KeyError, IndexError, ValueError):
        return ""
