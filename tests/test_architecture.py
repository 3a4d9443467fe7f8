"""Imports go down one list; nothing prints, exits or reads the clock but where its name says so."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import evidence_store
import mkdocs_evidence_store

LIBRARY = Path(evidence_store.__file__).parent
PLUGIN = Path(mkdocs_evidence_store.__file__).parent

ORDER = (
    "days",
    "fingerprint",
    "watching",
    "whole_file",
    "aside",
    "standalone",
    "progress",
    "garbage",
    "diagnostics",
    "history",
    "sources",
    "records",
    "kinds",
    "catalogue",
    "analyses",
    "upkeep_rules",
    "ignores",
    "rules",
    "check_report",
    "pages",
    "site",
    "touched",
    "site_settings",
    "pipeline",
    "one_page",
    "check_change",
    "editing",
    "evidence_diff",
    "upkeep",
    "importing",
    "last_build",
    "last_check",
    "sharding",
    "cli_options",
    "cli_progress",
    "cli_fmt",
    "cli_fix",
    "cli_new",
    "cli_import_steps",
    "cli_import_references",
    "cli_import_rows",
    "cli_import_record",
    "cli_import",
    "cli_template",
    "cli_check_options",
    "cli_check_now",
    "cli_check",
    "cli_diff",
    "cli_upkeep",
    "cli_numbers",
    "cli_sign",
    "cli_export",
    "cli_build",
    "cli_merge",
    "cli_explain",
    "cli",
    "__init__",
    "__main__",
    "mkdocs_evidence_store",
)
"""Who may import whom: only what stands before it. `site` reads what MkDocs built and needs no pipeline."""

MODULES = sorted(
    (path, name)
    for root, name in ((LIBRARY, "evidence_store"), (PLUGIN, "mkdocs_evidence_store"))
    for path in root.rglob("*.py")
)
every_module = pytest.mark.parametrize(
    "path", [path for path, _ in MODULES], ids=lambda path: path.relative_to(LIBRARY.parents[1]).as_posix()
)


def stage(path: Path) -> str:
    if path.is_relative_to(PLUGIN):
        return "mkdocs_evidence_store"
    if path.is_relative_to(LIBRARY / "kinds") and path.name == "views.py":
        return (
            "pages"  # what a kind's templates need: it lies in the kind's folder and is made when pages are
        )
    first = path.relative_to(LIBRARY).parts[0]
    return first.removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module of ours that a module imports, with its whole name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            assert node.module is not None
            # `from evidence_store import pipeline` imports a module, `from evidence_store import check` a name.
            for alias in node.names:
                inner = LIBRARY.parent / (node.module + "." + alias.name).replace(".", "/")
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                yield f"{node.module}.{alias.name}" if is_module else node.module


def ours(path: Path) -> list[str]:
    return [
        name for name in imports(path) if name.split(".")[0] in ("evidence_store", "mkdocs_evidence_store")
    ]


def stage_of(name: str) -> str:
    parts = name.split(".")
    if parts[0] == "mkdocs_evidence_store":
        return parts[0]
    return parts[1] if len(parts) > 1 else "__init__"


@every_module
def test_a_module_imports_nothing_that_comes_after_it(path: Path):
    here = ORDER.index(stage(path))
    for name in ours(path):
        assert ORDER.index(stage_of(name)) <= here, f"{stage(path)} imports {name}"


def test_every_stage_is_in_the_order():
    assert {stage(path) for path, _ in MODULES} == set(ORDER)


@every_module
def test_kinds_do_not_import_each_other(path: Path):
    if not path.is_relative_to(LIBRARY / "kinds") or path.parent == LIBRARY / "kinds":
        return
    own = path.relative_to(LIBRARY / "kinds").parts[0]
    for name in ours(path):
        if stage_of(name) == "kinds":
            assert name.split(".")[2] in (own, "parts"), f"{own} imports {name}"


@every_module
def test_analyses_of_numbers_know_no_files_and_no_html(path: Path):
    if stage(path) == "analyses":
        for name in imports(path):
            assert name.split(".")[0] not in ("yaml", "jinja2", "markdown", "markupsafe", "nh3", "mkdocs")


@every_module
def test_only_the_command_prints_and_exits(path: Path):
    if stage(path) == "__main__" or stage(path).startswith("cli"):
        return
    if path.parent.name == "recompute":  # a program of its own, which readers run
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in ("print", "exit", "quit", "sys.exit", "os._exit", "click.echo"), (
                f"{path.name}:{node.lineno}: {name}"
            )
        if isinstance(node, ast.Raise) and node.exc is not None:
            assert "SystemExit" not in ast.unparse(node.exc), f"{path.name}:{node.lineno}"


@every_module
def test_only_the_plugin_and_the_site_log(path: Path):
    if stage(path) not in ("mkdocs_evidence_store", "site"):
        assert "logging" not in list(imports(path))


CLOCK = ("today", "now", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime", "ctime")

COUNTS_SECONDS = {LIBRARY / "cli_progress.py", PLUGIN / "serving.py"}


@every_module
def test_nothing_reads_the_clock_but_a_function_that_says_so(path: Path):
    """The command and the plugin ask for today's date in a function called after it, and pass it on.

    Seconds are counted where a person waits for them, and nowhere else.
    """
    for function in ast.walk(tree(path)):
        if not isinstance(function, ast.FunctionDef | ast.Module):
            continue
        for node in (
            ast.iter_child_nodes(function) if isinstance(function, ast.Module) else ast.walk(function)
        ):
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                assert path in COUNTS_SECONDS, f"{path.name}:{node.lineno}"
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CLOCK
            ):
                owner = ast.unparse(node.func.value)
                if owner in ("date", "datetime", "time", "datetime.date", "datetime.datetime"):
                    assert isinstance(function, ast.FunctionDef), f"{path.name}:{node.lineno}"
                    assert "today" in function.name, f"{path.name}:{node.lineno} in {function.name}"
                    assert stage(path) == "days", path.name


ADDS_WHOLE_NUMBERS = {"pooled_result.py", "rating.py", "certainty.py", "bias.py", "trim_and_fill.py"}
"""Modules of the analyses whose sums are counts, ranks and steps."""


@every_module
def test_numbers_are_the_same_in_every_version_of_python(path: Path):
    """`sum` of floats has other last digits from Python 3.12 on; `math.fsum` has not."""
    if stage(path) == "analyses" and path.name not in ADDS_WHOLE_NUMBERS:
        calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        assert [node.lineno for node in calls if ast.unparse(node.func) == "sum"] == []


STARTS_PROGRAMS = {LIBRARY / "history" / "repository.py", LIBRARY / "site" / "web_editor" / "packages.py"}


@every_module
def test_one_module_each_speaks_to_the_web_to_git_and_to_npm(path: Path):
    for name in imports(path):
        assert name.split(".")[0] not in ("socket", "aiohttp") or path == LIBRARY / "upkeep" / "ask.py"
        assert name.split(".")[0] not in (
            "requests",
            "httpx",
            "urllib3",
            "http",
            "random",
        )
        assert not name.startswith("urllib.request")
        assert name != "subprocess" or path in STARTS_PROGRAMS


VIEWS = sorted(path.parent.name for path in (LIBRARY / "kinds").glob("*/views.py"))


@pytest.mark.parametrize("kind", VIEWS)
def test_the_views_of_a_kind_can_be_imported_before_anything_else(kind: str):
    """They belong to the pages and lie with the kinds: an import that runs in a circle shows in a new process."""
    module = f"evidence_store.kinds.{kind}.views"
    imported = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, text=True)
    assert imported.stderr == ""


def test_the_plugin_holds_hooks_and_little_else():
    assert len((PLUGIN / "plugin.py").read_text("utf-8").splitlines()) <= 150
