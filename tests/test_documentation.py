"""The library explains itself: every rule, module, function and field says what it is for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import evidence_store
import mkdocs_evidence_store
from evidence_store.rules import all_rules

ROOT = Path(evidence_store.__file__).parents[1]
FILES = sorted(
    path
    for package in (evidence_store, mkdocs_evidence_store)
    for path in Path(package.__file__).parent.rglob("*.py")
)
every_module = pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
every_rule = pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)

MOST_LINES = 350


@every_rule
def test_a_rule_has_a_permanent_name_that_gives_no_order(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert not re.match(r"(?:no|use|do|check|avoid|must)-(?!front-matter)", rule.name)


@every_rule
def test_a_rule_says_what_it_asks_and_why(rule):
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.title[0].isupper() or not rule.title[0].isalpha()


@every_rule
def test_a_rule_shows_itself_broken_and_kept(rule):
    assert rule.good
    assert rule.bad != rule.good
    assert rule.bad or rule.name == "empty-file"


@every_module
def test_a_module_says_what_it_makes(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@every_module
def test_a_module_can_be_read_in_one_sitting(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def public(node: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


#: Names that a base class gives, and explains.
GIVEN = {"extendMarkdown", "handleMatch", "run", "emit", "run_validation"}


@every_module
def test_every_public_function_and_class_says_what_it_is_for(path: Path):
    for thing in public(ast.parse(path.read_text("utf-8"))):
        assert ast.get_docstring(thing) or thing.name in GIVEN, f"{path.name}:{thing.lineno}: {thing.name}"


@every_module
def test_every_function_has_types(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.returns is not None, f"{path.name}:{node.lineno}: {node.name}"


@every_module
def test_nothing_is_left_to_do(path: Path):
    assert not re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", path.read_text("utf-8"))


def test_every_folder_of_the_library_is_a_package():
    for path in FILES:
        assert (path.parent / "__init__.py").exists(), path
