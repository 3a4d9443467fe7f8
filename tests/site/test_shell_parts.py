"""Header and footer are rendered once for many pages; no page may look different for it."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta
from tests.site.building import ROOT

from evidence_store.site.build import build_site
from mkdocs_evidence_store.published import OVERRIDES
from mkdocs_evidence_store.shell_parts import TAKES_IN

STORE = ROOT / "content"
SMALL_STORE = (ROOT / "tests/stores/default", ROOT / "tests/stores/valid/people-and-places")

MAIN = (OVERRIDES / "main.html").read_text("utf-8")
OWN_MAIN = re.sub(r'\{\{ shared_part\(("shell/\w+\.html")\) \}\}', r"{% include \1 %}", MAIN)
"""The main template of a centre that takes in every part for every page."""
OWN_PART = '<header class="ours">{{ page.file.src_uri if page else "nowhere" }}</header>'
"""A part of the shell that is different on every page."""

Build = Callable[..., Mapping[str, bytes]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A site of the content in some folders, with templates of the centre's own."""

    def built(*content: Path, **templates: str) -> Mapping[str, bytes]:
        for folder in content:
            ignored = shutil.ignore_patterns("expected.json")
            shutil.copytree(folder, tmp_path / "content", dirs_exist_ok=True, ignore=ignored)
        settings = (ROOT / "mkdocs.yml").read_text("utf-8") + "\nsite_url: https://example.org/store/\n"
        settings = settings.replace("- evidence-store", "- evidence-store: {today: 2026-11-22}")
        for name, text in templates.items():
            settings = settings.replace("  name: material", "  name: material\n  custom_dir: ours")
            (tmp_path / "ours" / "shell").mkdir(parents=True, exist_ok=True)
            (tmp_path / "ours" / f"{name}.html").write_text(text, "utf-8")
        (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
        site = build_site(tmp_path / "mkdocs.yml").folder
        files = (file for file in site.rglob("*") if file.is_file())
        return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}

    return built


def test_each_page_has_the_shell_that_it_would_have_alone(build: Build) -> None:
    assert OWN_MAIN.count("include") == MAIN.count("include") + len(TAKES_IN)
    alone = build(STORE, main=OWN_MAIN)
    together = build(STORE)
    assert [name for name in alone.keys() | together.keys() if alone.get(name) != together.get(name)] == []


@pytest.mark.parametrize("name", ["shell/header", "shell/nav", "shell/scheme", "shell/footer"])
def test_a_part_that_the_centre_has_written_is_made_for_each_page(build: Build, name: str) -> None:
    site = build(*SMALL_STORE, **{name: OWN_PART})
    pages = {name: html.decode() for name, html in site.items() if name.endswith(".html")}
    shown = {name: re.findall(r'<header class="ours">(.*?)</header>', html) for name, html in pages.items()}
    assert set(shown.pop("404.html")) == {"nowhere"}
    assert {name: set(texts) for name, texts in shown.items()} == {
        name: {name.replace(".html", ".md")} for name in shown
    }


def test_what_the_parts_take_in_is_known() -> None:
    """A template that is missing in the list could be a centre's own without our noticing."""
    templates = Environment(loader=FileSystemLoader(OVERRIDES))

    def taken_in(name: str) -> set[str]:
        source = (OVERRIDES / name).read_text("utf-8")
        found = {other for other in meta.find_referenced_templates(templates.parse(source)) if other}
        return found.union(*map(taken_in, found))

    assert {name: taken_in(name) for name in TAKES_IN} == {name: set(of) for name, of in TAKES_IN.items()}


def test_a_template_of_the_centre_can_build_upon_one_of_the_theme(build: Build) -> None:
    site = build(*SMALL_STORE, main='{% extends "base.html" %}{% block content %}Ours{% endblock %}')
    html = site["partners/index.html"].decode()
    assert "Ours" in html
    assert 'class="md-header' in html
