"""The Markdown below the fields, cut into its parts, and checked line by line.

Text is never trusted: HTML and template code in it are shown as they stand, and reported here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from evidence_store.diagnostics import Diagnostic, Suggestion
from evidence_store.records import rules, slipped_links
from evidence_store.records.entry import Entry

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BACKTICKS = re.compile(r"`+")
_TAG = re.compile(
    r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*|\s*/?)>|/[a-zA-Z][^<>]*>|!--|\?|!\[CDATA\[|![A-Z]|(?:script|iframe|object|embed|svg|style)\b)",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<(?:https?://[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_LINK = re.compile(
    r"\]\(((?:[^()]|\([^()]*+\))*+)"
    r"|^ {0,3}\[[^\]]+\]:\s*(<?\S+>?)(?:\s|$)"
    r"|<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>"
)
_CITATION = re.compile(r"\[(@[^\[\]\n]{1,300})\]")
CITATION_KEY = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_-]*)")
_BULLET = re.compile(r"^(\s*)(?:[•▪◦●‣·][ \t\u00a0]*|[-*][\u00a0\u2002-\u2009]\s*)")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_MARK = re.compile(r"(?:>|[-*+](?=[ \t])|[0-9]{1,9}\.(?=[ \t]))[ \t]*")
_MARKS = re.compile(rf"(?:{_MARK.pattern})+")
MAX_BRACKETS = 1_000
"""Square brackets in one text; the longest real summary has two hundred."""
MAX_LEVELS = 10
"""Nested lists and quotations: the renderer of Markdown needs its stack for each of them."""
SAFE_SCHEMES = frozenset({"https", "http", "mailto"})


class Passage(NamedTuple):
    """A part of the body below one second-level heading; the first may have none."""

    heading: str
    text: str
    line: int
    """The line of the heading, or of the text where there is none."""


class Mention(NamedTuple):
    """A link target or citation key, and where it stands."""

    target: str
    line: int
    column: int


def plain_lines(entry: Entry[Any]) -> Iterator[tuple[int, str]]:
    """The lines of the body with their numbers, code blanked out (same length)."""
    return iter(_plain_lines(entry.body.text, entry.body.line))


@lru_cache(maxsize=4)  # each check of a record asks for them
def _plain_lines(text: str, first: int) -> tuple[tuple[int, str], ...]:
    if "`" not in text and "~~~" not in text:  # no code at all, as in most texts
        return tuple(enumerate(text.split("\n"), start=first))
    return tuple(_without_blocks(text, first))


def _without_blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), start=first):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if mark:
            fence = mark.group(1)
            continue
        yield number, _without_code(line)


def _without_code(line: str) -> str:
    """`line` with its code spans blanked out: a run of backticks up to the next one as long as itself."""
    if "`" not in line:
        return line
    runs = [run.span() for run in _BACKTICKS.finditer(line)]
    closing: dict[int, int] = {}
    latest: dict[int, int] = {}
    for number in reversed(range(len(runs))):  # one walk from the end: no line is too long to check
        start, end = runs[number]
        if end - start in latest:
            closing[number] = latest[end - start]
        latest[end - start] = number
    kept, here, number = list[str](), 0, 0
    while number < len(runs):
        if number in closing:
            start, end = runs[number][0], runs[closing[number]][1]
            kept += [line[here:start], " " * (end - start)]
            here, number = end, closing[number]
        number += 1
    return "".join([*kept, line[here:]])


def passages(entry: Entry[Any]) -> list[Passage]:
    """The body cut at its second-level headings."""
    headings = {
        number: match.group(2)
        for number, line in plain_lines(entry)
        if "#" in line and (match := HEADING.match(line)) and len(match.group(1)) == 2
    }
    parts, heading, start, lines = [], "", entry.body.line, list[str]()
    for number, line in enumerate(entry.body.text.split("\n"), start=entry.body.line):
        if number in headings:
            parts.append(Passage(heading, "\n".join(lines), start))
            raw = HEADING.match(line)
            heading, start, lines = raw.group(2) if raw else headings[number], number, []
        else:
            lines.append(line)
    parts.append(Passage(heading, "\n".join(lines), start))
    return [part for part in parts if part.heading or part.text.strip()]


def citations(entry: Entry[Any]) -> Iterator[Mention]:
    """The keys cited in the body, in order: `[@a; @b]` cites two."""
    for number, line in plain_lines(entry):
        for group in _CITATION.finditer(line) if "[@" in line else ():
            for key in CITATION_KEY.finditer(group.group(1)):
                yield Mention(key.group(1), number, group.start(1) + key.start() + 1)


def links(entry: Entry[Any]) -> Iterator[Mention]:
    """The targets of links and images in the body, in order."""
    for number, line in plain_lines(entry):
        for link in _LINK.finditer(line) if "](" in line or "]:" in line or "<" in line else ():
            group = link.lastindex or 0
            yield Mention(_destination(link.group(group)), number, link.start(group) + 1)


def _destination(written: str) -> str:
    """The address in what stands between the brackets of a link; a title may follow it."""
    text = written.strip()
    if text.startswith("<"):
        return text[1:].partition(">")[0]
    # Browsers ignore white space in a scheme: `java script:` must not be taken for a file.
    return text if _is_unsafe(text) else text.partition(" ")[0].partition("\t")[0]


def _is_unsafe(target: str) -> bool:
    plain = re.sub(r"[\x00-\x20\x7f]", "", unescape(target))
    scheme = _SCHEME.match(plain)
    return bool(scheme and scheme.group(1).lower() not in SAFE_SCHEMES) or plain.startswith(("//", "\\"))


def check_body(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """Everything that is wrong with the text of one record by itself."""
    yield from _check_lines(entry)
    yield from slipped_links.check(entry.source, plain_lines(entry))
    yield from _check_links(entry)


def _check_lines(entry: Entry[Any]) -> Iterator[Diagnostic]:
    brackets = 0
    yield from _check_bullets(entry)
    for number, line in plain_lines(entry):
        tag = _TAG.search(_AUTOLINK.sub(lambda link: " " * len(link.group()), line)) if "<" in line else None
        if tag:
            yield rules.RAW_HTML.at(
                entry.source.line(number, tag.start() + 1),
                f"HTML stands here: {tag.group()[:40]}",
                "write Markdown instead: **bold**, *italic*, [text](address), lists with hyphens",
            )
        code = _TEMPLATE.search(line) if "{" in line else None
        if code:
            yield rules.TEMPLATE_CODE.at(
                entry.source.line(number, code.start() + 1),
                f"template code stands here: {line[code.start() :][:30]}",
                "delete it, or put it between backticks to show it as an example",
            )
        before, brackets = brackets, brackets + line.count("[")
        if before <= MAX_BRACKETS < brackets:
            yield rules.TOO_MANY_BRACKETS.at(
                entry.source.line(number),
                f"the text has more than {MAX_BRACKETS:,} square brackets",
                "take out those that are no link and no source",
            )
        if _levels(line) > MAX_LEVELS:
            yield rules.TEXT_TOO_DEEP.at(
                entry.source.line(number),
                f"lists or quotations are nested more than {MAX_LEVELS} levels deep here",
                "begin the line further to the left, with one mark (-, 1. or >)",
            )
        heading = HEADING.match(line) if "#" in line else None
        if heading and len(heading.group(1)) == 1:
            yield rules.TOP_HEADING.at(
                entry.source.line(number),
                "a first-level heading stands in the text",
                f"write ## {heading.group(2)}; the title of the page is the field `title`",
                Suggestion("# ", "## "),
            )


def _check_bullets(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """One finding for each run of lines that begin with a bullet of a word processor."""
    if entry.body.text.isascii():  # such bullets and spaces are not
        return
    run: list[str] = []
    start = 0
    for number, line in [*plain_lines(entry), (0, "")]:
        if run and (number != start + len(run) or not _BULLET.match(line)):
            yield rules.PASTED_BULLET.at(
                entry.source.line(start),
                f"a list is written with {_sign(run[0])} here",
                "begin each item with a hyphen and a space",
                Suggestion(
                    "\n".join(run), "\n".join(_BULLET.sub(r"\1- ", item) for item in run), certain=True
                ),
            )
            run = []
        if _BULLET.match(line):
            start = start if run else number
            run.append(line)


def _sign(line: str) -> str:
    sign = line.strip()[0]
    return f"{sign} and a special space" if sign in "-*" else sign


def _levels(line: str) -> int:
    """How many lists and quotations a line may be in: its marks, and four spaces for each list around."""
    text = line.lstrip(" \t")
    marks = _MARKS.match(text)
    if not marks or not text.strip("-*_ \t"):  # neither list nor quotation, or a line across the page
        return 0
    return len(line[: -len(text)].expandtabs(4)) // 4 + len(_MARK.findall(marks.group()))


def _check_links(entry: Entry[Any]) -> Iterator[Diagnostic]:
    for mention in links(entry):
        if _is_unsafe(mention.target):
            yield rules.UNSAFE_LINK.at(
                entry.source.line(mention.line, mention.column),
                f"a link leads to {mention.target[:60]}",
                "link to a page of this store or to an https:// address",
            )
