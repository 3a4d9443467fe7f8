"""How a reader becomes an editor: the link on each page, and the web editor with its forms."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as Document

from evidence_store.catalogue import Catalogue
from evidence_store.site.web_editor.make import web_editor
from evidence_store.site.web_editor.packages import NoEditor
from evidence_store.site.web_editor.places import FOLDER, form, table_form
from evidence_store.site.web_editor.repository import file_view, repository
from evidence_store.site.web_editor.tables import has_table

GUIDE = "about/editors"
"""The id of the page for editors."""
Links = list[tuple[str, str]]
"""What each says, and its address: in full, or below the site's root."""


_GUESS = "edit/master/docs/"
"""What MkDocs takes for `edit_uri` where nobody has set it, whatever the branch and the folder are called."""


def show_files(config: MkDocsConfig) -> None:
    """Let links lead to the file on the host of `repo_url` where the settings do not say better."""
    if config.edit_uri == _GUESS:
        config.edit_uri = file_view(config.repo_url or "", _in_repository(config)[1])


def editor_files(
    catalogue: Catalogue, config: MkDocsConfig, settings: Mapping[str, object], modules: Path | None
) -> Iterable[File]:
    """The web editor, whose packages are `modules`, if it has any. Raises PluginError where something is amiss."""
    if modules is None:
        return
    root, content = _in_repository(config)
    try:
        saves_to = repository(config.repo_url or "", settings, root)
        files = web_editor(catalogue, content, config.site_name, saves_to, modules)
    except NoEditor as failed:
        raise PluginError(str(failed)) from failed
    for name, data in files.items():
        yield File.generated(config, f"{FOLDER}/{name}", content=data)


class Editing:
    """Where the records of a store can be changed, and where that is explained."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_source = {entry.source.path: entry for entry in catalogue.entries.values()}
        self._guide: Links = [("How to edit", f"{GUIDE}.html")] if catalogue.get("page", GUIDE) else []

    def links(self, source: str, document: Document, has_editor: bool) -> Links:
        """Of the record in the file `source`, and of the tables beside it."""
        entry = self._by_source.get(source)
        if entry is None:
            return []
        on_host = document.edit_url or ""
        if has_editor:
            tables = {
                name: table_form(entry.kind, name, entry.id, name not in entry.tables)
                for name in entry.kind.tables
                if has_table(entry, name)
            }
            address = form(entry.kind, entry.id)
        else:
            tables = {name: f"{on_host.removesuffix('.md')}.{name}.csv" for name in entry.tables}
            address = on_host
        said = [(f"Edit its {name}", where) for name, where in tables.items()]
        return [("Edit this page", address), *said, *self._guide] if address else []


def _in_repository(config: MkDocsConfig) -> tuple[str, str]:
    """The name of the repository's folder on this computer, and the content folder as the repository names it."""
    here = Path(config.config_file_path).absolute().parent
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    content = Path(config.docs_dir)  # where links lead is nothing that a host knows
    return root.name, content.relative_to(root).as_posix() if content.is_relative_to(root) else content.name
