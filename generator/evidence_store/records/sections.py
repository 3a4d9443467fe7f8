"""Whether a text has the headings of its kind: all that it needs, each once, in their order."""

import re
from collections.abc import Iterator
from typing import Any

from evidence_store.diagnostics import Diagnostic, Suggestion, meant
from evidence_store.records import rules
from evidence_store.records.body import HEADING, passages, plain_lines
from evidence_store.records.entry import Entry
from evidence_store.records.section import Section

_MARKS = re.compile(r"^[\s#*_]+|[\s#*_:?]+$")


def check_sections(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Headings that are unknown, repeated, out of order or missing."""
    if not entry.kind.sections:
        return
    known = {section.heading: index for index, section in enumerate(entry.kind.sections)}
    seen: dict[str, int] = {}
    misspelt: set[str] = set()
    highest = -1
    parts = passages(entry)
    written = {part.heading for part in parts}
    published = getattr(entry.record, "status", "") == "published"
    needed = [section for section in entry.kind.sections if section.required and published]
    missing = [section.heading for section in needed if section.heading not in written]
    repeated = False
    for part in parts:
        place = entry.source.line(part.line)
        if not part.heading:
            first = next(n for n, text in enumerate(part.text.split("\n"), part.line) if text.strip())
            if not _almost(entry, first):  # that line is reported as the heading it was meant to be
                yield rules.TEXT_BEFORE_SECTION.at(
                    entry.source.line(first),
                    "text stands above the first heading",
                    f"move it below one of: {', '.join(known)}",
                )
        elif part.heading not in known:
            help, suggestion = meant(part.heading, known, f"the headings are: {', '.join(known)}")
            misspelt.update([suggestion.new] if suggestion else [])
            message = f'"{part.heading}" is not one of the headings'
            yield rules.UNKNOWN_SECTION.at(place, message, help, suggestion)
        elif part.heading in seen:
            repeated = True
            other = f"write ## {missing[0]} if that is meant, or else " if len(missing) == 1 else ""
            yield rules.REPEATED_SECTION.at(
                place,
                f'"{part.heading}" stands here again; the first is on line {seen[part.heading]}',
                f"{other}join the two texts below one heading",
            )
        else:
            seen[part.heading] = part.line
            if known[part.heading] < highest:
                yield rules.UNKNOWN_SECTION.at(
                    place, f'"{part.heading}" stands too far down', f"keep this order: {', '.join(known)}"
                )
            highest = max(highest, known[part.heading])
    for section in needed:
        known_slip = section.heading in misspelt or (repeated and [section.heading] == missing)
        if section.heading not in seen and not known_slip:
            yield from _missing(entry, section, seen)


def _missing(entry: Entry[Any], section: Section, seen: dict[str, int]) -> Iterator[Diagnostic]:
    """A heading that is not there, reported where it is almost there, or else where it belongs."""
    heading = section.heading
    for number, line in plain_lines(entry):
        if _plain(line) != _plain(heading):
            continue
        level = HEADING.match(line)
        if not level or len(level.group(1)) > 1:  # one of the first level is reported as such
            yield rules.MISSING_SECTION.at(
                entry.source.line(number),
                f'this line is not yet the heading "{heading}"',
                f"write ## {heading}",
                Suggestion(line, f"## {heading}", certain=True),
            )
        return
    order = [other.heading for other in entry.kind.sections]
    later = [seen[other] for other in order[order.index(heading) + 1 :] if other in seen]
    lines = entry.body.text.rstrip().split("\n")
    place = entry.source.line(min(later) if later else entry.body.line + len(lines) - 1)
    yield rules.MISSING_SECTION.at(
        place,
        f'the heading "{heading}" is missing',
        f"add ## {heading} {'above' if later else 'below'} this line, and write below it. {section.help}",
    )


def _almost(entry: Entry[Any], number: int) -> bool:
    line = entry.body.text.split("\n")[number - entry.body.line]
    return _plain(line) in {_plain(section.heading) for section in entry.kind.sections}


def _plain(line: str) -> str:
    """A line without the marks of headings and bold text, and without regard to case."""
    return _MARKS.sub("", line).casefold()
