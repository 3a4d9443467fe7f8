"""All records of the store, found by kind and id, with the links between them both ways."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

Key = tuple[str, str]
"""Kind and id."""


class Link(NamedTuple):
    """One record names another."""

    source: Key
    target: Key
    field: str
    """The field that names it, without numbers of lists: `outcomes.pooled.source`; `body` for the text."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The store, complete and consistent. Nothing in it can be changed."""

    kinds: Sequence[Kind]
    entries: Mapping[Key, Entry[Any]]
    """Every record, sorted by kind and id."""
    links: tuple[Link, ...]
    """Every link between two records that are both here, sorted."""
    images: frozenset[str] = frozenset()
    """Paths of images below the content folder."""
    topics: frozenset[Key] = frozenset()
    """Terms of the vocabulary that have a page of their own: a published summary or a practice names them."""
    elsewhere: Mapping[Key, Entry[Any]] = field(default_factory=dict)
    """What has a page in the whole store and none here, where this is a selection from it."""
    _by_kind: dict[str, tuple[Entry[Any], ...]] = field(default_factory=dict)
    _incoming: dict[Key, list[Link]] = field(default_factory=dict)
    _outgoing: dict[Key, list[Link]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        of_kind: dict[str, list[Entry[Any]]] = {kind.name: [] for kind in self.kinds}
        for (kind, _), entry in self.entries.items():
            of_kind.setdefault(kind, []).append(entry)
        self._by_kind.update((kind, tuple(entries)) for kind, entries in of_kind.items())
        for link in self.links:
            self._incoming.setdefault(link.target, []).append(link)
            self._outgoing.setdefault(link.source, []).append(link)

    def with_version(self, entry: Entry[Any]) -> "Catalogue":
        """The same with another version of a record that is here. Its links stay those of the former version."""
        own = tuple(entry if former.key == entry.key else former for former in self.of(entry.kind.name))
        other = copy(self)
        object.__setattr__(other, "entries", {**self.entries, entry.key: entry})
        object.__setattr__(other, "_by_kind", {**self._by_kind, entry.kind.name: own})
        return other

    def of(self, kind: str) -> tuple[Entry[Any], ...]:
        """All records of a kind, by id."""
        return self._by_kind.get(kind, ())

    def has_page(self, entry: Entry[Any]) -> bool:
        """Whether a record, or a term of the vocabulary, has a page of its own."""
        return entry.kind.has_pages or entry.key in self.topics

    def get(self, kind: str, id: str) -> Entry[Any] | None:
        """One record, or None."""
        return self.entries.get((kind, id))

    def label(self, kind: str, id: str) -> str:
        """What readers call a record: its label or title; its id when it is not here."""
        entry = self.entries.get((kind, id)) or self.elsewhere.get((kind, id))
        record = entry.record if entry else None
        return str(getattr(record, "label", None) or getattr(record, "title", None) or id)

    def named(self, kind: str, name: str) -> str:
        """The id of the one record that is called so; the name itself where that is an id, or nobody knows it."""
        if (kind, name) in self.entries:
            return name
        ids = [
            entry.id for entry in self.of(kind) if self.label(kind, entry.id).casefold() == name.casefold()
        ]
        return ids[0] if len(ids) == 1 else name

    def incoming(self, key: Key) -> tuple[Link, ...]:
        """Links from other records to this one."""
        return tuple(self._incoming.get(key, ()))

    def outgoing(self, key: Key) -> tuple[Link, ...]:
        """Links from this record to others."""
        return tuple(self._outgoing.get(key, ()))
