"""Markdown as plain text: without its marks, addresses and citations."""

import re

_CITATION = re.compile(r" ?\[@[^\[\]\n]{1,300}\]")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_MARKS = re.compile(
    r"^[ \t]*(?:#{1,6}|>|[-*+]|[0-9]{1,9}\.)[ \t]+|[*`|]+|(?<!\w)_{1,3}|_{1,3}(?!\w)", re.MULTILINE
)


def plain_text(markdown: str) -> str:
    """What a reader sees of a text, its line ends kept."""
    return _MARKS.sub("", _LINK.sub(r"\1", _CITATION.sub("", markdown)))
