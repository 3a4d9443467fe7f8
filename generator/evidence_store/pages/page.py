"""What the last stage but one makes: pages and files, still in memory."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, without the shell (header, navigation, footer) that the theme puts around it."""

    address: str
    """Below the site's root: `interventions/kinship-care.html`."""
    title: str
    """Plain text."""
    description: str
    """One sentence of plain text, for search engines and link previews."""
    html: Markup
    """Everything between the header and the footer."""
    source_path: str | None = None
    """The content file it was made from, below the content folder; None for lists."""
    scripts: tuple[str, ...] = ()
    """The site's own scripts that it works with, in order. Compiled pages hold none themselves."""
    updated: date | None = None
    """When its content last changed, where the content says so."""

    @property
    def document_path(self) -> str:
        """The Markdown document MkDocs takes it for: `interventions/kinship-care.md`."""
        return self.address.removesuffix(".html") + ".md"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that is written beside the pages as it is."""

    address: str
    content: str


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and files of the store."""

    pages: tuple[Page, ...]
    files: tuple[DataFile, ...]
