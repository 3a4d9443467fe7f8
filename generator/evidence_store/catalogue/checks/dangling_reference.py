"""A record names another that is not there."""

from typing import Any, Protocol

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.diagnostics.suggestion import Suggestion
from evidence_store.records.body import Mention
from evidence_store.records.entry import Entry
from evidence_store.records.references import Reference

DANGLING_REFERENCE = Rule(
    "dangling-reference",
    "A field that names another record names one that exists.",
    "The page would lead nowhere, and lists and filters would leave it out.",
    "partners: [warington]",
    "partners: [warrington]",
)
UNKNOWN_CITATION = Rule(
    "unknown-citation",
    "Every source cited in the text is in the bibliography.",
    "A figure without its source cannot be checked.",
    "It may help [@zang-2019].",
    "It may help [@zhang-2019].",
)
RULES = (DANGLING_REFERENCE, UNKNOWN_CITATION)


class _Ids(Protocol):
    ids: dict[str, list[str]]
    renamed: dict[tuple[str, str], str]
    homes: dict[str, str]


def finding(entry: Entry[Any], reference: Reference, known: _Ids) -> Diagnostic:
    """What to say of a field that names nothing."""
    choices = known.ids.get(reference.kind, [])
    place = entry.place(*reference.path)
    message = f'there is no {reference.kind} "{reference.id}"'
    now = known.renamed.get((reference.kind, reference.id))
    if now is not None:
        return DANGLING_REFERENCE.at(
            place, message, f'it is called "{now}" now', Suggestion(reference.id, now)
        )
    otherwise = (
        f"the ids are: {', '.join(choices)}"
        if 0 < len(choices) <= 20
        else f"look up the id in {known.homes.get(reference.kind, 'the store')}, or add it there first"
    )
    return DANGLING_REFERENCE.misspelt(
        place,
        message,
        reference.id,
        choices,
        otherwise,
    )


def citation_finding(entry: Entry[Any], citation: Mention, known: _Ids) -> Diagnostic:
    """What to say of a citation in the text that names nothing."""
    return UNKNOWN_CITATION.misspelt(
        entry.source.line(citation.line, citation.column),
        f'"@{citation.target}" is not in the bibliography',
        citation.target,
        known.ids.get("reference", []),
        "add the source to references.yml",
    )
