"""The shell around a page: which part of the navigation a page belongs to, and what its templates need."""

from collections.abc import Mapping
from datetime import date

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section

from evidence_store.catalogue import Catalogue
from evidence_store.catalogue.selection import SUMMARY
from evidence_store.pages.templates_env import compiled_templates
from evidence_store.pages.views import ASSETS
from evidence_store.pages.words import day
from mkdocs_evidence_store.finished import FinishedDocument
from mkdocs_evidence_store.shell_parts import ShellParts


def adopt(nav: Navigation, files: Files, config: MkDocsConfig) -> None:
    """Make every page outside the navigation a finished one, with the parent of the list it is a part of.

    `partners/nesta.html` belongs where `partners/index.html` stands, so the shell can mark it; `news/archive/2019.html`
    where `news/index.html` does.
    """
    lists = {
        page.file.src_uri.rpartition("/")[0]: page
        for page in nav.pages
        if page.file.src_uri.endswith("index.md")
    }
    in_nav = {page.file.src_uri for page in nav.pages}
    for file in files.documentation_pages():
        if file.src_uri in in_nav:
            continue
        page = FinishedDocument(None, file, config)
        folder = file.src_uri.rpartition("/")[0]
        home = lists.get(folder) or lists.get(folder.partition("/")[0])
        if home is not None and isinstance(home.parent, Section):
            page.parent = home.parent


def selected(catalogue: Catalogue) -> str | None:
    """How much of the store this is, where it is a selection: `2 of 31 summaries`."""
    if not catalogue.elsewhere:
        return None
    here = len(catalogue.of(SUMMARY))
    return f"{here} of {here + sum(kind == SUMMARY for kind, _ in catalogue.elsewhere)} summaries"


def prepare(
    env: Environment,
    parts: ShellParts,
    assets: Mapping[str, str],
    serving: bool,
    preview: bool,
    made_on: date,
    renew_by: date | None,
    part: str | None,
) -> Environment:
    """Give every template of the shell, the 404 page included, what it asks for.

    `parts` are what pages share; `assets` are the names of what pages load, by what we call it; `renew_by` is for
    offline copies, `part` for those that are a selection.
    """
    env.bytecode_cache = compiled_templates()
    env.globals.update(
        shared_part=parts.of,
        # A page that was changed while somebody watches may be the first to load one.
        asset=lambda name: ASSETS + assets.get(name, name),
        serving=serving,
        preview=preview,
        made_on=day(made_on),
        renew_by=renew_by and renew_by.isoformat(),
        renew_day=day(renew_by),
        part=part,
    )
    return env
