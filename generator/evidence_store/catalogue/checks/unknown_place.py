"""A link leads to a part of a page that the page does not have: the reader lands at its top and looks in vain."""

import re
from typing import Any

from evidence_store.diagnostics import Diagnostic, Place, Rule, Severity, Suggestion, nearest
from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.fields import as_slug

UNKNOWN_PLACE = Rule(
    "unknown-place",
    "A link to a part of a page names a part that has an address. Headings within a text have none.",
    "A reader who follows it lands at the top of the page and looks for what the link promised.",
    "[its costs](kinship-care.md#what-does-it-cost)",
    "[its costs](kinship-care.md#economics)",
    Severity.WARNING,
)
RULES = (UNKNOWN_PLACE,)

_PART = re.compile(
    r"(?:"
    r"about|about-page|agencies|apply|apply-over|assessment|calls|changes|checklist|cite|evaluation|"
    r"events|evidence|expected|facts|families|findings|form|glance|good-to-know|how|in-this-issue|"
    r"made|mentions|milestones|news|outcomes|parts|path|points|practices|print-form|profile|"
    r"programmes|read|readiness|references|related|results|rounds|runs|steps|studies|theory|through|"
    r"toc|top|voices|who|"
    r"(?:assess|explained|group|part|plot|question|ref|result|version)-.*)\Z"
)
"""What parts of pages of records are called, whichever kind they are of; the last ones stand for something in it."""


def finding(source: Entry[Any], target: Entry[Any], place: Place, path: str, part: str) -> Diagnostic | None:
    """What to say of a link in `source` to `part` of the page of `target`; `path` is the way there as written."""
    known = _sections(target)
    # Pages of another layout are made of more than their text.
    is_plain = getattr(target.record, "layout", "text") == "text"
    if part in known or _PART.match(part) or not is_plain:
        return None
    by_heading = {as_slug(heading): id for id, heading in known.items()}
    near = nearest(part, known) or by_heading.get(nearest(as_slug(part), by_heading), "")
    message = f'the page has no part "#{part[:80]}"'
    if near:
        return UNKNOWN_PLACE.at(
            place, message, f'did you mean "{path}#{near}"?', Suggestion(f"#{part}", f"#{near}")
        )
    if source.key == target.key:
        return UNKNOWN_PLACE.at(place, message, "write the words without a link: headings have no address")
    return UNKNOWN_PLACE.at(place, message, f"link to {path} alone, and name the heading in your text")


def _sections(entry: Entry[Any]) -> dict[str, str]:
    """The fixed headings of a page by their addresses."""
    written = {part.heading for part in passages(entry)} if entry.kind.sections else set()
    return {
        section.id: section.heading
        for section in entry.kind.sections
        if section.heading in written
        or (section.id == "what" and bool(getattr(entry.record, "what_it_is", "")))
    }
