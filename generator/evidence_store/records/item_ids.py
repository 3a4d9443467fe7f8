"""The id of an item in a file that holds many records: what is wrong with it."""

from typing import Any

from evidence_store.diagnostics import Diagnostic, Suggestion
from evidence_store.records import rules
from evidence_store.records.entry import Entry
from evidence_store.records.fields import MAX_ID, SLUG, as_slug
from evidence_store.sources import rules as source_rules
from evidence_store.sources.portable_names import reserved


def fault_of_id(blank: Entry[Any], id: Any) -> Diagnostic | None:
    """What to say of the `id` of an item; None for one that can be used."""
    if id is None:
        help = "give the item a short name in lower case: `id: kinship-care`"
        return rules.MISSING_FIELD.at(blank.place(), "`id` is missing", help)
    if not isinstance(id, str) or not SLUG.fullmatch(id):
        better = as_slug(id) if isinstance(id, str) else f'"{id}"'
        return rules.BAD_VALUE.at(
            blank.place("id"),
            f'`id` cannot be "{id}": an id is made of lower-case letters, digits and hyphens',
            f"write {better}" if better else "give the item a short name in lower case",
            Suggestion(str(id), better) if better else None,
        )
    if len(id) > MAX_ID:
        message = f"`id` has {len(id)} characters; the most is {MAX_ID}"
        return rules.BAD_VALUE.at(blank.place("id"), message, f"write {id[:MAX_ID].rstrip('-')}")
    if reserved(id):
        message = f"Windows keeps the name {id} for itself, and a page would be called so"
        return source_rules.UNPORTABLE_NAME.at(blank.place("id"), message, "give the item another id")
    return None
