"""The shell around a page: which part of the navigation a page belongs to, and what its templates need."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section


def adopt(nav: Navigation, files: Files) -> None:
    """Give every page outside the navigation the parent of the list it is a part of.

    `partners/nesta.html` belongs where `partners/index.html` stands, so the shell can mark it.
    """
    lists = {
        page.file.src_uri.rpartition("/")[0]: page
        for page in nav.pages
        if page.file.src_uri.endswith("index.md")
    }
    in_nav = {page.file.src_uri for page in nav.pages}
    for file in files.documentation_pages():
        page = file.page
        home = lists.get(file.src_uri.rpartition("/")[0])
        if (
            page is not None
            and file.src_uri not in in_nav
            and home is not None
            and isinstance(home.parent, Section)
        ):
            page.parent = home.parent


def prepare(env: Environment, config: MkDocsConfig, serving: bool) -> Environment:
    """Give every template of the shell, the 404 page included, what it asks for."""
    env.globals["serving"] = serving
    env.globals["theme_stylesheet"] = _theme_stylesheet(config.theme.dirs)
    return env


def _theme_stylesheet(folders: list[str]) -> str:
    """The theme's main stylesheet. Its name holds a hash, so it is looked up and not written down."""
    for folder in folders:
        for path in sorted(Path(folder, "assets", "stylesheets").glob("main.*.css")):
            return f"assets/stylesheets/{path.name}"
    return ""
