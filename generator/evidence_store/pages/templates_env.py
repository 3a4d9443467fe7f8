"""The templates: shared ones of this stage, and one in the folder of each kind."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from evidence_store.pages import estimates, rating_words, words
from evidence_store.pages.plots import forest
from evidence_store.records.kind import Kind

FOLDER = Path(__file__).parent / "templates"


def environment(kinds: Sequence[Kind]) -> Environment:
    """Templates that escape what they are given and refuse names they do not know."""
    own = {
        f"kinds/{kind.name}.html.jinja": kind.template.read_text("utf-8")
        for kind in kinds
        if kind.has_pages and kind.template.exists()
    }
    own |= {
        f"kinds/{kind.name}/list.html.jinja": path.read_text("utf-8")
        for kind in kinds
        if kind.has_pages and (path := kind.home / "list.html.jinja").exists()
    }
    templates = Environment(
        loader=ChoiceLoader([DictLoader(own), FileSystemLoader(FOLDER)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        counted=words.counted,
        day=words.day,
        estimate_words=estimates.estimate_words,
        joined=words.joined,
        money=words.money,
        number=estimates.number,
        percent=estimates.percent,
        pooled_words=estimates.pooled_words,
        row_figures=estimates.row_figures,
        row_words=estimates.row_words,
        two_digits=forest.two_digits,
        one_left_out_words=rating_words.one_left_out_words,
        converted_words=rating_words.converted_words,
        BASIS=rating_words.BASIS,
    )
    return templates
