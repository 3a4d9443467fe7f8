"""An earlier address that belongs to another page."""

from collections.abc import Iterator

from evidence_store.catalogue.catalogue import Catalogue, Key
from evidence_store.catalogue.former import former_addresses
from evidence_store.diagnostics import Diagnostic, Rule

FORMER_ADDRESS_TAKEN = Rule(
    "former-address-taken",
    "An earlier id or address belongs to one record alone, and to no page that is still there.",
    "An old link can lead to one page only.",
    "renamed_from: [kinship-care]\n\nwhile there is a file kinship-care.md",
    "renamed_from: [family-and-friends-care]",
)
RULES = (FORMER_ADDRESS_TAKEN,)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One finding for each earlier address that is taken."""
    now = {entry.address: key for key, entry in catalogue.entries.items()}
    first: dict[str, Key] = {}
    for key, entry in catalogue.entries.items():
        for number, address in enumerate(former_addresses(entry)):
            owner = now.get(address) or first.get(address)
            if owner is not None:
                yield FORMER_ADDRESS_TAKEN.at(
                    entry.place("renamed_from", number),
                    f'"{entry.record.renamed_from[number]}" belongs to {catalogue.entries[owner].place()}',
                    "take it out here, or join the two",
                )
            first.setdefault(address, key)
