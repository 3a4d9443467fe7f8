"""What the pages know about the site they are published on. The library has no settings: builders pass this in."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from evidence_store.pages.urls import relative


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as a publication: how it is cited, and where readers report a problem. Nothing is made up."""

    name: str = "Evidence Store"
    """What the site is called in a citation."""
    site_url: str = ""
    """Where it is published, if that is known."""
    problems: str = ""
    """An email address or web address for problems, if somebody answers there."""

    def address(self, page: str) -> str:
        """The full address of a page; empty while nobody knows where the site will stand."""
        if not self.site_url:
            return ""
        return f"{self.site_url.rstrip('/')}/{relative(page, 'index.html')}"

    def problem_link(self, title: str, version: str) -> str:
        """Where a reader says what is wrong with a page; empty where nobody would answer."""
        subject = quote(f"{self.name}: {title}" + (f" ({version})" if version else ""))
        if re.match(r"https://github\.com/[^/?#]+/[^/?#]+/?\Z", self.problems):
            return f"{self.problems.rstrip('/')}/issues/new?title={subject}"
        if self.problems.startswith(("https://", "http://")):
            return self.problems
        if "@" in self.problems:
            return f"mailto:{quote(self.problems, safe='@+')}?subject={subject}"
        return ""


NOWHERE = Publication()
"""A site of which nothing is known, such as a preview."""
