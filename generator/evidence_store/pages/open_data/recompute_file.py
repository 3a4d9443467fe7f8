"""The script in the download that works every rating out again: the modules of `recompute` as one file.

It shares nothing with the stages that rate. A script made from their code would repeat their mistakes; one that was
written from the rules' text alone is a second opinion.
"""

import ast
from pathlib import Path

from evidence_store.pages.page import DataFile

ADDRESS = "data/recompute.py"
FOLDER = Path(__file__).with_name("recompute")
MODULES = ("tables", "facts", "studies", "averages", "evidence", "rules", "words", "compare")
"""In the order in which each needs the ones before it."""


def recompute_file() -> DataFile:
    """One file that needs nothing but Python: what each module imports from the others stands above it."""
    imports: dict[str, set[str]] = {}
    parts = []
    for name in MODULES:
        text = (FOLDER / f"{name}.py").read_text("utf-8")
        tree = ast.parse(text)
        found = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        for node in found:
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if not module.startswith("evidence_store"):
                imports.setdefault(module, set()).update(alias.name for alias in node.names)
        heading = f"# {(ast.get_docstring(tree) or '').rstrip('.')} ".ljust(100, "-")
        body = "\n".join(text.split("\n")[found[-1].end_lineno :]).strip()
        parts.append(f"{heading}\n\n\n{body}\n")
    about = (FOLDER / "__init__.py").read_text("utf-8")
    head = [f"import {name}" for name in sorted(imports.pop("", ()))]
    head += [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(imports.items())]
    return DataFile(ADDRESS, "\n\n".join([f"{about}\n" + "\n".join(head) + "\n", *parts]))
