"""The files that a check of a change has to read: what it wrote, and all that this can touch.

Other files are searched as text and not read as records, which is a hundred times faster. The search finds too much
rather than too little. Where words alone cannot tell, everything is read.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from evidence_store.catalogue.destinations import TOPIC_KINDS
from evidence_store.kinds import KINDS
from evidence_store.sources.text import read_bytes, without_signs_of_no_width

NAMERS = 3
"""Of the files that may name a topic, how many are read to see that one does."""

_TITLE = re.compile(r"^[\"']?title[\"']?[ \t]*:(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_COMMENT = re.compile(r"\s#.*")
_PART = re.compile(r"^[\"']?(?:part_of|parent)\b", re.MULTILINE)
_PLURALS = [kind.plural for kind in KINDS if kind.name in TOPIC_KINDS]
_TOPIC = re.compile(rf"(?:^|[/(])({'|'.join(_PLURALS)})/([\w-]+)\.md", re.MULTILINE)


class Topic(NamedTuple):
    """A term of the vocabulary that a text links to as a page."""

    folder: str
    id: str


@dataclass(frozen=True)
class Touched:
    """What to read, and what must then hold; if it does not, everything has to be read."""

    files: frozenset[str]
    """Paths below the content folder."""
    topics: frozenset[Topic]
    """What texts link to: a term has a page when a summary names it, and that may be one that was not read."""


def touched(texts: Mapping[str, Path], written: Collection[str], gone: Collection[str]) -> Touched | None:
    """What a change of the files `written` can touch among `texts`; None for everything.

    Paths are those below the content folder. A list of the vocabulary or a file that is gone can touch everything.
    """
    if gone or any(path.endswith(".yml") for path in written):
        return None
    words = {path: _words(path, file) for path, file in texts.items()}
    new = {path: words[path] for path in written if path in words}
    titles = [_title(text) for path, text in new.items() if path.endswith(".md")]
    if None in titles:
        return None
    named = frozenset(word for text in new.values() for word in re.findall(r"[\w-]+", text))
    stems = {_stem(path) for path in new}
    is_renamed = any("renamed_from" in text for text in new.values())
    is_part = any(map(_PART.search, new.values()))

    def is_touched(path: str, text: str) -> bool:
        return (
            path.endswith(".yml")
            or path in new
            or _stem(path) in named
            or any(stem in text for stem in stems)
            or any(title is not None and all(word in text for word in title) for title in titles)
            or "\\" in text[: text.find("\n---", 3)]  # words may be hidden in signs like \u00e9
            or (is_renamed and "renamed_from" in text)
            or (is_part and bool(_PART.search(text)))
        )

    files = {path for path, text in words.items() if is_touched(path, text)}
    topics = frozenset(topic for text in words.values() for topic in _topics(text))
    for topic in topics:
        files.update(_namers(topic, words))
    records = {_record(path) for path in files}
    return Touched(frozenset(path for path in words if _record(path) in records), topics)


def _words(path: str, file: Path) -> str:
    text = (read_bytes(file, path)[0] or b"").decode("utf-8", "replace").replace("\r", "\n").casefold()
    return text if text.isascii() else without_signs_of_no_width(text)


def _title(text: str) -> list[str] | None:
    """The words of a title; None where they cannot be told without reading the file as a record."""
    found = _TITLE.search(text)
    if found is None:
        return None
    title = _COMMENT.sub("", found[1])
    return None if "\\" in title else re.findall(r"\w+", title)


def _topics(text: str) -> Iterator[Topic]:
    """What a text links to. Nearly none does, and to look for a folder's name takes a fiftieth of the time."""
    if any(f"{plural}/" in text for plural in _PLURALS):
        yield from (Topic(*found) for found in _TOPIC.findall(text))


def _namers(topic: Topic, words: Mapping[str, str]) -> Iterator[str]:
    left = NAMERS
    for path, text in words.items():
        if not left:
            return
        if path.startswith(("interventions/", "practices/")) and topic.id in text:
            left -= 1
            yield path


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].casefold()


def _record(path: str) -> str:
    """What a record and the tables beside it have in common."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"
