"""A link in the text leads to a page that is not there."""

import posixpath
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import unquote

from evidence_store.catalogue.catalogue import Key
from evidence_store.diagnostics import Diagnostic, Rule, did_you_mean
from evidence_store.records.body import Mention
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

BROKEN_LINK = Rule(
    "broken-link",
    "A link in the text leads to a file of this store, written from the file it stands in.",
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
RULES = (BROKEN_LINK, LINK_OUTSIDE, IMAGE_WITHOUT_TEXT)


def resolve(
    entry: Entry[Any],
    mention: Mention,
    pages: Mapping[str, Key],
    images: frozenset[str],
    faulty: frozenset[Key],
    kinds: Sequence[Kind],
) -> tuple[Key | None, Diagnostic | None]:
    """The record a link leads to (None for anything else), or what is wrong with the link."""
    place = entry.source.line(mention.line, mention.column)
    if not mention.target:
        return None, IMAGE_WITHOUT_TEXT.at(
            place, "this link has no address", "write the address between ( and )"
        )
    target = unquote(mention.target).split("#")[0].split("?")[0]
    if ":" in unescape(target).split("/")[0] or not target or target.startswith(("//", "\\")):
        return None, None  # an address on the web, a place on this page, or reported as unsafe
    path = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source.path), target))
    if path.startswith("..") or target.startswith("/"):
        return None, LINK_OUTSIDE.at(
            place,
            f'"{mention.target[:80]}" leads out of the content folder',
            "write the link from the folder of this file, like ../partners/nesta.md",
        )
    if path in pages:
        return pages[path], None
    if path in images:
        return None, None
    folder, _, name = path.rpartition("/")
    kind = next((kind for kind in kinds if kind.plural == folder), None)
    if kind and (kind.name, name.removesuffix(".md")) in faulty:
        return None, None
    # Written from the file the link stands in, so that the suggestion can be pasted as it is.
    here = posixpath.dirname(entry.source.path) or "."
    near = [posixpath.relpath(known, here) for known in (*pages, *images)]
    suggestion = did_you_mean(posixpath.relpath(path, here), near) if len(path) <= 200 else ""
    if target.endswith(".html") and path.removesuffix(".html") + ".md" in pages:
        suggestion = f"link to the file: {target.removesuffix('.html')}.md"
    return None, BROKEN_LINK.at(
        place, f'there is no file "{path[:80]}"', suggestion or "look up the name of the file"
    )
