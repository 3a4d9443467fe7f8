"""Two records have one id. Often the second was copied from the first, and is missing under its own id."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from evidence_store.catalogue.catalogue import Key
from evidence_store.diagnostics import Diagnostic, Suggestion
from evidence_store.records.reading import Repeated
from evidence_store.records.rules import DUPLICATE_ID


def lost_ids(repeated: Sequence[Repeated], missing: Collection[Key]) -> Mapping[str, str]:
    """By kind, the id that a record must have had before it was given that of another.

    `missing` is what others name and is not there. Only one record and one name of a kind can be meant for each other.
    """
    alone = [
        kind for kind, number in Counter(each.entry.kind.name for each in repeated).items() if number == 1
    ]
    ids = {kind: {id for other, id in missing if other == kind} for kind in alone}
    return {kind: found.pop() for kind, found in ids.items() if len(found) == 1}


def check(repeated: Sequence[Repeated], lost: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each record that is left out."""
    for entry, first in repeated:
        own = lost.get(entry.kind.name, "")
        yield DUPLICATE_ID.at(
            entry.place("id") if entry.kind.file else entry.place(),
            f'the id "{first.id}" is taken by {first.place()}',
            f'call this one "{own}": other records name it, and nothing has this id'
            if own
            else "give this one another id, or join the two",
            Suggestion(entry.id, own) if own and entry.kind.file else None,
        )
