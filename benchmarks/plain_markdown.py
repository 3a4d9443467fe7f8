"""Our records as plain Markdown, as somebody without our fields would write the same page for another generator.

Every value that our page shows stands in it: texts as they are, lists as lists, groups of values as lists of names and
values, results as a table. Names of terms stay ids. Worked out for them is nothing: ratings, plots, back-links and
downloads are ours alone.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def write_plain(content: Path, docs: Path) -> int:
    """Write every Markdown file of a content folder below `docs`; returns how many."""
    files = sorted(content.rglob("*.md"))
    for file in files:
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
        page = docs / file.relative_to(content)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n".join(as_plain(fields, body)), "utf-8")
    return len(files)


def as_plain(fields: dict[str, Any], body: str) -> Iterator[str]:
    """The lines of one page."""
    rest = {name: value for name, value in fields.items() if name not in ("title", "summary", "outcomes")}
    yield f"---\ntitle: {json.dumps(fields['title'], ensure_ascii=False)}\n---\n"
    yield f"# {fields['title']}\n\n{fields.get('summary', '')}\n"
    for name, value in rest.items():
        yield from _field(name, value, "")
    if outcomes := fields.get("outcomes"):
        yield "\n## Results\n"
        yield from _table(outcomes)
    yield f"\n{body}"


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    label = name.replace("_", " ").capitalize()
    if isinstance(value, dict):
        yield f"{indent}- **{label}:**"
        for inner, one in value.items():
            yield from _field(inner, one, f"{indent}    ")
    elif isinstance(value, list):
        yield f"{indent}- **{label}:**"
        for one in value:
            if isinstance(one, dict):
                said = "; ".join(f"{key}: {_said(inner)}" for key, inner in one.items())
                yield f"{indent}    - {said}"
            else:
                yield f"{indent}    - {_said(one)}"
    else:
        yield f"{indent}- **{label}:** {_said(value)}"


def _table(outcomes: list[dict[str, Any]]) -> Iterator[str]:
    columns = list(dict.fromkeys(name for outcome in outcomes for name in outcome))
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    for outcome in outcomes:
        yield "| " + " | ".join(_said(outcome.get(name, "")).replace("|", "\\|") for name in columns) + " |"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return " ".join(str(value).split())
