"""A list of a record names the same record twice."""

from collections.abc import Iterator, Sequence
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.entry import Entry
from evidence_store.records.references import Reference
from evidence_store.sources.positions import Path

REPEATED_REFERENCE = Rule(
    "repeated-reference",
    "A list names each record once.",
    "It would be shown, and in some places counted, twice; often another one was meant.",
    "partners: [wickford, wickford]",
    "partners: [wickford]",
    Severity.WARNING,
)
RULES = (REPEATED_REFERENCE,)


def check(entry: Entry[Any], named: Sequence[Reference]) -> Iterator[Diagnostic]:
    """One finding for each item of a list that stands in it already."""
    seen: dict[tuple[Path, str], int] = {}
    for reference in named:
        *path, last = reference.path
        if not isinstance(last, int):
            continue
        first = seen.setdefault((tuple(path), reference.id), last)
        if first != last:
            line = entry.place(*path, first).line
            yield REPEATED_REFERENCE.at(
                entry.place(*reference.path),
                f'"{reference.id}" stands in this list already, on line {line}',
                "delete one of the two, or write which other one is meant",
            )
