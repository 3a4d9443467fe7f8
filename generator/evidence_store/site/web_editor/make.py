"""The whole web editor as files: the page, its settings, the program and its fonts."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evidence_store.catalogue import Catalogue
from evidence_store.site.web_editor.config import as_yaml, editor_config
from evidence_store.site.web_editor.packages import program
from evidence_store.site.web_editor.repository import Repository
from evidence_store.site.web_editor.tables import table_format

TABLES = Path(__file__).with_name("tables.js")
"""What teaches the program to read tables."""


def web_editor(
    catalogue: Catalogue, content: str, name: str, saves_to: Repository, modules: Path
) -> dict[str, bytes]:
    """The files below `admin/`. Raises NoEditor."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    tables = [table_format(name) for kind in catalogue.kinds for name in kind.tables]
    page = templates.get_template("index.html.jinja").render(
        name=name, hosts=" ".join(saves_to.hosts), tables=tables
    )
    config = as_yaml(editor_config(catalogue, content, saves_to.backend, name))
    return {
        **program(modules),
        "tables.js": TABLES.read_bytes(),
        "index.html": page.encode(),
        "config.yml": config.encode(),
    }
