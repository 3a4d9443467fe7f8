"""What the settings of a site say, read without doing anything that they ask for."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import yaml

from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.analyses.rules.registry import RULES
from evidence_store.sources.discover import SETTINGS
from evidence_store.sources.text import read_text

PLUGIN = "evidence-store"
MOST = 100_000
"""Signs of settings that are read: a change from a stranger may bring any."""


def shown_rule(content: Path) -> str:
    """The rule that the settings beside a content folder name; the usual one where they name none.

    What is wrong with the settings is for a build to say.
    """
    text, _ = read_text(content.resolve().parent / SETTINGS, SETTINGS)
    with suppress(yaml.YAMLError, RecursionError, ValueError):
        root = yaml.compose(text, Loader=yaml.SafeLoader) if text and len(text) <= MOST else None
        options = plugins(fields(root).get("plugins")).get(PLUGIN)
        rule = fields(options).get("rule")
        if isinstance(rule, yaml.ScalarNode) and rule.value in RULES:
            return str(rule.value)
    return DEFAULT_RULE


def fields(node: yaml.Node | None) -> Mapping[str, yaml.Node]:
    """A table by its names; nothing where there is none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


def plugins(node: yaml.Node | None) -> Mapping[str, yaml.Node | None]:
    """The options of each plugin, from a list of names, each alone or with its options, or a table by name."""
    if not isinstance(node, yaml.SequenceNode):
        return fields(node)
    found: dict[str, yaml.Node | None] = {}
    for item in node.value:
        found.update(fields(item) if isinstance(item, yaml.MappingNode) else {str(item.value): None})
    return found
