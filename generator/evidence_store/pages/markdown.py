"""Markdown bodies -> HTML, by one instance of Python-Markdown that is used again and again.

HTML in a body is escaped, not passed on: what an editor wrote is shown, and nothing of it runs.
The result is sanitised all the same, because two walls are better than one.
"""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from evidence_store.pages.inline_patterns import WantedPatterns
from evidence_store.pages.sanitise import sanitise
from evidence_store.records.body import CITATION_KEY

Cite = Callable[[str], tuple[str, str] | None]
"""A citation key -> the words in the text and the address they link to; None if it is unknown."""
Resolve = Callable[[str], str | None]
"""The target of a link as written -> its address on the page; None if its words lead nowhere."""


class MarkdownRenderer:
    """Renders one text after another; what links and citations become is asked from outside."""

    def __init__(self) -> None:
        self._store = _StoreExtension()
        self._markdown = markdown.Markdown(
            extensions=["tables", "def_list", "fenced_code", "sane_lists", self._store], output_format="html"
        )

    def render(self, text: str, cite: Cite, resolve: Resolve) -> Markup:
        """The HTML of `text`, safe to put on a page. Headings get no ids."""
        self._store.cite, self._store.resolve = cite, resolve
        try:
            return sanitise(self._markdown.reset().convert(text))
        except RecursionError:  # lists without end: shown as they were written, nothing lost
            return sanitise(f"<pre>{escape(text)}</pre>")


class _StoreExtension(Extension):
    """No raw HTML; citations; links between content files."""

    cite: Cite
    resolve: Resolve

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Citation(r"\[(@[^\[\]\n]{1,300})\]", md, self), "citation", 175)
        md.treeprocessors.register(WantedPatterns(md), "inline", 20)
        md.treeprocessors.register(_Links(md, self), "content-links", 0)


class _Citation(InlineProcessor):
    """`[@zhang-2019; @lannes-2021]` -> (Zhang and others 2019; Lannes and others 2021)."""

    def __init__(self, pattern: str, md: markdown.Markdown, store: _StoreExtension) -> None:
        super().__init__(pattern, md)
        self._store = store

    def handleMatch(  # type: ignore[override]  # the stubs know only the older form
        self, m: Any, data: str
    ) -> tuple[Element | None, int | None, int | None]:
        span = Element("span")
        span.text = "("
        last: Element | None = None
        for key in CITATION_KEY.findall(m.group(1)):
            cited = self._store.cite(key)
            if last is not None:
                last.tail = "; "
            if cited is None:
                last = Element("span", {"class": "ev-missing"})
                last.text = f"source missing: {key}"
            else:
                last = Element("a", {"href": cited[1], "class": "ev-cite"})
                last.text = cited[0]
            span.append(last)
        if last is None:
            return None, None, None
        last.tail = ")"
        return span, m.start(0), m.end(0)


class _Links(Treeprocessor):
    """Rewrites targets written as content files into the addresses of their pages."""

    def __init__(self, md: markdown.Markdown, store: _StoreExtension) -> None:
        super().__init__(md)
        self._store = store

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                target = element.get(name)
                if target and element.get("class") != "ev-cite":
                    address = self._store.resolve(target)
                    if address is None:
                        element.tag = "span"
                        del element.attrib[name]
                    else:
                        element.set(name, address)
