"""The templates: shared ones of this stage, and one in the folder of each kind."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from evidence_store.records.kind import Kind

FOLDER = Path(__file__).parent / "templates"


def environment(kinds: Sequence[Kind]) -> Environment:
    """Templates that escape what they are given and refuse names they do not know."""
    own = {
        f"kinds/{kind.name}.html.jinja": kind.template.read_text("utf-8")
        for kind in kinds
        if kind.has_pages and kind.template.exists()
    }
    return Environment(
        loader=ChoiceLoader([DictLoader(own), FileSystemLoader(FOLDER)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
