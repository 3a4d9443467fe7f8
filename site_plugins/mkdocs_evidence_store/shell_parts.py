"""The parts of the shell that many pages share: each is rendered once for all pages that look alike in it.

Only our own templates are known well enough for that. A part that a centre has written anew, or that takes in a
template which it has, is rendered for every page.
"""

from collections.abc import Set
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Document

from mkdocs_evidence_store.published import OVERRIDES

HEADER, FOOTER = "shell/header.html", "shell/footer.html"

TAKES_IN = {HEADER: ("shell/nav.html", "shell/scheme.html"), FOOTER: ()}
"""The parts that pages share, and the templates that each takes in."""


class ShellParts:
    """What stands around the pages of one build."""

    def __init__(self, env: Environment, nav: Navigation) -> None:
        self._env = env
        self._nav = nav
        self._in_nav = {page.file.src_uri for page in nav.pages}
        self._rendered: dict[tuple[object, ...], str] = {}

    @pass_context
    def of(self, context: Context, name: str) -> str:
        """The part `name` of the page that `context` is about, as an `include` of it would be."""
        key = self._alike(name, context["page"]) if context["nav"] is self._nav else None
        if key is None:
            return self._render(context, name)
        if key not in self._rendered:
            self._rendered[key] = self._render(context, name)
        return self._rendered[key]

    def forget(self) -> None:
        """A page has changed, and its title may stand in the navigation."""
        self._rendered.clear()

    def _alike(self, name: str, page: Document | None) -> tuple[object, ...] | None:
        """Pages for which this is the same have the same part `name`; None for one that shares it with no other."""
        if page is None or name not in self._shared:
            return None
        folder = page.url.rpartition("/")[0]
        if not page.url.endswith(".html"):  # Addresses lead from here, and this one is a folder itself.
            return None
        if name == FOOTER:
            return name, folder
        # The navigation marks the page itself, and for one that is not in it the list it is a part of.
        source = page.file.src_uri
        if source in self._in_nav or page.is_homepage:
            return None
        return name, folder, source.rpartition("/")[0], page.parent

    def _render(self, context: Context, name: str) -> str:
        return self._env.get_template(name).render(context.get_all())

    @cached_property
    def _shared(self) -> Set[str]:
        return {name for name, others in TAKES_IN.items() if all(map(self._is_ours, (name, *others)))}

    def _is_ours(self, name: str) -> bool:
        file = self._env.get_template(name).filename
        return file is not None and OVERRIDES in Path(file).parents
