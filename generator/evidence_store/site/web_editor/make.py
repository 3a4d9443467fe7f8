"""The whole web editor as files: the page, its settings, the program and its fonts."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evidence_store.catalogue import Catalogue
from evidence_store.site.web_editor.config import as_yaml, editor_config
from evidence_store.site.web_editor.packages import program
from evidence_store.site.web_editor.repository import Repository


def web_editor(
    catalogue: Catalogue, content: str, name: str, saves_to: Repository, modules: Path
) -> dict[str, bytes]:
    """The files below `admin/`. Raises NoEditor."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    page = templates.get_template("index.html.jinja").render(name=name, hosts=" ".join(saves_to.hosts))
    config = as_yaml(editor_config(catalogue, content, saves_to.backend, name))
    return {**program(modules), "index.html": page.encode(), "config.yml": config.encode()}
