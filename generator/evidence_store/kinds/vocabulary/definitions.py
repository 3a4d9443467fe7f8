"""Checks of one glossary term: its definition is short, and explains the word by other words."""

import re
from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.entry import Entry

LONGEST = 240
"""Characters of a definition: as many as a phone shows in a box without scrolling, and a reader in between takes in."""

DEFINITION_LENGTH = Rule(
    "definition-length",
    f"A definition in the glossary has at most {LONGEST} characters.",
    "It opens in the middle of a text. A reader on a phone wants to go on reading.",
    "definition: A study of studies, which starts from a question and a protocol and goes on to ...",
    "definition: A study of studies.",
    Severity.WARNING,
)
EXPLAINS_ITSELF = Rule(
    "definition-uses-itself",
    "A definition in the glossary does not use the word that it explains.",
    "Who does not know the word learns nothing from it.",
    "{label: fidelity, definition: The fidelity with which help is given.}",
    "{label: fidelity, definition: How closely people keep to the way in which the help is meant to be given.}",
    Severity.WARNING,
)
RULES = (DEFINITION_LENGTH, EXPLAINS_ITSELF)


def check(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """What is wrong with the definition."""
    record = entry.record
    length = len(record.definition)
    if length > LONGEST:
        yield DEFINITION_LENGTH.at(
            entry.place("definition"),
            f'the definition of "{record.label}" has {length} characters',
            f"say it in one or two short sentences, {LONGEST} characters at most",
        )
    exact = 0 if record.label.isupper() else re.IGNORECASE
    if re.search(rf"(?<!\w){re.escape(record.label)}(?!\w)", record.definition, exact):
        yield EXPLAINS_ITSELF.at(
            entry.place("definition"), f'the definition uses "{record.label}" itself', "say it in other words"
        )


CHECKS = (check,)
