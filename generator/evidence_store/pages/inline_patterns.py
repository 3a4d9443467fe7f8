"""Python-Markdown's inline patterns, tried only where they could find something.

It tries every pattern on every passage. Most passages hold no character that a pattern begins with, and the others hold
one or two such characters: trying the rest was the dearest part of rendering them.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString, Registry

MARKS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "citation": ("[",),
    "reference": ("[",),
    "link": ("[",),
    "short_reference": ("[",),
    "image_link": ("!",),
    "image_reference": ("!",),
    "short_image_ref": ("!",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""One of these a passage must hold for a pattern to find anything in it. A pattern not named here is always tried."""

_EVERY = frozenset(mark for marks in MARKS.values() for mark in marks) | {STX}


class WantedPatterns(InlineProcessor):
    """Leaves out the patterns that a text gives no cause for. Takes the place of the processor it is made from."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        marks = {md.inlinePatterns[name]: marks for name, marks in MARKS.items() if name in md.inlinePatterns}
        # The stubs know patterns of an older make than those that a registry takes.
        self._patterns: list[tuple[Any, tuple[str, ...] | None]] = [
            (pattern, marks.get(pattern)) for pattern in md.inlinePatterns
        ]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look through a whole text, passage by passage."""
        text = "".join(tree.itertext())
        found = {mark for mark in _EVERY if mark in text}
        if all(marks for _, marks in self._patterns):
            for element in tree.iter():
                passage = element.text
                if passage and not any(mark in passage for mark in found):
                    element.text = AtomicString(passage)  # finished as it stands
        self.inlinePatterns = Registry()
        for place, (pattern, marks) in enumerate(self._patterns):
            if not marks or not found.isdisjoint(marks):
                self.inlinePatterns.register(pattern, str(place), -place)
        return super().run(tree, ancestors)
