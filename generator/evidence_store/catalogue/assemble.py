"""Records -> Catalogue: every id resolved, every link joined both ways, and the checks that need several."""

from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any

from evidence_store.catalogue.catalogue import Catalogue, Key, Link
from evidence_store.catalogue.checks import (
    broken_link,
    changes_order,
    dangling_reference,
    duplicate_id,
    former_address,
    lost_address,
    reference_cycle,
    repeated_reference,
    shared_name,
    shared_title,
    slipped_citation,
    unknown_place,
)
from evidence_store.catalogue.destinations import Destinations, topics
from evidence_store.catalogue.former import former_ids
from evidence_store.diagnostics import Diagnostic
from evidence_store.records.body import Mention, citations, links
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind
from evidence_store.records.reading import Records
from evidence_store.records.references import references

CHECKS = (reference_cycle, shared_name, shared_title, changes_order, former_address)
RULES = (
    *dangling_reference.RULES,
    *broken_link.RULES,
    *unknown_place.RULES,
    *slipped_citation.RULES,
    *repeated_reference.RULES,
    *lost_address.RULES,
    *(rule for check in CHECKS for rule in check.RULES),
)


def assemble(
    records: Records, kinds: Sequence[Kind], images: Iterable[str]
) -> tuple[Catalogue, list[Diagnostic]]:
    """Join the records. A record that refers to nothing stays, its dead references reported."""
    entries: dict[Key, Entry[Any]] = {entry.key: entry for entry in records.entries}
    images = frozenset(images)
    found: list[Diagnostic] = []
    joined: set[Link] = set()
    own = {key: key for key in entries}
    """Each key as it stands in the catalogue: links share them, and there are many links."""
    known = _Known(entries, records.faulty, kinds)
    keys = frozenset(known.ids.get("reference", ()))
    dangling: list[tuple[Key, Diagnostic]] = []
    linking: list[tuple[Entry[Any], list[Mention]]] = []
    for entry in records.entries:
        named = references(entry.record)
        found.extend(repeated_reference.check(entry, named))
        for reference in named:
            target = (reference.kind, reference.id)
            name = ".".join(str(step) for step in reference.path if isinstance(step, str))
            if target in own:
                joined.add(Link(own[entry.key], own[target], intern(name)))
            elif not known.faulty(target):
                dangling.append((target, dangling_reference.finding(entry, reference, known)))
        for citation in citations(entry):
            target = ("reference", citation.target)
            if target in own:
                joined.add(Link(own[entry.key], own[target], "body"))
            elif not known.faulty(target):
                dangling.append((target, dangling_reference.citation_finding(entry, citation, known)))
        found.extend(slipped_citation.check(entry, keys))
        linking.append((entry, list(links(entry))))
    lost = duplicate_id.lost_ids(records.repeated, [target for target, _ in dangling])
    found.extend(duplicate_id.check(records.repeated, lost))
    found.extend(finding for target, finding in dangling if target not in lost.items())
    # Links in the text come second: which outcomes have a page depends on who names them.
    with_page = topics(entries, joined)
    destinations = Destinations(entries, with_page, kinds, images, records.faulty)
    for entry, mentions in linking:
        for mention in mentions:
            key, problem = broken_link.resolve(entry, mention, destinations)
            if problem is not None:
                found.append(problem)
            if key is not None:
                joined.add(Link(own[entry.key], own[key], "body"))
    catalogue = Catalogue(tuple(kinds), entries, tuple(sorted(joined)), images, with_page)
    for check in CHECKS:
        found.extend(check.check(catalogue))
    return catalogue, found


class _Known:
    """The ids there are, for `did you mean`."""

    def __init__(self, entries: dict[Key, Entry[Any]], faulty: frozenset[Key], kinds: Sequence[Kind]) -> None:
        self.homes = {kind.name: kind.file or f"{kind.plural}/" for kind in kinds}
        self.ids: dict[str, list[str]] = {}
        self.renamed: dict[Key, str] = {}
        """What records are called that had another id before."""
        for (kind, id), entry in entries.items():
            self.ids.setdefault(kind, []).append(id)
            self.renamed.update({(kind, former): id for former in former_ids(entry)})
        self._faulty = faulty

    def faulty(self, key: Key) -> bool:
        """Whether the record is there but could not be read: that is reported already."""
        return key in self._faulty or (key[0], "*") in self._faulty
