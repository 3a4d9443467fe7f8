"""Text with few or many marks of Markdown: the same HTML as with every pattern tried on every passage."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.pages.inline_patterns import MARKS, WantedPatterns

PIECES = (
    *("word ", "two words ", "*stress*", "**strong**", "_stress_", "__strong__", "snake_case ", "2 * 3 ", "* item"),
    *("`code`", "``co`de``", "\\*", "\\\\", "\\", "[link](page.md)", "[label][ref]", "[ref]", "[", "](", "]"),
    *("![image](a.png)", "![image][ref]", "!", "<https://example.org>", "<me@example.org>", "<"),
    *("&amp;", "&", "&#8212;", "  \n", "\n", "\n\n", "- ", "> ", "# ", "'", '"', "é"),
    *("| a | b |\n|---|---|\n| c | *d* |\n", "\n[ref]: page.md\n"),
)  # fmt: skip


EXTENSIONS = ("tables", "def_list", "fenced_code", "sane_lists")


def renderer() -> markdown.Markdown:
    """As the store has it: without raw HTML."""
    md = markdown.Markdown(extensions=EXTENSIONS)
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return md


PLAIN, WANTED = renderer(), renderer()
WANTED.treeprocessors.register(WantedPatterns(WANTED), "inline", 20)


def plain(text: str) -> str:
    return PLAIN.reset().convert(text)


def wanted(text: str) -> str:
    return WANTED.reset().convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_becomes_the_same(text: str) -> None:
    assert wanted(text) == plain(text)


@pytest.mark.parametrize("text", [f"Before {piece} after." for piece in PIECES])
def test_each_mark_alone(text: str) -> None:
    assert wanted(text) == plain(text)


def test_every_pattern_of_the_library_is_named() -> None:
    """One that is not would be tried on every passage: right, and slow."""
    assert [name for name in MARKS if name not in PLAIN.inlinePatterns] == ["citation"]
    assert len(PLAIN.inlinePatterns) == len(MARKS) - 1
