"""The texts of all pages for the search: scripts that are loaded after the first results are shown.

They hold plain text, not an index: looking through a megabyte takes a browser a few milliseconds, and the sentence
that was found can be shown. Each script brings the texts of consecutive rows of the search index.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from evidence_store.records.entry import Entry
from evidence_store.records.plain_text import plain_text

MOST = 400_000
"""Characters of a script, but for a single text that is longer."""

NOT_TEXT = frozenset({"title", "summary", "also_known_as", "changes"})
"""Fields that are in the index, or that readers do not search."""
FEWEST_WORDS = 4
"""What is shorter is a name, an id or a date."""


def text_of(entry: Entry[Any]) -> str:
    """What a record says beside its title, names and summary: a passage a line, without Markdown."""
    parts = [*_sentences(entry.record), *plain_text(entry.body.text).split("\n")]
    return "\n".join(part.strip() for part in parts if part.strip())


def _sentences(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.count(" ") >= FEWEST_WORDS - 1:
            yield plain_text(" ".join(value.split()))
    elif isinstance(value, tuple):
        for item in value:
            if item is not None:
                yield from _sentences(item)
    elif isinstance(value, BaseModel):
        for name in _fields(type(value)):
            # Most fields are empty or a number: they cost no call.
            if isinstance(inner := getattr(value, name), str | tuple | BaseModel):
                yield from _sentences(inner)


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in NOT_TEXT)


def shards(texts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The texts cut into scripts: the number of the first row, and the text of each row from there on."""
    first, size = 0, 0
    held: list[str] = []
    for text in texts:
        if size and size + len(text) > MOST:
            yield {"first": first, "texts": held}
            first, size, held = first + len(held), 0, []
        held.append(text)
        size += len(text)
    if size:
        yield {"first": first, "texts": held}
