"""Commands that read the content alone rate by the rule that the site shows."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import STORES, VOCABULARY, Store, read_folder

from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.cli import main
from evidence_store.site_settings import MOST, shown_rule

OTHER = "policing-8/1"


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        (f"plugins:\n- evidence-store:\n    rule: {OTHER}\n", OTHER),
        (f"plugins:\n- search\n- evidence-store: {{rule: {OTHER}, today: 2026-01-01}}\n", OTHER),
        (f"plugins:\n  search: {{}}\n  evidence-store:\n    rule: '{OTHER}'\n", OTHER),
        (
            f"markdown_extensions:\n- x: !!python/name:os.system\nplugins:\n- evidence-store: {{rule: {OTHER}}}\n",
            OTHER,
        ),
        ("plugins: [evidence-store]\n", DEFAULT_RULE),
        ("plugins: {evidence-store: }\n", DEFAULT_RULE),
        ("plugins:\n- evidence-store: {rule: policing}\n", DEFAULT_RULE),
        (f"plugins:\n- evidence-store: {{rule: [{OTHER}]}}\n", DEFAULT_RULE),
        (f"plugins:\n- evidence-store: {{rule: !ENV [RULE, {OTHER}]}}\n", DEFAULT_RULE),
        (f"plugins:\n- other: {{rule: {OTHER}}}\n", DEFAULT_RULE),
        ("plugins: evidence-store\n", DEFAULT_RULE),
        ("- a\n", DEFAULT_RULE),
        ("a: [\n", DEFAULT_RULE),
        ("a: " + "[" * 5000, DEFAULT_RULE),
        (f"# {'-' * MOST}\nplugins:\n- evidence-store: {{rule: {OTHER}}}\n", DEFAULT_RULE),
        ("", DEFAULT_RULE),
    ],
)
def test_the_settings_beside_the_content_name_the_rule(tmp_path: Path, settings: str, rule: str):
    (tmp_path / "mkdocs.yml").write_text(settings)
    assert shown_rule(tmp_path / "content") == rule


def test_where_there_are_no_settings_it_is_the_usual_one(tmp_path: Path):
    assert shown_rule(tmp_path / "content") == DEFAULT_RULE


def test_a_check_honours_the_rule_also_when_nothing_else_has_changed(tmp_path: Path):
    store = Store(tmp_path).fill({**VOCABULARY, **read_folder(STORES / "invalid" / "rating-change-differs")})
    settings = tmp_path / "mkdocs.yml"
    told = 'said to have become "negative", but now it is'

    def check() -> str:
        return CliRunner().invoke(main, ["check", "--content", str(store.content)]).stdout

    settings.write_text("plugins: [evidence-store]\n")
    assert told + ' "tends-positive"' in check()
    settings.write_text(f"plugins:\n- evidence-store: {{rule: {OTHER}}}\n")
    assert told not in check()  # a level of another rule: what it was then cannot be checked now
    settings.write_text("plugins: [evidence-store]\n")
    assert told + ' "tends-positive"' in check()
