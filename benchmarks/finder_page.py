"""The finder of a content folder, alone: its page, its data file, and the site's own scripts and style sheets.

For measurements and tests with so many summaries that the whole site would take too long to make.
"""

from datetime import date
from pathlib import Path
from shutil import copytree

from evidence_store import check
from evidence_store.kinds import KINDS
from evidence_store.pages.context import Shared
from evidence_store.pages.finder.data import finder_file
from evidence_store.pages.render import list_page
from evidence_store.pages.templates_env import environment
from evidence_store.pages.views import ASSETS
from mkdocs_evidence_store.stylesheets import stylesheets

OWN_ASSETS = Path(__file__).parents[1] / "site_plugins" / "mkdocs_evidence_store" / "assets"

SHELL = """<!doctype html><html lang="en" class="ev-root"><meta charset="utf-8"><title>Finder</title>
<script src="../{assets}js/before-paint.js"></script><link rel="stylesheet" href="../{assets}site.css">{scripts}
<body class="ev-body"><main class="ev-main ev-wrap">{html}</main>"""


def write_finder(content: Path, site: Path) -> tuple[Path, Path | None]:
    """Write the finder below `site`; its page, and its data file where there are too many summaries for the page."""
    checked = check(content)
    shared = Shared(checked.catalogue, checked.analyses, {}, date(2026, 11, 22))
    kind = next(kind for kind in KINDS if kind.name == "intervention")
    page = list_page(kind, shared, environment(KINDS))
    copytree(OWN_ASSETS, site / ASSETS)
    for name, sheet in stylesheets().items():
        (site / ASSETS / name).write_text(sheet, "utf-8")
    data = None
    if shared.finder.from_file:
        file = finder_file(shared.finder, ASSETS)
        data = site / file.address
        data.write_text(file.content, "utf-8")
    scripts = "".join(f'<script src="../{ASSETS}{name}" defer></script>' for name in page.scripts)
    target = site / page.address
    target.parent.mkdir(parents=True)
    target.write_text(SHELL.format(assets=ASSETS, scripts=scripts, html=page.html), "utf-8")
    return target, data
