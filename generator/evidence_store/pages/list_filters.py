"""Filters of a plain list, such as partners by region: select boxes that a script works with.

The list itself stands in the page, grouped by headings, so that it can be read without a script.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_store.catalogue import Catalogue

LIST_FILTER = "js/list-filter.js"
"""The script of a list with filters."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    label: str
    count: int
    """How many records it finds while no other filter is on."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter: one select box, named `key` in the page's address."""

    key: str
    label: str
    choices: tuple[Choice, ...]


def list_filter(key: str, label: str, labels: Mapping[str, str], said: Iterable[Iterable[str]]) -> ListFilter:
    """A filter over values whose `labels` are given in order; `said` holds the values of each record.

    A value that no record has is no choice.
    """
    counts = Counter(value for values in said for value in set(values))
    return ListFilter(
        key,
        label,
        tuple(Choice(value, words, counts[value]) for value, words in labels.items() if counts[value]),
    )


def term_filter(
    key: str, label: str, kind: str, said: Iterable[Iterable[str]], catalogue: Catalogue
) -> ListFilter:
    """A filter over the terms of a vocabulary list, in the order of the list."""
    terms = sorted(catalogue.of(kind), key=lambda entry: entry.item)
    return list_filter(key, label, {term.id: term.record.label for term in terms}, said)
