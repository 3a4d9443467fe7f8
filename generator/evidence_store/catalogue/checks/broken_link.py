"""A link in the text leads to a page that is not there."""

import posixpath
import re
from html import unescape
from typing import Any
from urllib.parse import unquote

from evidence_store.catalogue.catalogue import Key
from evidence_store.catalogue.checks import unknown_place
from evidence_store.catalogue.destinations import GLOSSARY, TERM, Destinations, document
from evidence_store.diagnostics import Diagnostic, Place, Rule, Suggestion, meant
from evidence_store.records.body import Mention
from evidence_store.records.entry import Entry

BROKEN_LINK = Rule(
    "broken-link",
    "A link in the text leads to a page of this store, written as its file from the file it stands in.",
    "A reader who follows it would find nothing.",
    "[kinship care](kinship-car.md)",
    "[kinship care](kinship-care.md)",
)
LINK_OUTSIDE = Rule(
    "link-outside-content",
    "A link stays inside the content folder.",
    "What lies outside is not published, and is nobody's business.",
    "[notes](../../../notes.md)",
    "[notes](../about/index.md)",
)
IMAGE_WITHOUT_TEXT = Rule(
    "link-to-nothing",
    "A link has an address.",
    "A link without one does nothing when it is pressed.",
    "[kinship care]()",
    "[kinship care](kinship-care.md)",
)
LOOK_UP = "look up the name of the file"
_PLAIN = re.compile(r"[\w./-]+\Z", re.ASCII)
RULES = (BROKEN_LINK, LINK_OUTSIDE, IMAGE_WITHOUT_TEXT)


def resolve(
    entry: Entry[Any], mention: Mention, destinations: Destinations
) -> tuple[Key | None, Diagnostic | None]:
    """The record a link leads to (None for anything else), or what is wrong with the link."""
    place = entry.source.line(mention.line, mention.column)
    if not mention.target:
        return None, IMAGE_WITHOUT_TEXT.at(
            place, "this link has no address", "write the address between ( and )"
        )
    written, _, fragment = unquote(mention.target).partition("#")
    target = written.split("?")[0]
    if fragment and not written:
        return None, unknown_place.finding(entry, entry, place, "", fragment)
    if ":" in unescape(target).split("/")[0] or not target or target.startswith(("//", "\\")):
        return None, None  # an address on the web, a place on this page, or reported as unsafe
    path = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source.path), target))
    if path.startswith("..") or target.startswith("/"):
        return None, LINK_OUTSIDE.at(
            place,
            f'"{mention.target[:80]}" leads out of the content folder',
            *_from_here(entry, target, destinations),
        )
    if path == document(GLOSSARY) and fragment.startswith(TERM):
        return _term(place, target, fragment.removeprefix(TERM), destinations)
    if destinations.known(path):
        key = destinations.files.get(path)
        page = destinations.entries[key] if key and fragment else None
        if page is None or page.kind.file:
            return key, None
        return key, unknown_place.finding(entry, page, place, target, fragment)
    return None, _broken(place, entry, target, path, destinations)


def _from_here(entry: Entry[Any], target: str, destinations: Destinations) -> tuple[str, Suggestion | None]:
    """What to write for a link that leads out: the way to the page, where it is that of one of the site's own."""
    path = target.lstrip("/").removesuffix(".html")
    path = path if path.endswith(".md") else f"{path}.md"
    if not target.startswith("/") or path not in destinations.files:
        return "write the link from the folder of this file, like ../partners/nesta.md", None
    way = posixpath.relpath(path, posixpath.dirname(entry.source.path) or ".")
    return f"write the way from this file: {way}", Suggestion(target, way)


def _term(
    place: Place, target: str, id: str, destinations: Destinations
) -> tuple[Key | None, Diagnostic | None]:
    if ("term", id) in destinations.entries:
        return ("term", id), None
    otherwise = f"link to {target} alone, or add the term"
    help, near = meant(id[:200], destinations.terms(), otherwise)
    mend = Suggestion(TERM + near.old, TERM + near.new) if near else None
    return None, BROKEN_LINK.at(place, f'the glossary has no term "{id[:80]}"', help, mend)


def _broken(
    place: Place, entry: Entry[Any], target: str, path: str, destinations: Destinations
) -> Diagnostic:
    """What to say of a link to a page that the site will not have."""
    here = posixpath.dirname(entry.source.path) or "."
    term = destinations.without_page(path)
    if term is not None:
        plural = posixpath.relpath(f"{term.kind.plural}/index.md", here)
        return BROKEN_LINK.at(
            place,
            f'"{term.record.label}" has no page, because no published summary and no practice names it',
            f"link to {plural}, or name it in a field of a summary first",
        )
    now = destinations.moved.get(path)
    if now is not None:
        moved_to = posixpath.relpath(document(now.address), here)
        return BROKEN_LINK.at(place, f'"{path[:80]}" has moved', f"link to {moved_to}")
    # Written from the file the link stands in, so that the suggestion can be pasted as it is.
    near = [posixpath.relpath(known, here) for known in destinations.files]
    message = f'there is no file "{path[:80]}"'
    if target.endswith(".html") and destinations.known(document(path)):
        mend = Suggestion(target, document(target), certain=True)
        return BROKEN_LINK.at(place, message, f"link to the file: {document(target)}", mend)
    if len(path) > 200:
        return BROKEN_LINK.at(place, message, LOOK_UP)
    written = posixpath.relpath(path, here)
    help, suggestion = meant(written, near, LOOK_UP)
    # A name with signs of its own would have to be written otherwise in a link.
    plain = suggestion is not None and _PLAIN.match(suggestion.new)
    return BROKEN_LINK.at(
        place, message, help, suggestion._replace(old=target) if suggestion and plain else None
    )
