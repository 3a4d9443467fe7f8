"""The templates: shared ones of this stage, and one in the folder of each kind."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.runtime import Macro

from evidence_store.analyses.study_effects import people_of
from evidence_store.pages import estimates, rating_words, studies, words
from evidence_store.pages.plots import forest
from evidence_store.pages.quick_templates import QuickContext, QuickTemplate
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
        auto_reload=False,  # asks the disk whether a file has changed each time that a page includes it
        bytecode_cache=compiled_templates(),
    )
    templates.context_class, templates.template_class = QuickContext, QuickTemplate
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
        people_of=people_of,
        risk_rank=studies.risk_rank,
        two_digits=forest.two_digits,
        one_left_out_words=rating_words.one_left_out_words,
        converted_words=rating_words.converted_words,
        facts_words=rating_words.facts_words,
        BASIS=rating_words.BASIS,
    )
    templates.globals["once"] = cache(_call)
    templates.filters["country"] = words.country
    return templates


def _call(macro: Macro, *arguments: Any) -> str:
    return macro(*arguments)


def compiled_templates() -> BytecodeCache | None:
    """Where templates are kept once they are compiled, which takes longer than to fill them in.

    Like `__pycache__`: a folder that only this user can write, keyed by the templates' own text and the versions of
    Python and Jinja, safe to delete. None where there is no such folder.
    """
    try:
        return FileSystemBytecodeCache()
    except RuntimeError:
        return None
