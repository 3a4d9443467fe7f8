"""Finished HTML of a page -> the same with its terms explained, each where a section first uses it.

This comes last, when the page is made: the sanitiser never has to let a button through, and all running text of
a page, from fields and from Markdown, goes one way. What is written into the page is escaped here.
"""

import re
from dataclasses import dataclass, field, replace
from html import unescape

from jinja2 import Environment
from markupsafe import Markup, escape

from evidence_store.catalogue.destinations import GLOSSARY, TERM
from evidence_store.pages.glossary.terms import Terms
from evidence_store.pages.page import Page
from evidence_store.pages.urls import relative

SCRIPT, STYLE = "js/terms.js", "terms.css"

RUNNING_TEXT = (
    *("ev-lead", "ev-prose", "ev-points", "ev-facts", "ev-why", "ev-steps", "ev-estimate"),
    *("ev-quality__because", "ev-result__because", "ev-result__note", "ev-explained"),
)
"""Classes of elements that hold running text. `ev-explained` says that and nothing else."""
SILENT = frozenset(
    {"a", "abbr", "button", "code", "dt", "figure", "label", "pre", "q", "summary", "svg", "th"}
    | {f"h{level}" for level in range(1, 7)}
)
"""Elements in which no word is explained: what is pressed, what is a name, what is quoted letter by letter."""
_NOTED = frozenset({"h2", "details"})
"""Elements that change which terms count as explained."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})

_ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)\b({_ATTRIBUTES})>")
_SECTION = re.compile(r"<(?:h2|/?details)\b")
"""Where a section begins, where a box that may be closed begins or ends."""
_RUNNING = re.compile(rf"class=\"(?:[^\"<>]*\s)?(?:{'|'.join(RUNNING_TEXT)})[\s\"]")
"""Where an element of running text names its class. Two patterns, as each of them alone is searched for much faster."""


def explained(page: Page, terms: Terms, templates: Environment) -> Page:
    """`page` with its terms explained and the explanations at its end; as it was where it has none.

    The glossary itself explains nothing a second time.
    """
    if page.address == GLOSSARY or not terms.entries:
        return page
    writer = _Writer(terms, subject=terms.named(page.title))
    html = writer.write(str(page.html))
    if not writer.used:
        return page
    box = templates.get_template("terms.html.jinja").render(
        entries=[terms.entries[id] for id in sorted(writer.used)],
        glossary=f"{relative(GLOSSARY, page.address)}#{TERM}",
    )
    return replace(
        page,
        html=Markup(f"{html}\n{box}"),  # noqa: S704 - escaped here and in the template
        scripts=(*page.scripts, SCRIPT),
        styles=(*page.styles, STYLE),
    )


@dataclass
class _Writer:
    """Walks through the page once and notes where a button takes the place of a word."""

    terms: Terms
    subject: str = ""
    """The term that the page is about and has as its title: the whole page explains it."""
    used: set[str] = field(default_factory=set)
    """Terms explained on the page."""
    seen: set[str] = field(default_factory=set)
    """Terms explained in this section already."""
    around: list[set[str]] = field(default_factory=list)
    """What was explained before each open `details` began: what stands in a closed box is not seen outside it."""
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    """From where to where a text is replaced, and by what."""

    def write(self, html: str) -> str:
        here = 0
        for start, end in _marks(html):
            tag = _TAG.match(html, start) if start >= here else None
            if tag is None or tag.end() < end:
                continue  # looked through already, or no tag of ours
            if tag[2] not in _NOTED:
                here = self._running_text(html, start)
            else:
                self._note(tag[2], closing=bool(tag[1]))
                here = tag.end()
        parts, done = [], 0
        for start, end, text in self.edits:
            parts += [html[done:start], text]
            done = end
        return "".join([*parts, html[done:]])

    def _note(self, name: str, closing: bool) -> None:
        if name == "h2" and not closing:
            self.seen.clear()
        elif name == "details" and not closing:
            self.around.append(set(self.seen))
        elif name == "details" and self.around:
            self.seen = self.around.pop()

    def _running_text(self, html: str, here: int) -> int:
        """Look through one element of running text. Where it ends."""
        open_tags: list[str] = []
        silent = 0  # how many tags were open when the silent element began; 0 outside one
        for tag in _TAG.finditer(html, here):
            if not silent and (start := tag.start()) > here:
                self._text(html, here, start)
            here = tag.end()
            closing, name, attributes = tag.groups()
            if name in _NOTED:
                self._note(name, bool(closing))
            if closing:
                while open_tags and open_tags.pop() != name:
                    pass
                silent = silent if len(open_tags) >= silent else 0
            elif name not in _VOID and not attributes.endswith("/"):
                open_tags.append(name)
                silent = silent or (len(open_tags) if name in SILENT else 0)
            if not open_tags:
                break
        return here

    def _text(self, html: str, start: int, end: int) -> None:
        """Look for terms in a piece of text without tags."""
        piece = html[start:end]
        if piece.isspace():
            return
        text = unescape(piece)
        parts: list[str] = []
        here = 0
        for use in self.terms.uses(text):
            if use.term in self.seen or use.term == self.subject:
                continue
            self.seen.add(use.term)
            self.used.add(use.term)
            parts += [escape(text[here : use.start]), _button(use.term, text[use.start : use.end])]
            here = use.end
        if parts:
            self.edits.append((start, end, "".join([*parts, escape(text[here:])])))


def _marks(html: str) -> list[tuple[int, int]]:
    """Where the tags begin that matter, in order, and up to where each of them reaches at least."""
    sections = (mark.span() for mark in _SECTION.finditer(html))
    texts = ((html.rfind("<", 0, mark.start()), mark.end()) for mark in _RUNNING.finditer(html))
    return sorted([*sections, *texts])


def _button(term: str, word: str) -> Markup:
    return Markup('<button class="ev-term" type="button" popovertarget="explained-{}">{}</button>').format(
        term, word
    )
