"""A new kind of content is one folder and one name in a tuple: here it comes from outside the library."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.helpers import VOCABULARY, Store, example_store

from evidence_store import KINDS, Kind
from evidence_store.rules import all_rules
from evidence_store.site.web_editor.config import editor_config

MODEL = '''
"""Toolkits: things to download and use."""

from pathlib import Path
from typing import Annotated

from evidence_store.diagnostics import Rule
from evidence_store.records.fields import Line, RefersTo, Slug
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record

TOO_MANY = Rule("too-many-pages", "A toolkit is short.", "Nobody reads it.", "pages: 400", "pages: 40")


class Toolkit(Record):
    """Something to use at work."""

    title: Line
    """Its name."""
    summary: Line
    """What it is for."""
    pages: int
    """How many pages it has."""
    maker: Annotated[Slug, RefersTo("partner")]
    """Who made it."""


def short(entry):
    if entry.record.pages > 100:
        yield TOO_MANY.at(entry.place("pages"), f"{entry.record.pages} pages are too many", "shorten it")


KIND = Kind(
    name="toolkit", plural="toolkits", label="Toolkit", label_plural="Toolkits", about="Things to use.",
    model=Toolkit, home=Path(__file__).parent, facets=("maker",), columns=("title", "maker", "pages"),
    checks=(short,), rules=(TOO_MANY,), views="toolkit_views_from_outside",
)
'''
VIEWS = """
def record_view(entry, shared):
    return {"days": entry.record.pages // 10}


def list_view(entries, shared):
    return {"total": sum(entry.record.pages for entry in entries)}
"""
EXAMPLE = """\
---
title: Lantern toolkit
summary: How to walk with a lantern.
pages: 40
maker: lantern-house
---

Read it in the dark.
"""
TEMPLATE = """\
{% extends "record.html.jinja" %}
{% block main %}<p>{{ days }} days.</p><p>{{ record.pages }} pages by {{ page.link("partner", record.maker) }}</p>
{{ page.body(entry) }}{% endblock %}
"""
LIST = """\
{% extends "list.html.jinja" %}
{% block intro %}<p>{{ total }} pages in all.</p>{% endblock %}
"""
SCRIPT = "document.title += '!';\n"
STYLE = ".toolkit { color: inherit; }\n"
PATH = "toolkits/lanterns.md"


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Kind]:
    home = tmp_path / "elsewhere" / "toolkit"
    home.mkdir(parents=True)
    (home / "__init__.py").write_text(MODEL)
    (home / "example.md").write_text(EXAMPLE)
    (home / "page.html.jinja").write_text(TEMPLATE)
    (home / "list.html.jinja").write_text(LIST)
    (home / "page.js").write_text(SCRIPT)
    (home / "page.css").write_text(STYLE)
    (home / "views.py").write_text(VIEWS)
    module = load("toolkit_from_outside", home / "__init__.py")
    load("toolkit_views_from_outside", home / "views.py")
    yield module.KIND
    del sys.modules["toolkit_from_outside"], sys.modules["toolkit_views_from_outside"]


def load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def wider(new: Kind, tmp_path: Path) -> Store:
    """A store that knows the new kind and holds one of it."""
    store = Store(tmp_path, (*KINDS, new)).fill(VOCABULARY).stub("partner", "lantern-house")
    return store(PATH, EXAMPLE)


def test_its_files_are_discovered(wider: Store):
    assert wider.report == ""
    assert [entry.id for entry in wider.check().catalogue.of("toolkit")] == ["lanterns"]


def test_its_example_is_valid(new: Kind, tmp_path: Path):
    store = Store(tmp_path / "other", (*KINDS, new)).fill(VOCABULARY)
    assert example_store(store, new).report == ""


def test_the_web_editor_has_a_form_for_it(wider: Store):
    config = editor_config(wider.check().catalogue, "content", {}, "Store")
    made = next(collection for collection in config["collections"] if collection["name"] == "toolkits")
    assert made["folder"] == "content/toolkits"
    assert made["fields"][:4] == [
        {"name": "title", "label": "Title", "hint": "Its name.", "required": True, "widget": "string"},
        {"name": "summary", "label": "Summary", "hint": "What it is for.", "required": True, "widget": "string"},
        {
            "name": "pages", "label": "Pages", "hint": "How many pages it has.", "required": True,
            "widget": "number", "value_type": "int", "step": 1,
        },
        {
            "name": "maker", "label": "Maker", "hint": "Who made it.", "required": True, "widget": "relation",
            "collection": "partners", "value_field": "{{slug}}", "display_fields": ["title"],
            "search_fields": ["title"],
        },
    ]  # fmt: skip


def test_its_fields_are_checked_with_line_and_column(wider: Store):
    wider(PATH, EXAMPLE.replace("pages: 40", "pages: forty\ncolour: red"))
    assert wider.report == (
        "content/toolkits/lanterns.md:4:8: error[wrong-type]: "
        '`pages` must be a whole number, not "forty"\n'
        "  help: write digits only, without commas, spaces or quotes: 1490\n"
        "content/toolkits/lanterns.md:5:1: error[unknown-field]: `colour` is not a field here\n"
        "  help: the fields here are: title, summary, pages, maker\n"
    )


def test_its_own_check_runs(wider: Store):
    wider(PATH, EXAMPLE.replace("40", "400"))
    assert wider.report == (
        "content/toolkits/lanterns.md:4:8: error[too-many-pages]: 400 pages are too many\n"
        "  help: shorten it\n"
    )


def test_its_rule_is_listed(new: Kind):
    assert "too-many-pages" in all_rules((*KINDS, new))


def test_its_dangling_reference_is_found(wider: Store):
    wider(PATH, EXAMPLE.replace("lantern-house", "lantern-hose"))
    assert wider.report == (
        'content/toolkits/lanterns.md:5:8: error[dangling-reference]: there is no partner "lantern-hose"\n'
        '  help: did you mean "lantern-house"?\n'
    )


def test_it_has_a_page_by_its_own_template(wider: Store):
    html = wider.page("toolkits/lanterns.html")
    assert "Lantern toolkit" in html
    assert '40 pages by <a href="../partners/lantern-house.html">lantern-house</a>' in html
    assert "Read it in the dark." in html


def test_it_has_a_list_page(wider: Store):
    html = wider.page("toolkits/index.html")
    assert "Things to use." in html
    assert 'href="lanterns.html"' in html


def test_its_own_module_works_out_what_its_templates_need(wider: Store):
    assert "<p>4 days.</p>" in wider.page("toolkits/lanterns.html")
    assert "<p>40 pages in all.</p>" in wider.page("toolkits/index.html")


def test_its_pages_load_its_own_script_and_style_sheet_and_others_do_not(wider: Store):
    assert wider.file("assets/evidence-store/kinds/toolkit.js") == SCRIPT
    assert wider.file("assets/evidence-store/kinds/toolkit.css") == STYLE
    pages = {page.address: page for page in wider.build().site.pages}
    for address in ("toolkits/lanterns.html", "toolkits/index.html"):
        assert pages[address].scripts == ("kinds/toolkit.js",)
        assert pages[address].styles == ("kinds/toolkit.css",)
    others = [page for address, page in pages.items() if not address.startswith("toolkits/")]
    assert others
    assert not [page for page in others if "toolkit" in str((page.scripts, page.styles))]


def test_texts_can_link_to_it(wider: Store):
    wider("about.md", "---\ntitle: About\nsummary: About.\n---\n\n[the kit](toolkits/lanterns.md)\n")
    assert wider.report == ""
    assert 'href="toolkits/lanterns.html"' in wider.page("about.html")


def test_what_it_names_knows_of_it(wider: Store):
    catalogue = wider.check().catalogue
    links = catalogue.incoming(("partner", "lantern-house"))
    assert [(link.source, link.field) for link in links] == [(("toolkit", "lanterns"), "maker")]


def test_it_has_a_schema(wider: Store):
    schema = json.loads(wider.file("data/schema/toolkit.schema.json"))
    assert schema["title"] == "Toolkit"
    assert schema["properties"]["maker"]["description"] == "Who made it."
    assert schema["required"] == ["title", "summary", "pages", "maker"]


def test_it_has_downloads(wider: Store):
    assert wider.file("data/toolkits.csv") == (
        "id,title,maker,pages,summary\n"
        "lanterns,Lantern toolkit,lantern-house,40,How to walk with a lantern.\n"
    )
    assert json.loads(wider.file("data/toolkits.json")) == [
        {
            "id": "lanterns",
            "title": "Lantern toolkit",
            "summary": "How to walk with a lantern.",
            "pages": 40,
            "maker": "lantern-house",
        }
    ]


def test_it_is_found_by_the_search(wider: Store):
    index = wider.file("assets/evidence-store/search-index.js")
    assert "toolkits/lanterns.html" in index
    assert "Lantern toolkit" in index


def test_without_its_template_it_gets_the_common_page(new: Kind, wider: Store):
    new.template.unlink()
    assert "Read it in the dark." in wider.page("toolkits/lanterns.html")


def test_a_second_rule_of_the_same_name_is_refused(new: Kind):
    twin = Kind(
        name="twin", plural="twins", label="Twin", label_plural="Twins", model=new.model, home=new.home,
        rules=(all_rules()["wrong-type"].__class__("too-many-pages", "t", "w", "b", "g"),),
    )  # fmt: skip
    with pytest.raises(ValueError, match="two rules have one name"):
        all_rules((*KINDS, new, twin))
