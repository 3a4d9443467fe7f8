"""What a page can ask of the store, and the digest of the answer it would get now."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from evidence_store.catalogue import Key
from evidence_store.fingerprint import Digest, of_code
from evidence_store.pages.context import Shared
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

Question = tuple[str, ...]
"""What is asked for and what it is asked with: `("label", "partner", "nesta")`."""

PACKAGE = Path(__file__).parents[2]
"""Ours: what is in it is a part of the code."""


def digest(*parts: str | bytes) -> bytes:
    """Of some texts, in this order; where one ends and the next begins counts."""
    made = Digest()
    for part in parts:
        made.add(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
    return made.raw


class Answers:
    """The digests of the answers that the pages of one build get."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._known: dict[Question, bytes] = {}
        self._ask: Mapping[str, Callable[..., bytes]] = {
            "record": lambda *key: self._of_entry(key, of_record),
            "text": lambda *key: self._of_entry(key, of_text),
            "kind": self._kind,
            "label": lambda *key: digest(shared.catalogue.label(*key)),
            "named": lambda *key: digest(shared.catalogue.named(*key)),
            "incoming": lambda *key: digest(repr(shared.catalogue.incoming(key))),
            "outgoing": lambda *key: digest(repr(shared.catalogue.outgoing(key))),
            "topic": lambda *key: digest(repr(key in shared.catalogue.topics)),
            "ratings": self._ratings,
            "cited": lambda key: self.of(("record", "reference", key)),
            "today": lambda: digest(shared.today.isoformat()),
            "overdue": lambda by: digest(repr(shared.overdue(date.fromisoformat(by)))),
            "everything": self._everything,
        }

    def of(self, question: Question) -> bytes:
        """The answer to one question. Raises KeyError and TypeError for one that nobody asks."""
        known = self._known.get(question)
        if known is None:
            known = self._known[question] = self._ask[question[0]](*question[1:])
        return known

    def together(self, questions: Iterable[Question]) -> bytes:
        """The answers to several, in this order."""
        return digest(b"".join(map(self.of, questions)))

    @cached_property
    def scope(self) -> bytes:
        """What every page is made with: the code, the settings, and the words that all pages share."""
        shared, catalogue = self._shared, self._shared.catalogue
        elsewhere = sorted((*key, catalogue.label(*key)) for key in catalogue.elsewhere)
        return digest(
            of_code(),
            *(_own_files(kind) for kind in catalogue.kinds),
            shared.analyses.rule,
            repr(shared.publication),
            json.dumps(sorted(shared.phrases.items())),
            json.dumps(elsewhere),
            json.dumps(sorted(catalogue.images)),
            self._kind("term"),
        )

    def _of_entry(self, key: Key, part: Callable[[Entry[Any]], bytes]) -> bytes:
        entry = self._shared.catalogue.get(*key)
        return part(entry) if entry else digest()

    def _kind(self, kind: str) -> bytes:
        return digest(*(self.of(("record", *entry.key)) for entry in self._shared.catalogue.of(kind)))

    def _ratings(self, summary: str) -> bytes:
        """Ratings follow from the summary and the outcomes it names, by the rule and the phrases of the scope."""
        entry = self._shared.catalogue.get("intervention", summary)
        outcomes = [result.outcome for result in entry.record.outcomes] if entry else []
        return digest(
            self.of(("record", "intervention", summary)),
            *(self.of(("record", "outcome", outcome)) for outcome in outcomes),
        )

    def _everything(self) -> bytes:
        catalogue = self._shared.catalogue
        return digest(
            *(self.of((part, *key)) for key in catalogue.entries for part in ("record", "text")),
            repr(catalogue.links),
            repr(sorted(catalogue.topics)),
            self.of(("today",)),
        )


def of_record(entry: Entry[Any]) -> bytes:
    """All that a page can show of one record but the text below its fields."""
    rows: Sequence[str] = [
        part
        for name, table in sorted(entry.tables.items())
        for part in (name, repr(table.table.columns), *(row.model_dump_json() for row in table.rows))
    ]
    return digest(
        entry.kind.name,
        entry.id,
        entry.source.path,
        repr(entry.item),
        entry.record.model_dump_json(),
        *rows,
    )


def of_text(entry: Entry[Any]) -> bytes:
    """The rest."""
    return digest(entry.body.text)


def _own_files(kind: Kind) -> bytes:
    """What a kind from elsewhere brings along; our own belong to the code."""
    if kind.home.is_relative_to(PACKAGE):
        return digest(kind.name)
    files = sorted(file for file in kind.home.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return digest(kind.name, *(part for file in files for part in (file.name, file.read_bytes())))
