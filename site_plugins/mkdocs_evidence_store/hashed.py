"""Names that change with what a file holds, so that a browser need never ask for it again.

Only what pages load by its name has one: scripts that put addresses together need names that stay.
"""

from collections.abc import Mapping
from hashlib import sha256

from evidence_store.pages import Site
from evidence_store.pages.views import ASSETS

FOLDER = "hashed/"
"""Below the assets; all in it may be kept for ever."""

SHELL = ("site.css", "print.css", "js/before-paint.js", "js/shell.js", "img/icon.svg")
"""What every page loads; what else a page needs, it names."""

HEADERS = f"""\
# Read by Netlify and Cloudflare Pages: what never changes under its name may be kept for a year.
/{ASSETS}{FOLDER}*
  Cache-Control: public, max-age=31536000, immutable
"""


def hashed_names(site: Site, own: Mapping[str, bytes]) -> dict[str, str]:
    """What the assets that pages load are published as, by their names: `site.css` -> `hashed/site.3f2a9c1d8e.css`.

    `own` are those of the program; the others are made for this store.
    """
    loaded = {*SHELL, *(name for page in site.pages for name in (*page.scripts, *page.styles))}
    made = {file.address: file for file in site.files}
    return {
        name: hashed(name, own[name] if name in own else made[ASSETS + name].data) for name in sorted(loaded)
    }


def hashed(name: str, content: bytes) -> str:
    """A name with the beginning of the hash of `content` before its ending."""
    stem, dot, ending = name.rpartition(".")
    return f"{FOLDER}{stem}.{sha256(content).hexdigest()[:10]}{dot}{ending}"
