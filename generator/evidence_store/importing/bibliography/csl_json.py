"""CSL-JSON -> items, one by one, so that each has its line."""

import json
import re

from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.item import Item, Read
from evidence_store.importing.rejected import Rejected

_SPACE = re.compile(r"[ \t\n\r]*")


def read_csl_json(text: str, shown_path: str) -> Read:
    """The objects of the one list that the file holds."""
    items, rejected = list[Item](), list[Rejected]()
    decoder = json.JSONDecoder()
    here = _next(text, 0)
    if text[here : here + 1] != "[":
        return [], [Rejected(Place(shown_path), "a file of CSL-JSON is a list: it begins with [")]
    here, line, counted = _next(text, here + 1), 1, 0
    while text[here : here + 1] != "]":
        line, counted = line + text.count("\n", counted, here), here
        place = Place(shown_path, line)
        try:
            fields, end = decoder.raw_decode(text, here)
        except (ValueError, RecursionError) as error:
            why = (
                f"{error.msg}, line {error.lineno}"
                if isinstance(error, json.JSONDecodeError)
                else "too large"
            )
            return items, [*rejected, Rejected(place, f"from this entry on the JSON cannot be read: {why}")]
        if isinstance(fields, dict):
            items.append(Item(place, fields))
        else:
            rejected.append(Rejected(place, "an entry is an object: it begins with {"))
        here = _next(text, end)
        if text[here : here + 1] == ",":
            here = _next(text, here + 1)
        elif text[here : here + 1] != "]":
            return items, [*rejected, Rejected(place, "behind this entry a comma or the final ] is missing")]
    if text[here + 1 :].strip():
        rejected.append(
            Rejected(Place(shown_path, text.count("\n", 0, here) + 1), "something follows the list")
        )
    return items, rejected


def _next(text: str, here: int) -> int:
    space = _SPACE.match(text, here)
    assert space is not None, "it matches nothing, too"
    return space.end()
