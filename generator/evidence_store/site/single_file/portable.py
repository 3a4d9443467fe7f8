"""The main part of a finished page, made to stand alone.

Tags are copied letter by letter or left out; only links, images and, where several pages share a file, ids are written
anew. So nothing that the page escaped can come alive.
"""

import base64
import mimetypes
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

LEFT_OUT = frozenset({"ev-crumbs", "ev-read", "ev-tools", "ev-edit", "ev-data-link"})
"""Classes of what is of no use outside the site: ways to other pages, and what needs a script."""
_WITHOUT_END = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_IDS = frozenset(
    {"id", "for", "popovertarget", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
)
_OF_LINKS = frozenset({"href", "download", "rel", "target", "type", "hreflang"})
"""Attributes that an element without a way to lead may not have."""

ReadFile = Callable[[str], bytes]
"""The bytes of a file of the site by its address."""


@dataclass
class PortablePage:
    """What a finished page holds for a reader, and what it looks like."""

    title: str = ""
    html: str = ""
    """Its main part, with absolute links or none."""
    styles: list[tuple[str, str]] = field(default_factory=list)
    """Addresses of its style sheets, each with the medium it is for, if not for all."""


def portable(text: str, address: str, read: ReadFile, site_url: str = "", prefix: str = "") -> PortablePage:
    """The page at `address` with this HTML, made to stand alone.

    Links lead to `site_url`, or where it is not known only to places on the page. `prefix` goes before every id.
    """
    reader = _Reader(address, read, site_url, prefix)
    reader.feed(text)
    reader.close()
    return PortablePage(reader.title, "".join(reader.kept).strip(), reader.styles)


class _Reader(HTMLParser):
    def __init__(self, address: str, read: ReadFile, site_url: str, prefix: str) -> None:
        super().__init__(convert_charrefs=False)
        self.title = ""
        self.kept: list[str] = []
        self.styles: list[tuple[str, str]] = []
        self._address, self._read, self._site_url, self._prefix = address, read, site_url, prefix
        self._in_main = False
        self._in_title = False
        self._left_out = 0
        """How many elements deep the reader is in what is left out."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and not self._in_main
        if tag == "link" and values.get("rel") == "stylesheet":
            self.styles.append((self._below_root(values["href"]), values.get("media", "")))
        if tag == "main":
            self._in_main = True
        elif self._in_main and (
            self._left_out or tag == "script" or LEFT_OUT & {*values.get("class", "").split()}
        ):
            self._left_out += tag not in _WITHOUT_END
        elif self._in_main:
            self.kept.append(self._tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._in_main and not self._left_out:
            self.kept.append(self._tag(tag, attrs, " /"))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == "main":
            self._in_main = False
        elif self._left_out:
            self._left_out -= 1
        elif self._in_main:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._in_main and not self._left_out:
            self.kept.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]], end: str = "") -> str:
        changed = [(name, self._value(tag, name, value)) for name, value in attrs]
        if changed == attrs:
            return self.get_starttag_text() or ""
        left_out = _OF_LINKS if ("href", None) in changed else frozenset()
        written = "".join(
            f' {name}="{escape(value)}"' if value is not None else f" {name}"
            for name, value in changed
            if name not in left_out
        )
        return f"<{tag}{written}{end}>"

    def _value(self, tag: str, name: str, value: str | None) -> str | None:
        """An attribute as it stands in the file; None if it is left out."""
        if value is None:
            return None
        if name == "href":
            return self._link(value)
        if tag == "img" and name == "src" and not value.startswith("data:"):
            kind = mimetypes.guess_type(value)[0] or "application/octet-stream"
            data = base64.b64encode(self._read(self._below_root(value))).decode()
            return f"data:{kind};base64,{data}"
        if self._prefix and name in _IDS:
            return " ".join(self._prefix + id for id in value.split())
        return value

    def _link(self, target: str) -> str | None:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return target
        if not parts.path or (self._below_root(parts.path) == self._address and parts.fragment):
            return f"#{self._prefix}{parts.fragment}"
        if not self._site_url:
            return None
        query = f"?{parts.query}" if parts.query else ""
        mark = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self._site_url.rstrip('/')}/{self._below_root(parts.path)}{query}{mark}"

    def _below_root(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._address), unquote(path)))
