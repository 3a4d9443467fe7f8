"""Passages without any mark of Markdown, which need no second look.

Python-Markdown tries each of its inline patterns on each passage. Most passages hold no character that a pattern could
begin with, so that the attempt is the dearest part of rendering them.
"""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

MARKS = re.compile(rf"[`\\\[!<&*_{STX}]|  \n")
"""What a pattern can begin with: code, an escape, a link or citation, an image, an address in angle brackets, an entity,
emphasis, what was set aside earlier, the break of a line."""


class PlainPassages(Treeprocessor):
    """Tells Python-Markdown which passages are finished as they stand. Runs before the inline patterns."""

    def run(self, root: Element) -> None:
        """Mark the text of each element that holds no mark."""
        for element in root.iter():
            if element.text and not MARKS.search(element.text):
                element.text = AtomicString(element.text)
