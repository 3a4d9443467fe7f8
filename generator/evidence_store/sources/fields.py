"""The fields of a file by their text, read again when somebody asks for them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from evidence_store.sources.plain_yaml import read_plain
from evidence_store.sources.positions import Position
from evidence_store.sources.problem import Problem
from evidence_store.sources.yaml_tree import Data, Document, read_yaml

_FEW = 8
"""Texts that are kept: who asks once mostly asks again soon."""


class Fields(NamedTuple):
    """What a text says. `data` is None where it cannot be read, or says nothing."""

    data: Data
    problems: Sequence[Problem]


@lru_cache(maxsize=_FEW)
def read_fields(text: str) -> Fields:
    """The data in a text and what is wrong with it; nothing is wrong with a text in the plain form."""
    plain = read_plain(text)
    if plain is not None:
        return Fields(plain, ())
    document = _document(text)
    return Fields(document.data, document.problems)


def positions(text: str) -> Position:
    """Where everything in a text stands."""
    return _document(text).positions


@lru_cache(maxsize=_FEW)
def _document(text: str) -> Document:
    return read_yaml(text)
