"""What the pages know about the site they are published on. The library has no settings: builders pass this in."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from evidence_store.pages.urls import relative

FORM = "1-problem.yml"
"""The form for problems, in the folder `.github/ISSUE_TEMPLATE` of the repository; its field for the page is `page`."""


@dataclass(frozen=True, slots=True)
class Download:
    """The copy for a memory stick that the site offers."""

    address: str
    """Below the site's root."""
    size: int
    """Bytes."""

    @property
    def megabytes(self) -> str:
        """`3.2 MB`."""
        return f"{max(self.size / 1e6, 0.1):.1f} MB"


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with the texts and data of the store."""

    name: str
    """Its SPDX identifier."""
    title: str
    url: str


LICENCES = {
    licence.name: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Licence(
            "OGL-UK-3.0",
            "Open Government Licence 3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
    )
}
"""Open licences, by identifier."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as a publication: how it is cited, and where readers report a problem. Nothing is made up."""

    name: str = "Evidence Store"
    """What the site is called in a citation."""
    site_url: str = ""
    """Where it is published, if that is known."""
    identity: str = ""
    """A name for this store that never changes. Identifiers in feeds and calendars are made from it."""
    problems: str = ""
    """An email address or web address for problems, if somebody answers there."""

    download: Download | None = None
    """The offline copy, where the site was built with one."""
    offline: bool = False
    """Whether this is that copy itself."""
    licence: Licence = LICENCES["CC-BY-4.0"]
    """Of the store's own texts and data. Figures of others keep the terms of their sources."""
    parquet: bool = False
    """Whether to write the tables as Parquet, too. It needs pyarrow."""

    def address(self, page: str) -> str:
        """The full address of a page; empty while nobody knows where the site will stand."""
        if not self.site_url:
            return ""
        return f"{self.site_url.rstrip('/')}/{relative(page, 'index.html')}"

    def problem_link(self, page: str, title: str, version: str = "") -> str:
        """Where a reader says what is wrong with the page of this address and title; empty where nobody would answer.

        A repository on GitHub has a form for it, in which the page is filled in.
        """
        subject = f"{self.name}: {title}" + (f" ({version})" if version else "")
        address = self.address(page)
        if re.match(r"https://github\.com/[^/?#]+/[^/?#]+/?\Z", self.problems):
            filled_in = {"template": FORM, "title": subject, "page": address or title}
            return f"{self.problems.rstrip('/')}/issues/new?{urlencode(filled_in, quote_via=quote, safe='')}"
        if self.problems.startswith(("https://", "http://")):
            return self.problems
        if "@" in self.problems:
            written = {"subject": subject, **({"body": f"{address}\n\n"} if address else {})}
            return f"mailto:{quote(self.problems, safe='@+')}?{urlencode(written, quote_via=quote, safe='')}"
        return ""


NOWHERE = Publication()
"""A site of which nothing is known, such as a preview."""
