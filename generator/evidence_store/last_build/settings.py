"""Which settings a record can be kept for: those that name nothing else that goes into a site but the content."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from evidence_store.site_settings import PLUGIN, fields, plugins

KNOWN = {
    *("site_name", "site_url", "site_description", "site_author", "copyright"),
    *("repo_url", "repo_name", "edit_uri", "edit_uri_template", "docs_dir", "site_dir", "use_directory_urls"),
    *("nav", "theme", "plugins", "extra", "strict", "validation", "dev_addr", "watch"),
    *("exclude_docs", "draft_docs", "not_in_nav"),
}
"""Settings that hold all they say. Others, such as `hooks` or `INHERIT`, can lead to any file."""
OF_THEME = {
    "name",
    "language",
    "locale",
    "direction",
    "font",
    "features",
    "palette",
    "icon",
    "logo",
    "favicon",
}
"""The same of the theme; `custom_dir` leads to files."""
ENVIRONMENT = "!ENV"
PLAIN = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Settings:
    """Settings that hold all they say."""

    content: Path
    variables: tuple[str, ...]
    """Of the environment, that they ask for."""


def settings(file: Path) -> Settings | None:
    """What the settings in a file lead to; None where there may be more than that, or where they cannot be read."""
    try:
        text = file.read_text("utf-8-sig")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode) or not _hold_all(root):
            return None
        variables = tuple(sorted(_variables(root, set())))
        content = yaml_load(text).get("docs_dir", "docs")
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, yaml.YAMLError, _Leads):
        return None
    return Settings((file.parent / str(content)).resolve(), variables)


class _Leads(Exception):
    """A setting leads to something else, such as a function."""


def _hold_all(root: yaml.MappingNode) -> bool:
    all = fields(root)
    return (
        all.keys() <= KNOWN
        and fields(all.get("theme")).keys() <= OF_THEME
        and list(plugins(all.get("plugins"))) == [PLUGIN]
    )


def _variables(node: yaml.Node, seen: set[int]) -> Iterator[str]:
    """What is asked of the environment anywhere in it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.tag != ENVIRONMENT and not node.tag.startswith(PLAIN):
        raise _Leads(node.tag)
    if node.tag.startswith(PLAIN + "python"):
        raise _Leads(node.tag)
    parts: list[Any] = [node]
    if isinstance(node, yaml.MappingNode):
        parts = [part for pair in node.value for part in pair]
    elif isinstance(node, yaml.SequenceNode):
        parts = node.value
    if node.tag == ENVIRONMENT:
        yield from (str(part.value) for part in parts if isinstance(part, yaml.ScalarNode))
    for part in parts:
        yield from _variables(part, seen)
