"""How easy a text is to read, by the Automated Readability Index. A hint and never a finding.

It counts letters and words. It knows nothing of sense: a short word can be harder than a long one.
"""

import math
import re
from typing import NamedTuple

from evidence_store.records.plain_text import plain_text

FEWEST_WORDS = 100
"""Below so many words chance says more than the index."""
ADULT = 14
"""The score from which on a text is for people of 18 years and more."""

_NEW_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|[0-9]{1,9}\.[ \t]|>|\||$)")
_NOT_READ_ON = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\|)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")


class Readability(NamedTuple):
    """The index of a text."""

    score: int
    """The index rounded up, as its authors do; a year of school in the United States."""
    words: int

    @property
    def age(self) -> str:
        """Who reads it with ease: `11 to 12 years`."""
        if self.score >= ADULT:
            return "18 years"
        return f"{max(self.score, 1) + 4} to {max(self.score, 1) + 5} years"


def readability(markdown: str) -> Readability | None:
    """The index of a text without its headings, tables and code; None for one with fewer than 100 words.

    4.71 x characters / words + 0.5 x words / sentences - 21.43, where characters are letters and digits. Senter RJ,
    Smith EA. Automated Readability Index. Wright-Patterson Air Force Base, 1967 (DTIC AD0667273).
    """
    characters = words = sentences = 0
    for block in _blocks(_FENCE.sub("", markdown)):
        text = plain_text(block)
        found = [word for word in text.split() if any(letter.isalnum() for letter in word)]
        words += len(found)
        characters += sum(letter.isalnum() for word in found for letter in word)
        sentences += max(1, len(_END.findall(text))) if found else 0
    if words < FEWEST_WORDS:
        return None
    return Readability(math.ceil(4.71 * characters / words + 0.5 * words / sentences - 21.43), words)


def _blocks(markdown: str) -> list[str]:
    """Paragraphs and items of lists, each with its lines joined: a line may end in the middle of a sentence."""
    blocks = [""]
    for line in markdown.split("\n"):
        if _NEW_BLOCK.match(line):
            blocks.append("")
        if not _NOT_READ_ON.match(line):
            blocks[-1] += f" {line.strip()}" if blocks[-1] else line.strip()
    return blocks
