"""Whatever a file holds, a check never raises and never hangs, and nothing that runs reaches a page."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import VOCABULARY, Store, dangers_of_text, example_files

from evidence_store import KINDS
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.pages.markdown import MarkdownRenderer
from evidence_store.pages.sanitise import sanitise
from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.table import read_table
from evidence_store.sources.text import decode
from evidence_store.sources.yaml_tree import read_yaml

EXAMPLES = {path: text for kind in KINDS if kind.has_pages for path, text in example_files(kind).items()}
SUMMARY = EXAMPLES["interventions/example.md"]
TABLE = EXAMPLES["interventions/example.studies.csv"]

#: What breaks parsers: marks of YAML, CSV, Markdown and HTML, and characters that are not what they seem.
PIECES = st.sampled_from(
    [
        *"\n\t\r \x00:-?[]{}&*!|>'\"%@`#,;~<\\=+.0123456789eE_/()",
        *("---\n", "\n  ", ": ", "- ", "&a", "*a", "!!str", "\ufeff", "\u2028", "\x85", "\u202e", "é", "😀"),
        *("null", "true", "NaN", "1e999", "0x1", "2019-02-30", "[@a]", "<script>", "<!--", "]]>", "{{", "]("),
        *("javascript:", "&#106;", "<" * 40, "[" * 40, "    " * 8, "\n\n"),
    ]
)
NASTY = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join)


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """`text` with a few stretches cut out, doubled or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        middle = draw(st.one_of(PIECES, NASTY, st.just(text[start:end] * 2)))
        text = text[:start] + middle + text[end:]
    return text


def check(path: str, content: str | bytes, *, build: bool = False) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder)).fill(VOCABULARY)(path, content)
        store("partners/zz.md", "---\ntitle: Still here\nsummary: Still here.\nagency: council\n---\n")
        checked = store.check()
        as_text(checked.report).encode("utf-8")
        for finding in checked.report:
            lines = content.count("\n" if isinstance(content, str) else b"\n") + 1
            if finding.place.path == f"content/{path}":
                assert (
                    1
                    <= finding.place.line
                    <= max(lines, 1) + (content.count("\r") if isinstance(content, str) else 99)
                )
                assert finding.place.column >= 1
        assert checked.catalogue.get("partner", "zz") is not None
        if build:
            assert store.build().site.pages


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_reported(raw: bytes):
    check("partners/a.md", raw)


@given(st.binary(max_size=200))
def test_random_bytes_below_good_fields_are_read_or_reported(raw: bytes):
    check("partners/a.md", b"---\ntitle: A\nsummary: B.\nagency: council\n---\n" + raw)


@settings(max_examples=150)
@given(mutations(SUMMARY))
def test_a_summary_with_slips_of_the_pen_is_read_or_reported(text: str):
    check("interventions/a.md", text)


@pytest.mark.parametrize("path", [path for path in EXAMPLES if path.endswith("example.md")])
@settings(max_examples=25)
@given(data=st.data())
def test_any_record_with_slips_of_the_pen_is_read_or_reported(path: str, data: st.DataObject):
    check(path, data.draw(mutations(EXAMPLES[path])))


@settings(max_examples=100)
@given(mutations(TABLE))
def test_a_table_with_slips_of_the_pen_is_read_or_reported(text: str):
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder)).fill(VOCABULARY)
        store("interventions/example.md", SUMMARY)("interventions/example.studies.csv", text)
        store.check()


@settings(max_examples=100)
@given(mutations(VOCABULARY["references.yml"].decode()))
def test_a_bibliography_with_slips_of_the_pen_is_read_or_reported(text: str):
    check("references.yml", text)


@given(st.binary(max_size=300))
def test_bytes_become_text_or_a_finding(raw: bytes):
    text, found = decode(raw, "a.md")
    assert text is not None or found
    if text is not None:
        assert "\r" not in text
        assert not any(ord(character) < 32 and character not in "\t\n" for character in text)


@given(NASTY)
def test_reading_yaml_never_raises_and_every_place_is_in_the_text(text: str):
    for problem in read_yaml(text).problems:
        assert (
            1
            <= problem.line
            <= text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + 2
        )
        assert problem.column >= 1


@given(NASTY)
def test_reading_any_text_gives_a_result_or_a_finding(text: str):
    for read in (read_markdown, read_yaml_file, read_table):
        made, found = read(text, "a", "content/a")
        assert made is not None or found or read is read_yaml_file


@settings(max_examples=200)
@given(NASTY)
def test_no_text_becomes_anything_that_runs(text: str):
    html = MarkdownRenderer().render(text, lambda key: ("A <b> 2020", f"#ref-{key}"), lambda target: target)
    assert dangers_of_text(str(html)) == []


@settings(max_examples=200)
@given(NASTY)
def test_no_html_gets_through_the_allow_list(text: str):
    evil = text.replace("](", "<a href=").replace(">", "onerror=x>")
    assert dangers_of_text(str(sanitise(text))) == []
    assert dangers_of_text(str(sanitise(evil))) == []


LONG = {
    "brackets": "[" * 1000,
    "links": "[a](" * 700,
    "images": "![" * 700,
    "stars": "*a **b " * 700,
    "backticks": "a " + "`" * 5000,
    "pairs of backticks": "a `" + "``a" * 2000,
    "less-than signs": "<" * 50_000,
    "half tags": "<a " * 20_000,
    "citations": "[@a; " * 700,
    "quotations": "> " * 3000 + "x",
    "a wide table": "|a" * 500 + "\n" + "|-" * 500 + "\n" + "|a" * 500,
    "headings": "a\n=\n" * 700,
    "terms": "a\n: b\n" * 200,
}


@pytest.mark.parametrize("name", LONG)
def test_long_repetitions_neither_raise_nor_hang(name: str):
    check("partners/a.md", f"---\ntitle: A\nsummary: B.\nagency: council\n---\n\n{LONG[name]}\n", build=True)


@pytest.mark.parametrize("name", ["lists", "numbers", "one line"])
def test_deep_lists_are_reported_before_they_exhaust_the_stack(name: str):
    deep = {
        "lists": "".join("    " * level + "- a\n" for level in range(600)),
        "numbers": "1. " * 3000 + "a\n",
        "one line": "- " * 3000 + "a\n",
    }[name]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder)).fill(VOCABULARY)
        store("partners/a.md", f"---\ntitle: A\nsummary: B.\nagency: council\n---\n\n{deep}")
        assert set(store.rules) == {"text-too-deep"}
        assert store.build().site.pages


def test_a_list_of_3000_terms_without_blank_lines_is_shown_as_it_was_written():
    html = MarkdownRenderer().render("a\n: b\n" * 3000, lambda key: None, lambda target: target)
    assert html.startswith("<pre>a\n: b\n")
