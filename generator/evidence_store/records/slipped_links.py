"""Links and images of a text that are written almost as they should be."""

import re
from collections.abc import Iterable, Iterator

from evidence_store.diagnostics import Diagnostic, Suggestion
from evidence_store.records import rules
from evidence_store.sources.source import Source

_ADDRESS = r"(?:https?://|\.{0,2}/)?[^\s()\[\]]+\.(?:md|html)(?:#[\w-]*)?|https?://[^\s()\[\]]+"
_SPACE = re.compile(rf"(\[[^\[\]]+\]) +(\((?:{_ADDRESS})\))")
_REVERSED = re.compile(rf"\(([^()\[\]]+)\)\[({_ADDRESS})\]")
_WORDLESS = re.compile(r"!\[\s*\]\(")


def check(source: Source, lines: Iterable[tuple[int, str]]) -> Iterator[Diagnostic]:
    """What is wrong with the links in these lines, code left out."""
    for number, line in lines:
        if "](" not in line and ")[" not in line and "] " not in line:
            continue
        for found in _SPACE.finditer(line):
            message = "a space stands between the words of this link and its address"
            yield _finding(source, number, found, message, found[1] + found[2])
        for found in _REVERSED.finditer(line):
            message = "the brackets of this link are the wrong way round"
            yield _finding(source, number, found, message, f"[{found[1]}]({found[2]})")
        for found in _WORDLESS.finditer(line):
            yield rules.IMAGE_WITHOUT_WORDS.at(
                source.line(number, found.start() + 1),
                "this image has no words for those who do not see it",
                "write between [ and ] what is to be seen",
            )


def _finding(source: Source, number: int, found: re.Match[str], message: str, better: str) -> Diagnostic:
    mend = Suggestion(found[0], better, certain=True)
    return rules.SLIPPED_LINK.at(source.line(number, found.start() + 1), message, f"write {better}", mend)
