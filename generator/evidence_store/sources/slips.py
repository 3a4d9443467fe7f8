"""Slips of the pen in fields that YAML reads without complaint, but not as they were meant."""

import re
from typing import NamedTuple

from evidence_store.diagnostics import Suggestion
from evidence_store.sources import rules

CURLY = re.compile(r"([“„‟«»‘‚‹›])(.+)([”“‟»«’‘‹›])\Z", re.DOTALL)
"""A text between quotation marks as word processors set them."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{_SPACES}]")
"""A space that does not part words for a program."""
_ODD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?: *(?:- *)*)([{_SPACES}][ {_SPACES}]*)",  # before a field or item
        rf"[ -]*[\w-]+: *([{_SPACES}][ {_SPACES}]*)",  # before a value
        rf".*?([{_SPACES}][ {_SPACES}]*)\Z",  # behind it
    )
)
_COMMENT = re.compile(r" +#(?=[^\s#!])(.*)")


class Slip(NamedTuple):
    """What was written, and what was probably meant."""

    rule: rules.Rule
    words: tuple[str, str, Suggestion | None]
    """Message, help and edit."""
    meant: str


def of_value(value: str, behind: str) -> Slip | None:
    """The slip in a value without quotes, if there is one. `behind` is what follows it in its line."""
    curly = CURLY.match(value)
    if curly and not re.search(r"[“”„‟«»]", curly.group(2)):
        inner = curly.group(2)
        message = f"typographic quotation marks ({curly.group(1)} {curly.group(3)}) stand around this value"
        help = f"write {in_quotes(inner)}" if in_quotes(inner) else "replace them by straight ones"
        if in_quotes(value):
            help = f"{help}; or {in_quotes(value)} if readers are to see them"
        mend = Suggestion(value, in_quotes(inner)) if in_quotes(inner) else None
        return Slip(rules.TYPOGRAPHIC_QUOTES, (message, help, mend), inner)
    comment = _COMMENT.match(behind)
    if comment:
        written = f"{value}{behind.rstrip()}" if value else behind.strip()
        message = f"`#{comment.group(1)[:40].rstrip()}` is a comment and not a part of the value"
        help = "put a space behind the # if it is meant as one"
        if in_quotes(written):
            help = f"write {in_quotes(written)}; or {help}"
        return Slip(rules.YAML_SYNTAX, (message, help, None), written)
    return None


def with_plain_spaces(line: str) -> str:
    """A line of fields whose spaces at the beginning, behind its colon and at the end are ordinary ones."""
    for odd in _ODD:
        match = odd.match(line)
        if match:
            line = line[: match.start(1)] + " " * len(match.group(1)) + line[match.end(1) :]
    return line


def in_quotes(text: str) -> str:
    """The text as a YAML value in quotation marks; nothing if that needs more thought."""
    if "\n" in text or "\\" in text:
        return ""
    if '"' not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else ""
