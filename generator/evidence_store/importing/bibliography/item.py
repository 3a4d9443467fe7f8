"""One entry of a list of references, in CSL-JSON's terms, before anybody looked at what it says."""

from collections.abc import Callable
from typing import Any, NamedTuple

from evidence_store.diagnostics import Place
from evidence_store.importing.rejected import Rejected


class Item(NamedTuple):
    """An entry and where it begins."""

    place: Place
    fields: dict[str, Any]
    """By CSL-JSON's names. What has none keeps the name it had."""


Read = tuple[list[Item], list[Rejected]]
Reader = Callable[[str, str], Read]
"""From a text and the name of its file to its entries."""
