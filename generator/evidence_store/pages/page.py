"""What the last stage but one makes: pages and files, still in memory."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from evidence_store.aside import SHORT, Aside, put_aside, stream_aside
from evidence_store.pages.packed import PackedHtml


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same thing in another form, for machines that read the head of a page."""

    address: str
    """Below the site's root."""
    type: str
    """Its media type: `application/x-bibtex`."""
    title: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Found:
    """How the search names a page that is no record."""

    kind: str
    kinds: str
    """The same for several."""
    names: tuple[str, ...] = ()
    """Other words for what the page is about."""
    later: int = 0
    """Steps that it stands below other pages whose words fit equally."""


LIST_OR_MAP = Found("List or map", "Lists and maps")


@dataclass(frozen=True)
class Page:
    """A finished page, without the shell (header, navigation, footer) that the theme puts around it."""

    address: str
    """Below the site's root: `interventions/kinship-care.html`."""
    title: str
    """Plain text."""
    description: str
    """One sentence of plain text, for search engines and link previews."""
    html: PackedHtml = PackedHtml()  # noqa: RUF009 - a descriptor, not a default
    """Everything between the header and the footer, as Markup."""
    source_path: str | None = None
    """The content file it was made from, below the content folder; None for lists."""
    scripts: tuple[str, ...] = ()
    """The site's own scripts that it works with, in order. Compiled pages hold none themselves."""
    styles: tuple[str, ...] = ()
    """Style sheets that only pages like it need."""
    metadata: tuple[tuple[str, str], ...] = ()
    """Names and contents of `<meta>` beside the usual ones, in order; plain text, escaped by the shell."""
    alternates: tuple[Alternate, ...] = ()
    """Other forms of the page, named in its head."""
    found: Found | None = LIST_OR_MAP
    """How the search names it where it has no content file; None where nobody would search for it."""
    updated: date | None = None
    """When its content last changed, where the content says so."""
    listed: bool = True
    """Whether the sitemap lists it and its address stays for ever: not where it is one way to look at other pages."""
    linked_data: str = ""
    """What it is about, as JSON-LD that an element for scripts can hold as it stands."""
    moved_to: str = ""
    """The address at which the page stands now, for one that only leads there."""

    @property
    def document_path(self) -> str:
        """The Markdown document MkDocs takes it for: `interventions/kinship-care.md`."""
        return self.address.removesuffix(".html") + ".md"

    def packed(self) -> Self:
        """The same page in less memory, once it is finished."""
        type(self).__dict__["html"].pack(self)
        return self

    @property
    def packed_html(self) -> bytes:
        """Its HTML as it is held in memory once it is finished."""
        kept: bytes = type(self).__dict__["html"].packed(self)
        return kept

    def with_packed_html(self, kept: bytes) -> Self:
        """The same page with HTML that was packed before."""
        other = copy(self)
        type(self).__dict__["html"].put_packed(other, kept)
        return other

    def put_aside(self) -> Self:
        """The same page on the disk, once nothing more is made of it."""
        type(self).__dict__["html"].put_aside(self)
        return self

    def __setstate__(self, state: dict[str, Any]) -> None:
        """A packed page from another process goes to the disk as it arrives: thousands may wait for their turn."""
        self.__dict__.update(state)
        type(self).__dict__["html"].put_aside_packed(self)

    def but(self, **changes: Any) -> Self:
        """The same page with other fields; its HTML is not unpacked for that."""
        other = copy(self)
        for name, value in changes.items():
            object.__setattr__(other, name, value)
        return other


NOT_INDEXED = (("robots", "noindex"),)
"""The metadata of a page that search engines should leave out."""


class DataFile:
    """A file that is written beside the pages as it is. Until then it stands aside on the disk."""

    __slots__ = ("_is_text", "_kept", "address")

    def __init__(self, address: str, content: str | bytes | Iterable[bytes], text: bool = True) -> None:
        """`content` may still be in the making, part by part; then `text` says whether it is one."""
        self.address = address
        self._is_text = isinstance(content, str) or (text and not isinstance(content, bytes))
        self._kept: bytes | Aside
        if isinstance(content, str | bytes):
            data = content.encode() if isinstance(content, str) else content
            self._kept = put_aside(data) if len(data) > SHORT else data
        else:
            self._kept = stream_aside(content)

    @property
    def content(self) -> str | bytes:
        """Text, or what no text can hold."""
        return self.data.decode() if self._is_text else self.data

    @property
    def data(self) -> bytes:
        """What is written to the disk."""
        return self._kept.read() if isinstance(self._kept, Aside) else self._kept

    @property
    def parts(self) -> Iterator[bytes]:
        """The same, some at a time."""
        return self._kept.parts() if isinstance(self._kept, Aside) else iter((self._kept,))

    @property
    def size(self) -> int:
        """Its bytes."""
        return self._kept.size if isinstance(self._kept, Aside) else len(self._kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataFile) and (self.address, self.content) == (other.address, other.content)

    def __hash__(self) -> int:
        return hash((self.address, self.size))

    def __repr__(self) -> str:
        return f"DataFile({self.address!r}, {self.size} bytes)"


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and files of the store."""

    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
